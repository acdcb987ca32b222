import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LINT_RULES } from '../../main/config/lint/catalogue.ts';
import { rulePages } from '../../main/config/lint/rulePages.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'rules');

describe('docs/rules', () => {
  const pages = rulePages();

  test('holds a page for every rule, an index, and no other page', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
    expect(files.sort()).toEqual(['README.md', ...LINT_RULES.map(({ code }) => `${code}.md`)].sort());
  });

  test.each(pages.map(({ name, text }) => [name, text]))('%s is what "npm run docs:rules" makes', (name, text) => {
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
  });
});
