import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogSet } from '../../main/logs/logSet.ts';
import { compileSearchExpression } from '../../main/platform/searchExpression.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { indexed, pantherLine } from './memoryLog.ts';

const panther = (path: string, lines: readonly (readonly [number, string])[]) =>
  indexed(path, lines.map(([seconds, text]) => pantherLine(seconds, 'Info', text)).join(''));

const expressionOf = (source: string) => unwrap(compileSearchExpression(source));

const texts = (set: LogSet): string[] => set.page({ offset: 0, limit: 100 }).entries.map(({ text }) => text);

describe('timeline of several logs', () => {
  it('merges by stamp and keeps the order of files for equal stamps', () => {
    const a = panther('a/setupact.log', [
      [1, 'a1'],
      [3, 'a3'],
      [5, 'a5'],
    ]);
    const b = panther('b/setupact.log', [
      [0, 'b0'],
      [3, 'b3'],
      [4, 'b4'],
    ]);
    expect(texts(new LogSet([a, b]))).toEqual(['b0', 'a1', 'a3', 'b3', 'b4', 'a5']);
  });

  it('never reorders a file whose clock jumps back', () => {
    const a = panther('a/setupact.log', [
      [10, 'a10'],
      [2, 'a2'],
      [11, 'a11'],
    ]);
    const b = panther('b/setupact.log', [
      [5, 'b5'],
      [12, 'b12'],
    ]);
    expect(texts(new LogSet([a, b]))).toEqual(['b5', 'a10', 'a2', 'a11', 'b12']);
  });

  it.each([
    ['one stamp of the future', [0, 2, 900, 4, 6], ['a0', 'b1', 'a2', 'a900', 'b3', 'a4', 'b5', 'a6', 'b7']],
    ['one stamp of the past', [20, 22, 1, 24], ['b1', 'b3', 'b5', 'b7', 'a20', 'a22', 'a1', 'a24']],
    [
      'a clock that is set back at the start',
      [90, 91, 2, 4, 6],
      ['b1', 'a90', 'a91', 'a2', 'b3', 'a4', 'b5', 'a6', 'b7'],
    ],
    ['both in one file', [0, 900, 2, 1, 4, 6], ['a0', 'a900', 'b1', 'a2', 'a1', 'b3', 'a4', 'b5', 'a6', 'b7']],
  ])('lets %s move no record behind it', (_, seconds, merged) => {
    const a = panther(
      'a/setupact.log',
      seconds.map((second) => [second, `a${second}`] as const),
    );
    const b = panther(
      'b/setupact.log',
      [1, 3, 5, 7].map((second) => [second, `b${second}`] as const),
    );
    expect(texts(new LogSet([a, b]))).toEqual(merged);
  });

  it('moves stamps in UTC by the offset of the local time', () => {
    const local = panther('a/setupact.log', [[10, 'local']]);
    const utc = indexed('Ec2ConfigLog.txt', '2025-01-02T02:00:05.000Z: utc\r\n');
    expect(texts(new LogSet([local, utc]))).toEqual(['utc', 'local']);
    expect(texts(new LogSet([local, utc], { localOffsetMinutes: 61 }))).toEqual(['local', 'utc']);
  });

  it('keeps each file in order, whatever the stamps', () => {
    const file = fc.array(fc.nat(50), { maxLength: 15 });
    fc.assert(
      fc.property(fc.array(file, { maxLength: 5 }), (files) => {
        const logs = files.map((seconds, at) =>
          panther(
            `${at}/setupact.log`,
            seconds.map((second, line) => [second, `${at} ${line}`] as const),
          ),
        );
        const merged = texts(new LogSet(logs));
        expect(merged.length).toBe(files.flat().length);
        for (const [at, seconds] of files.entries())
          expect(merged.filter((text) => text.startsWith(`${at} `))).toEqual(seconds.map((_, line) => `${at} ${line}`));
      }),
      { numRuns: 50 },
    );
  });
});

describe('a page of a timeline', () => {
  const log = indexed(
    'setupact.log',
    [
      pantherLine(0, 'Info', 'Nothing'),
      pantherLine(1, 'Error', 'CopyProfile failed\r\n more'),
      pantherLine(2, 'Warning', 'watch', 'IBS'),
      pantherLine(3, 'Error', 'net user Administrator Hunter2 /add'),
    ].join(''),
  );
  const other = indexed('Ec2ConfigLog.txt', '2025-01-02T03:00:01.500Z: copyprofile is a word\r\n');
  const set = new LogSet([log, other]);
  const found = (filter: object): string[] => {
    const { total, entries } = set.page({ offset: 0, limit: 100, ...filter });
    expect(total).toBe(entries.length);
    return entries.map(({ index, text }) => `${index} ${text.split('\n')[0]}`);
  };

  it('filters by level, file, text and time', () => {
    expect(found({ levels: ['error', 'warning'] })).toEqual([
      '1 CopyProfile failed',
      '3 watch',
      '4 net user Administrator ••• /add',
    ]);
    expect(found({ files: ['Ec2ConfigLog.txt'] })).toEqual(['2 copyprofile is a word']);
    expect(found({ grep: 'COPYprofile' })).toEqual(['1 CopyProfile failed', '2 copyprofile is a word']);
    expect(found({ grep: 'failed\n more' })).toEqual(['1 CopyProfile failed']);
    expect(found({ grep: 'ibs' })).toEqual(['3 watch']);
    expect(found({ fromMs: Date.UTC(2025, 0, 2, 3, 0, 1), toMs: Date.UTC(2025, 0, 2, 3, 0, 2) })).toEqual([
      '1 CopyProfile failed',
      '2 copyprofile is a word',
    ]);
  });

  it('does not find secrets', () => {
    expect(found({ grep: 'Hunter2' })).toEqual([]);
    expect(found({ expression: expressionOf('hunter\\d') })).toEqual([]);
  });

  it('finds what an expression matches, in message or component', () => {
    expect(found({ expression: expressionOf('copyprofile (failed|is)') })).toEqual([
      '1 CopyProfile failed',
      '2 copyprofile is a word',
    ]);
    expect(found({ expression: expressionOf('^ more$') })).toEqual(['1 CopyProfile failed']);
    expect(found({ expression: expressionOf('^ibs$') })).toEqual(['3 watch']);
    expect(found({ expression: expressionOf('^watch'), levels: ['error'] })).toEqual([]);
  });

  it('keeps a record without stamp with the one before it', () => {
    const lines = [
      '>>>  [Device Install - PCI]',
      '>>>  2025/01/02 03:00:00.000: Section start',
      '     dvi: {Build Driver List}',
      '<<<  2025/01/02 03:05:00.000: Section end',
    ];
    const drivers = new LogSet([indexed('setupapi.dev.log', lines.map((line) => `${line}\r\n`).join(''))]);
    const until = drivers.page({ offset: 0, limit: 9, fromMs: Date.UTC(2025, 0, 2), toMs: Date.UTC(2025, 0, 2, 3, 1) });
    expect(until.entries.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('gives the asked for part and the total', () => {
    const { total, entries } = set.page({ offset: 1, limit: 2, levels: ['error', 'warning'] });
    expect({ total, at: entries.map(({ index }) => index) }).toEqual({ total: 3, at: [3, 4] });
    expect(set.page({ offset: 9, limit: 2 })).toEqual({ total: 5, entries: [] });
  });
});
