import { describe, expect, it } from 'vitest';
import { LINT_RULES } from '../../main/config/lint/catalogue.ts';
import { lintDocument } from '../../main/config/lint/lintDocument.ts';
import { configOf } from './samples.ts';

const codesOf = (file: string, text: string): readonly string[] =>
  lintDocument(configOf(file, text)).map(({ code }) => code);

describe.each(LINT_RULES)('rule $code', ({ code, severity, title, detail, source, example }) => {
  it('finds exactly its own fault in its bad example, and nothing in the good one', () => {
    expect([codesOf(example.file, example.bad), codesOf(example.file, example.good)]).toEqual([[code], []]);
  });

  it('says what is wrong, what comes of it, what to do, and where that is known from', () => {
    const [found] = lintDocument(configOf(example.file, example.bad));
    expect(found).toMatchObject({ code, severity });
    expect(found?.summary).toMatch(/\.$/);
    expect(found?.fix).toMatch(/[.?]$/);
    expect(found?.where[0]).toMatchObject({ file: example.file, line: expect.any(Number), column: expect.any(Number) });
    expect(title).not.toMatch(/\.$/);
    expect(detail).toMatch(/\.$/);
    expect(source.length).toBeGreaterThan(0);
  });
});

it('gives every rule a code of its own', () => {
  const codes = LINT_RULES.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});
