import { describe, expect, it } from 'vitest';
import { knownIssues, loadCatalogue } from '../../main/diagnosis/catalogue.ts';
import { EVENT_MARKS } from '../../main/diagnosis/eventMarks.ts';
import { requiredLiterals } from '../../main/diagnosis/requiredLiterals.ts';
import { RUN_MARKERS } from '../../main/diagnosis/runMarkers.ts';

function file(...issues: readonly object[]): object {
  return { schema: 'imageprep/known-issues/1', issues };
}

/**
 * Whether a pattern goes on after a repetition without bound. Its beginning may stand in a text again and again, and
 * each time such a repetition would run to the end of the text.
 */
function repeatsInside(pattern: string): boolean {
  const plain = pattern.replaceAll(/\\./g, 'e').replaceAll(/\[[^\]]*\]/g, 'c');
  return /(?:[*+]|\{\d+,\})\??(?!\)*$)/.test(plain);
}

const noise = knownIssues.filter(({ kind }) => kind === 'noise');

describe('catalogue of known issues', () => {
  it.each(knownIssues)('$id matches its sample and no noise', (issue) => {
    expect(issue.regex.exec(issue.sample)).not.toBeNull();
    const others = noise.filter((other) => other !== issue && issue.regex.test(other.sample));
    expect(others.map(({ id }) => id)).toEqual([]);
  });

  it('has literals to look for in every pattern, and every sample holds one', () => {
    const missed = knownIssues.filter(({ pattern, sample }) => {
      const literals = requiredLiterals(pattern);
      return literals === null || !literals.some((literal) => sample.includes(literal));
    });
    expect(missed.map(({ id }) => id)).toEqual([]);
    const marks = [...EVENT_MARKS, ...RUN_MARKERS].filter(({ pattern }) => requiredLiterals(pattern.source) === null);
    expect(marks).toEqual([]);
  });

  it('repeats nothing without bound but at its very end, since a record can have 64 thousand characters', () => {
    const patterns = [
      ...knownIssues.map(({ id, pattern }) => [id, pattern] as const),
      ...EVENT_MARKS.map(({ step, pattern }) => [step, pattern.source] as const),
      ...RUN_MARKERS.map(({ kind, pattern }) => [kind, pattern.source] as const),
    ];
    expect(patterns.filter(([, pattern]) => repeatsInside(pattern)).map(([id]) => id)).toEqual([]);
    expect(['a.*b', '(?:a\\S+)b', 'a[^"]{2,}"', 'a+|b'].every(repeatsInside)).toBe(true);
    expect(['ab.*', '(?<x>a(b\\w+))', 'a\\*[*+]{0,9}b', 'a.{0,400}b'].some(repeatsInside)).toBe(false);
  });

  it('holds all the failures of the facts', () => {
    expect(knownIssues.length - noise.length).toBeGreaterThanOrEqual(82);
    expect(knownIssues.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['copyprofile-find', 'appx-not-provisioned']),
    );
  });

  it('is refused when a file does not keep to the schema', () => {
    const issue = {
      id: 'a',
      title: 'A',
      kind: 'cause',
      status: 'confirmed',
      stage: 'generalize',
      pattern: 'aaaa',
      sample: 'aaaa',
      form: 'verbatim',
      cause: '',
      fix: '',
      source: 's',
    };
    expect(loadCatalogue([file(issue)])).toMatchObject([{ id: 'a', weight: 1, notInfo: false, repeats: 1 }]);
    expect(() => loadCatalogue([file(issue, issue)])).toThrow('The known issue a stands twice');
    expect(() => loadCatalogue([file({ ...issue, kind: 'reason' })])).toThrow('kind');
    expect(() => loadCatalogue([{ issues: [] }])).toThrow('schema');
  });
});

describe('literals that a pattern requires', () => {
  it.each([
    ['abcd+efgh', ['efgh']],
    ['abcdef?', ['abcde']],
    ['(?:abcd|efgh) ij', ['abcd', 'efgh']],
    ['(?:abcd)?efgh', ['efgh']],
    ['(?<name>\\w+) failed \\(x\\)', [' failed (x)']],
    ['[abcd]efgh(?!ijklmn)', ['efgh']],
    ['abcd|efgh', ['abcd', 'efgh']],
    ['abcd|x', null],
    ['\\d+', null],
    ['abc(', null],
    ['abcd{0,2}efghi', ['efghi']],
  ])('%s', (pattern, literals) => {
    expect(requiredLiterals(pattern)).toEqual(literals);
  });
});
