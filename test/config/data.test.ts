import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_YAML_LENGTH } from '../../main/config/data/nodes.ts';
import { parseJson } from '../../main/config/data/parseJson.ts';
import { parseYaml } from '../../main/config/data/parseYaml.ts';
import { yamlDocument } from './generatedYaml.ts';
import { plain } from './samples.ts';

function jsonAccepts(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('parseJson', () => {
  it('reads what JSON.parse reads', () => {
    const value = fc.jsonValue().filter((made) => !JSON.stringify(made).includes('__proto__'));
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 2), (made, indent) => {
        const read = parseJson(JSON.stringify(made, null, indent));
        expect(read.wellFormed).toBe(true);
        expect(JSON.stringify(plain(read.root))).toBe(JSON.stringify(made));
      }),
    );
  });

  it('refuses what JSON.parse refuses, and keeps what stands before', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '1',
      '-',
      'true',
      ' ',
      '"',
      '\\',
      '01',
      '1e5',
      '\n',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        expect([text, parseJson(text).wellFormed]).toEqual([text, jsonAccepts(text)]);
      }),
      { numRuns: 2000 },
    );
    const damaged = parseJson('{"a": 1,\n "b": [1, x], "c": 2}', 'f.json');
    expect([plain(damaged.root), damaged.problems.map(({ code, where }) => [code, where])]).toEqual([
      { a: 1, b: [1], c: 2 },
      [['json-bad-value', [{ file: 'f.json', line: 2, column: 11 }]]],
    ]);
  });

  it('reads around comments and commas too many, and calls both faults', () => {
    const read = parseJson('{\n  // note\n  "a": 1, /* b */\n  "c": [1,],\n}', 'f.json');
    expect([
      plain(read.root),
      read.wellFormed,
      read.problems.map(({ code, where }) => `${code} ${where[0]?.line}`),
    ]).toEqual([
      { a: 1, c: [1] },
      false,
      ['json-comment 2', 'json-comment 3', 'json-bad-value 4', 'json-bad-key 5', 'json-bad-value 5'],
    ]);
  });

  it('keeps both of a key that stands twice, and warns', () => {
    const read = parseJson('{"a": 1,\n "b": {"c": 1, "c": 2}, "a": 3}', 'f.json');
    expect(read.problems.map(({ code, severity, where }) => [code, severity, where])).toEqual([
      ['json-key-duplicate', 'warning', [{ file: 'f.json', line: 2, column: 16 }]],
      ['json-key-duplicate', 'warning', [{ file: 'f.json', line: 2, column: 25 }]],
    ]);
    const yaml = parseYaml('- a: 1\n  a: 2\n- a: 3\n');
    expect([read.wellFormed, yaml.wellFormed, yaml.problems.map(({ code }) => code)]).toEqual([
      true,
      true,
      ['yaml-key-duplicate'],
    ]);
  });

  it('stops at a depth', () => {
    expect(parseJson('['.repeat(100_000)).problems.map(({ code }) => code)).toEqual(['json-too-deep']);
    expect(parseYaml('- '.repeat(50_000)).problems.map(({ code }) => code)).toContain('yaml-too-deep');
    expect(parseYaml('{a: '.repeat(50_000)).problems.some(({ code }) => code === 'yaml-too-deep')).toBe(true);
  });
});

