import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isOtherRunning, ownProcess } from '../../main/platform/processIdentity.ts';
import { recoverJournals } from '../../main/platform/recoverJournals.ts';
import { temporaryFolder } from '../support/corpus.ts';

const MODULE = join(import.meta.dirname, '../../main/platform/processIdentity.ts');
const CHILD = join(import.meta.dirname, '../support/replaceFileChild.ts');

if (process.platform !== 'linux')
  console.warn('SKIPPED: "a process number that is in use again" needs the start times of Linux.');

test('another process is known while it runs, and no longer', async () => {
  const program = `process.stdout.write((await import(process.argv[1])).ownProcess()); process.stdin.resume()`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', program, MODULE], { stdio: 'pipe' });
  const [said] = (await once(other.stdout, 'data')) as [Buffer];
  expect([isOtherRunning(said.toString()), isOtherRunning(ownProcess())]).toEqual([true, false]);
  other.stdin.end();
  await once(other, 'close');
  expect(isOtherRunning(said.toString())).toBe(false);
});

test.runIf(process.platform === 'linux')('a process number that is in use again is another process', () => {
  expect([isOtherRunning(`${process.ppid}.1`), isOtherRunning('0.0'), isOtherRunning('')]).toEqual([
    false,
    false,
    false,
  ]);
});

test('a write that another process is at is left to it, however long it takes', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'volume'));
  const [target, content, journals] = ['volume/a.xml', 'content', 'journals'].map((name) => join(folder, name));
  writeFileSync(target ?? '', 'old content');
  writeFileSync(content ?? '', 'new');
  const opened = 4;
  const args = [CHILD, target ?? '', content ?? '', journals ?? '', 'inPlace', String(opened), 'wait'];
  const writer = spawn(process.execPath, args, { stdio: 'pipe' });
  await once(writer.stdout, 'data');
  const [name = ''] = readdirSync(journals ?? '');
  const anHourAgo = new Date(Date.now() - 3_600_000);
  utimesSync(join(journals ?? '', name), anHourAgo, anHourAgo);
  expect([
    recoverJournals({ folder: { root: folder, journals: journals ?? '' }, readOnly: false }),
    readdirSync(journals ?? ''),
  ]).toEqual([[], [name]]);
  writer.stdin.end();
  await once(writer, 'close');
  expect([writer.exitCode, readFileSync(target ?? '', 'utf8'), readdirSync(journals ?? '')]).toEqual([0, 'new', []]);
});
