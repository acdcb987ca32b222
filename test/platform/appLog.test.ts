import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openAppLog } from '../../main/platform/appLog.ts';
import { fixedClock } from '../../main/platform/clock.ts';
import { temporaryFolder } from '../support/corpus.ts';

const clock = fixedClock(0);
const redact = (text: string): string => text.replaceAll('Pa$$w0rd', '•••');

function linesOf(folder: string): readonly unknown[] {
  const text = readFileSync(join(folder, 'imageprep.log'), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

describe('the log of the program', () => {
  test('writes one JSON line an event, redacted at every depth, also in errors', () => {
    const folder = temporaryFolder();
    const log = openAppLog({ folder, clock, redact });
    log.write('info', 'opened Pa$$w0rd', { nested: { list: ['Pa$$w0rd', 1n] } });
    log.write('error', 'failed', { error: Object.assign(new Error('bad Pa$$w0rd'), { stack: 'at x Pa$$w0rd' }) });
    expect(linesOf(folder)).toEqual([
      { at: '1970-01-01T00:00:00.000Z', level: 'info', event: 'opened •••', nested: { list: ['•••', '1'] } },
      {
        at: '1970-01-01T00:00:00.000Z',
        level: 'error',
        event: 'failed',
        error: { name: 'Error', message: 'bad •••', stack: 'at x •••' },
      },
    ]);
  });

  test('rotates by size and keeps a bounded number of files', () => {
    const folder = temporaryFolder();
    const log = openAppLog({ folder, clock, redact, maxBytes: 400, maxFiles: 3 });
    for (let number = 0; number < 30; number += 1) log.write('info', `event ${number}`, { pad: 'x'.repeat(60) });
    const names = readdirSync(folder).toSorted();
    expect(names).toEqual(['imageprep.1.log', 'imageprep.2.log', 'imageprep.log']);
    expect(names.every((name) => statSync(join(folder, name)).size <= 400)).toBe(true);
    expect(linesOf(folder).at(-1)).toMatchObject({ event: 'event 29' });
  });

  test('a very long entry is cut', () => {
    const folder = temporaryFolder();
    openAppLog({ folder, clock, redact }).write('info', 'long', { text: 'y'.repeat(100_000) });
    expect(statSync(join(folder, 'imageprep.log')).size).toBeLessThan(10_000);
    expect(linesOf(folder)[0]).toMatchObject({ event: 'long' });
  });

  test('never throws: a folder that cannot be made, a value that cannot be printed', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const blocked = openAppLog({ folder: join(file, 'logs'), clock, redact });
    blocked.write('info', 'lost');
    expect(blocked.lastFailure).toMatch(/ENOTDIR/);
    const log = openAppLog({ folder: temporaryFolder(), clock, redact });
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    log.write('info', 'loop', loop);
    expect(log.lastFailure).toMatch(/circular/i);
    log.write('info', 'fine');
    expect(log.lastFailure).toBeNull();
  });
});