describe('parseYaml', () => {
  it('reads maps, lists, quoted and block texts', () => {
    const text = [
      '---',
      'version: 1.0   # note',
      "name: 'it''s'",
      'empty:',
      'url: "http://x/#a"',
      'list:',
      '- - nested',
      '- key: a b',
      '  more: true',
      '',
      'script: |-',
      '  line 1',
      '    line 2',
      'none: {}',
    ].join('\r\n');
    expect(plain(parseYaml(text).root)).toEqual({
      version: 1,
      name: "it's",
      empty: '',
      url: 'http://x/#a',
      list: [['nested'], { key: 'a b', more: true }],
      script: 'line 1\n  line 2',
      none: {},
    });
  });

  it.each<readonly [string, readonly string[], unknown]>([
    ['a: 1\n\tb: 2\n', ['yaml-tab 2:1'], { a: 1, b: 2 }],
    ['a: 1\njust text\n', ['yaml-mark-missing 2:1'], { a: 1, 'just text': '' }],
    ['a: 1\n   b: 2\n', ['yaml-second-colon 1:4'], { a: { '1 b': 2 } }],
    ['a: 1\nb: 2: 3\n', ['yaml-second-colon 2:4'], { a: 1, b: { 2: 3 } }],
    ['a: 1\n---\nb: 2\n', ['yaml-documents 2:1'], { a: 1 }],
    ['a: |x\n  b\n', ['yaml-syntax 1:5'], { a: 'b\n' }],
    ['a: "x\\q"\nb: 1\n', ['yaml-escape 1:6'], { a: 'x\\q', b: 1 }],
    ['a: *x\nb: 1\n', ['yaml-alias 1:4'], { a: '*x', b: 1 }],
    ['[a]: 1\nb: 2\n', ['yaml-key-missing 1:1'], { b: 2 }],
    ['a: {b: 1\nc: 2\n', ['yaml-indentation 2:1'], { a: { b: 1 }, c: 2 }],
  ])('names each place that is no YAML, and reads what is around it: %j', (text, problems, kept) => {
    const read = parseYaml(text);
    const found = read.problems.map(({ code, where }) => `${code} ${where[0]?.line}:${where[0]?.column}`);
    expect([read.wellFormed, found, plain(read.root)]).toEqual([false, problems, kept]);
  });

  it.each<readonly [string, unknown]>([
    ['a: [1, {b: 2}, c: 3]\nd: {e: [], "f": g}', { a: [1, { b: 2 }, { c: 3 }], d: { e: [], f: 'g' } }],
    ['? a\n: 1\nb: one\n  two', { a: 1, b: 'one two' }],
    ['a: !!str 1\nb: !!int "2"', { a: '1', b: '2' }],
    ["a: it's # don't\nb: 1", { a: "it's", b: 1 }],
    ['a: "x # y" # z', { a: 'x # y' }],
    ['C:\\a b: 1\n"k\\n": 2', { 'C:\\a b': 1, 'k\n': 2 }],
    ['a: "\\x41\\u00e9\\U0001F600\\e\\N\\/"', { a: 'Aé😀\u001b\u0085/' }],
    ['a: |\n  # text\n\n    \tdeep\n # note\nb: 1', { a: '# text\n\n  \tdeep\n', b: 1 }],
    ['a: >\n  one\n  two\n\n  three\n   deep\n  four', { a: 'one two\nthree\n deep\nfour\n' }],
    ['- |+\n  x\n\n\n- |-\n  y\n\n- |2\n    z', ['x\n\n\n', 'y', '  z\n']],
    ['a: | # note\nb: 1', { a: '', b: 1 }],
  ])('reads %j', (text, expected) => {
    expect([parseYaml(text).problems, plain(parseYaml(text).root)]).toEqual([[], expected]);
  });

  it('follows no alias, and says so once', () => {
    const read = parseYaml('a: &x 2\nb: *x\nc: [*x, *x]');
    const problems = read.problems.map(({ code, severity, where }) => [code, severity, where[0]?.line]);
    expect([read.wellFormed, problems, plain(read.root)]).toEqual([
      true,
      [['yaml-alias-not-followed', 'warning', 2]],
      { a: 2, b: '*x', c: ['*x', '*x'] },
    ]);
  });

  it.each([
    ['a: \0\nb: 1', 'yaml-bad-character 1:4'],
    ['a: 1\nb: "\u001b"', 'yaml-bad-character 2:5'],
    ['a: \ud83d', 'yaml-bad-character 1:4'],
  ])('refuses a character that YAML leaves out: %j', (text, problem) => {
    const { problems, wellFormed } = parseYaml(text);
    const found = problems.map(({ code, where }) => `${code} ${where[0]?.line}:${where[0]?.column}`);
    expect([wellFormed, found]).toEqual([false, [problem]]);
  });

  it('reads as many blank lines as a file may have, and no more', () => {
    const { root } = parseYaml(`a: |+\n  x\n${'\n'.repeat(MAX_YAML_LENGTH - 10)}`);
    expect(JSON.stringify(plain(root)).length).toBeGreaterThan(MAX_YAML_LENGTH);
    expect(parseYaml('\n'.repeat(MAX_YAML_LENGTH + 1)).problems.map(({ code }) => code)).toEqual(['yaml-too-large']);
  });

  it('tells texts from words that some version of YAML gives another type', () => {
    const words = ['yes', 'Off', '~', '1_000', '.5', '-.inf', '0x1F', '0o17'];
    const texts = ['yesterday', '1.0.0', '"1"', '- x'.slice(2), 'C:\\a'];
    const strings = [...words, ...texts].map((word) => {
      const { root } = parseYaml(`a: ${word}`);
      return root?.kind === 'map' && root.entries[0]?.value.kind === 'scalar' && root.entries[0].value.isString;
    });
    expect(strings).toEqual([...words.map(() => false), ...texts.map(() => true)]);
  });

  it('reads generated documents as the values that they were made from', () => {
    fc.assert(
      fc.property(yamlDocument, ({ text, value }) => {
        expect([text, parseYaml(text).problems, plain(parseYaml(text).root)]).toEqual([text, [], value]);
      }),
      { numRuns: 500 },
    );
  });

  it.each<readonly [string, string, string]>([
    ['a', ' ', 'x'],
    ['"', '\\"', ''],
    ['', "'", ''],
    ['', '- ', ''],
    ['', 'a:', ''],
    ['', ' #', 'a'],
    ['', 'a: [\n', ''],
    ['', '\t', 'a'],
    ['a: |+\n  x\n', ' \n', ' x'],
    ['a: >\n  ', 'x\n\n ', ''],
    ['', 'a: |\n', ''],
    ['', ']', ''],
    ['', '"', ''],
  ])('comes to an end: %j, many of %j, %j', (head, piece, tail) => {
    const start = performance.now();
    parseYaml(head + piece.repeat(40_000) + tail);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('never fails in another way', () => {
    const piece = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '- ',
      '-',
      '"',
      "'",
      '#',
      '  ',
      '|',
      '{}',
      '\t',
      '[',
      '\r\n',
      '---',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        expect(typeof parseYaml(pieces.join('')).wellFormed).toBe('boolean');
      }),
      { numRuns: 2000 },
    );
  });
});
