import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOf } from '../../../renderer/components/Diff.tsx';
import { highlight } from '../../../renderer/components/highlight.ts';
import { changedLines } from '../../../renderer/components/Source.tsx';
import { count, cutMiddle, placeShort, placeWords, size, time } from '../../../renderer/components/words.ts';

describe('words', () => {
  test('numbers, sizes and times are written one way', () => {
    expect([count(1, 'file'), count(1204, 'file'), count(2, 'diagnosis', 'diagnoses')]).toEqual([
      '1 file',
      '1,204 files',
      '2 diagnoses',
    ]);
    expect([size(200), size(1024), size(1740), size(50 * 1024 * 1024)]).toEqual(['200 B', '1 KB', '1.7 KB', '50 MB']);
    expect(time('2026-11-22T14:02:11.000Z')).toBe('22 Nov 2026, 14:02 UTC');
    expect(time('not a time')).toBe('not a time');
  });

  test('a path is cut in the middle and never longer than asked', () => {
    expect(cutMiddle('HKLM\\SOFTWARE\\Microsoft\\ProfileList', 20)).toBe('HKLM\\S…t\\ProfileList');
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 6, max: 40 }), (text, longest) => {
        const cut = cutMiddle(text, longest);
        expect(cut.length).toBeLessThanOrEqual(Math.max(longest, 0));
        if (text.length <= longest) expect(cut).toBe(text);
      }),
    );
  });

  test('a place names file and line, or key and value', () => {
    const file = { file: 'Program Files/Amazon/BundleConfig.xml', line: 13, column: 7 };
    expect([placeWords(file), placeShort(file)]).toEqual([
      'Program Files/Amazon/BundleConfig.xml, line 13, column 7',
      'BundleConfig.xml:13',
    ]);
    expect(placeWords({ key: 'HKLM\\SOFTWARE\\X', value: 'State' })).toBe('HKLM\\SOFTWARE\\X, State');
    expect(placeShort({})).toBe('');
  });
});

describe('source', () => {
  test('every character of a line stands in exactly one token', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (line, xml) => {
        expect(
          highlight(line, xml)
            .map((token) => token.text)
            .join(''),
        ).toBe(line);
      }),
    );
  });

  test('tags, attributes, texts, comments and masks have their colour', () => {
    expect(highlight('<Value a="1">•••</Value><!-- x -->', true).map(({ text, kind }) => [text, kind])).toEqual([
      ['<Value', 'tg'],
      [' ', ''],
      ['a', 'at-name'],
      ['=', ''],
      ['"1"', 'st'],
      ['>', 'tg'],
      ['•••', 'masked'],
      ['</Value', 'tg'],
      ['>', 'tg'],
      ['<!-- x -->', 'cm'],
    ]);
    expect(highlight('rem reg add "x"', false)).toEqual([{ text: 'rem reg add "x"', kind: 'cm' }]);
  });

  test('changed lines are those that the saved text does not have', () => {
    expect([...changedLines('a\r\nb\r\nc', 'a\r\nX\r\nc')]).toEqual([2]);
    expect([...changedLines('a\nb', 'a\nnew\nb')]).toEqual([2]);
    expect([...changedLines('a\nb\nc', 'a\nc')]).toEqual([]);
    expect([...changedLines('same', 'same')]).toEqual([]);
  });
});

describe('difference', () => {
  test('a unified difference loses its file heads and keeps its lines', () => {
    const diff = '--- a\n+++ b\n@@ -1,2 +1,2 @@\n <a>\n-  <b>UTC</b>\n+  <b>CET</b>\n';
    expect(linesOf({ file: 'a', before: null, after: null, diff })).toEqual([
      { kind: 'hunk', text: '…' },
      { kind: 'same', text: '<a>' },
      { kind: 'del', text: '  <b>UTC</b>' },
      { kind: 'add', text: '  <b>CET</b>' },
    ]);
  });

  test('a change without one shows both sides', () => {
    expect(linesOf({ key: 'HKLM\\X', before: 'a\nb', after: null })).toEqual([
      { kind: 'del', text: 'a' },
      { kind: 'del', text: 'b' },
    ]);
  });
});
