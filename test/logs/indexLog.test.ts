import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexLog } from '../../main/logs/indexLog.ts';
import { indexed, memoryLog, pantherLine, utf16 } from './memoryLog.ts';

const HEADER = 'SYSPRP ===          Beginning of a new sysprep run          ===';
const LOG = [
  pantherLine(0, 'Info', 'one', 'SYSPRP'),
  pantherLine(1, 'Error', 'two\r\n   goes on\r\n', 'SYSPRP'),
  pantherLine(2, 'Warning', '[windeploy.exe] three'),
  pantherLine(3, 'Perf', 'four', 'IBS'),
  pantherLine(4, 'FatalError', 'five', 'PANTHR'),
].join('');

describe('index of a log', () => {
  it('counts lines, records, levels and runs', () => {
    const log = `${LOG}2025-01-02 03:00:05, Info                  ${HEADER}\r\n2025-01-02 03:00:06, Info ${HEADER}`;
    expect(indexed('C/setupact.log', log).stat()).toEqual({
      file: 'C/setupact.log',
      format: 'setupact',
      encoding: 'ascii',
      bom: null,
      lines: 9,
      entries: 7,
      levels: { error: 2, warning: 1, info: 3, other: 1 },
      runs: 2,
      problems: [],
    });
  });

  it('reads records with their continuation lines', () => {
    expect(indexed('setupact.log', LOG).entries(1, 3)).toEqual([
      {
        index: 1,
        file: 'setupact.log',
        line: 2,
        time: '2025-01-02 03:00:01',
        zone: 'local',
        level: 'error',
        component: 'SYSPRP',
        text: 'two\n   goes on',
      },
      {
        index: 2,
        file: 'setupact.log',
        line: 5,
        time: '2025-01-02 03:00:02',
        zone: 'local',
        level: 'warning',
        component: 'windeploy.exe',
        text: '[windeploy.exe] three',
      },
    ]);
  });

  it('reads the same from every encoding', () => {
    const text = LOG.replace('one', 'öne €');
    const expected = indexed('setupact.log', text).entries(0, 9);
    const encodings = [utf16(text), utf16(text, true), utf16(text, false, false)];
    for (const bytes of encodings) expect(indexed('setupact.log', bytes).entries(0, 9)).toEqual(expected);
    const ansi = Uint8Array.from(text.replace('€', '\u0080'), (letter) => letter.charCodeAt(0));
    expect(indexed('setupact.log', ansi).entries(0, 9)).toEqual(expected);
    expect(indexed('setupact.log', ansi).stat().encoding).toBe('windows-1252');
  });

  it('keeps what stands before the first stamp, and an unfinished last line', () => {
    const log = indexed('setupact.log', `no stamp here\nnor here\n${LOG}2025-01-02 03:00:09, Info      cut o`);
    expect(log.entries(0, 1)[0]).toMatchObject({
      line: 1,
      time: null,
      level: 'other',
      text: 'no stamp here\nnor here',
    });
    expect(log.entry(log.length - 1)).toMatchObject({ line: 10, text: 'cut o' });
    expect(log.stat().lines).toBe(10);
  });

  it('finds the record behind zeros that a loss of power left, and behind a byte order mark of a joined file', () => {
    const [before, after] = [pantherLine(0, 'Info', 'before'), pantherLine(9, 'Error', 'after')];
    for (const filler of ['\0'.repeat(7), '\0'.repeat(200_000), '\uFEFF', '\0\uFEFF']) {
      const log = indexed('setupact.log', before + filler + after);
      expect(log.entries(0, 9).map(({ text, level, line }) => [text, level, line])).toEqual([
        ['before', 'info', 1],
        ['after', 'error', 2],
      ]);
      expect(log.rawText(1)).toMatch(/^2025-01-02 03:00:09, Error/);
    }
    const wide = indexed('setupact.log', utf16(`${before}${'\0'.repeat(9)}${after}`));
    expect(wide.entries(0, 9).map(({ text }) => text)).toEqual(['before', 'after']);
  });

  it('counts zeros at the end as an unfinished line, and shows none of them', () => {
    const log = indexed('setupact.log', pantherLine(0, 'Info', 'last') + '\0'.repeat(100_000));
    expect([log.length, log.stat().lines, log.entry(0).text]).toEqual([1, 2, 'last']);
  });

  it('does not depend on the size of the chunks', () => {
    const line = fc.oneof(
      fc.constantFrom(...LOG.split(/(?<=\n)/)),
      fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `${text}\n`),
      fc.nat(3000).map((length) => 'x'.repeat(length)),
    );
    const file = fc.tuple(fc.array(line, { maxLength: 60 }), fc.boolean());
    fc.assert(
      fc.property(file, fc.integer({ min: 1, max: 2000 }), ([lines, wide], chunk) => {
        const text = lines.join('');
        const bytes = wide ? utf16(text) : new TextEncoder().encode(text);
        const whole = indexed('setupact.log', bytes, { format: 'setupact' });
        const parts = indexed('setupact.log', bytes, { format: 'setupact', chunk });
        expect(parts.stat()).toEqual(whole.stat());
        expect(parts.entries(0, parts.length)).toEqual(whole.entries(0, whole.length));
      }),
      { numRuns: 60 },
    );
  });

  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        const log = indexed('any.log', bytes);
        const lines = log.stat().lines;
        expect(log.entries(0, log.length).every((entry) => entry.line >= 1 && entry.line <= Math.max(1, lines))).toBe(
          true,
        );
      }),
    );
  });

  it('gives way after each chunk and can be stopped', () => {
    const steps = indexLog(memoryLog('setupact.log', LOG.repeat(200)), { chunk: 4096 });
    const first = steps.next();
    expect(first.done).toBe(false);
    expect(first.value).toMatchObject({ total: LOG.length * 200 });
    expect(steps.return(undefined as never).done).toBe(true);
  });

  it('tells when the file is shorter than it was', () => {
    const source = memoryLog('setupact.log', LOG);
    const stat = indexed('setupact.log', LOG).stat();
    const shrunk = indexLog({ ...source, size: source.size + 100 });
    let step = shrunk.next();
    while (step.done !== true) step = shrunk.next();
    expect(step.value.stat()).toMatchObject({
      lines: stat.lines,
      entries: stat.entries,
      problems: [{ code: 'log-shrank' }],
    });
  });

  it('cuts a record that is too long, with a mark', () => {
    const log = indexed('setupact.log', pantherLine(0, 'Info', 'x'.repeat(100_000)));
    expect(log.rawText(0).length).toBeLessThan(70_000);
    expect(log.rawText(0).endsWith('[cut]')).toBe(true);
  });

  it('does not read binary event logs', () => {
    expect(indexed('System.evtx', `ElfFile\0${'\0'.repeat(100)}`).stat()).toMatchObject({
      format: 'evtx',
      entries: 0,
      problems: [{ code: 'log-is-binary' }],
    });
  });
});
