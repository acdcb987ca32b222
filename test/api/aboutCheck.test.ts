import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHECKS } from '../../main/checks/catalogue.ts';
import { openEngine, type Engine } from '../support/engine.ts';

const PAGES = join(import.meta.dirname, '..', '..', 'docs', 'checks');

let engine: Engine;
beforeAll(() => {
  engine = openEngine();
});
afterAll(() => engine.close());

test('what the API tells of a check is what its page says', async () => {
  const told = await Promise.all(CHECKS.map(({ id }) => engine.caller.checks.about({ id })));
  for (const { id, question, explains, grade, mayBreak, meanings, remedy, source } of told) {
    const page = readFileSync(join(PAGES, `${id}.md`), 'utf8');
    const parts = [
      `**${question}**`,
      explains ?? '',
      `| grade | \`${grade}\` |`,
      `| may break | ${mayBreak === null ? 'no phase of the run' : `\`${mayBreak}\``} |`,
      ...meanings.map(({ result, text }) => `- \`${result}\`: ${text}`),
      remedy,
      ...source.map(({ document, certainty }) => `- ${document} (${certainty})`),
    ];
    expect(parts.filter((part) => !page.includes(part))).toEqual([]);
  }
});

test('a check of another version is missing, and told so', async () => {
  await expect(engine.caller.checks.about({ id: 'gone' })).rejects.toMatchObject({
    cause: { problem: { kind: 'missing', diagnostic: { code: 'check-unknown' } } },
  });
});
