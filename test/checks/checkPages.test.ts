import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CHECKS } from '../../main/checks/catalogue.ts';
import { checkPages } from '../../main/checks/checkPages.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'checks');

describe('docs/checks', () => {
  const pages = checkPages();

  test('holds a page for every check, an index, and no other page', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
    expect(files.sort()).toEqual(['README.md', ...CHECKS.map(({ id }) => `${id}.md`)].sort());
  });

  test.each(pages.map(({ name, text }) => [name, text]))('%s is what "npm run docs:checks" makes', (name, text) => {
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
  });

  test.each(CHECKS.map((rule) => [rule.id, rule] as const))(
    'the page of %s says phase, remedy, and every source with its certainty',
    (id, { mayBreak, remedy, source }) => {
      const text = pages.find(({ name }) => name === `${id}.md`)?.text ?? '';
      const wanted = [
        `| may break | ${mayBreak === undefined ? 'no phase of the run' : `\`${mayBreak}\``} |`,
        `## Remedy\n\n${remedy}\n`,
        ...source.map(({ document, certainty }) => `- ${document} (${certainty})`),
      ];
      expect(wanted.filter((part) => !text.includes(part))).toEqual([]);
      expect(remedy.length).toBeGreaterThan(20);
    },
  );

  test('a page says question, grade, phase and every source with its certainty', () => {
    const text = pages.find(({ name }) => name === 'pending-restart.md')?.text ?? '';
    expect(text).toContain('**Does nothing wait for a restart?**');
    expect(text).toContain('| grade | `required` |');
    expect(text).toContain('| may break | `generalize` |');
    expect(text).toContain('canonical/packer-maas #335 (observed): Servicing that waits for a restart');
  });
});
