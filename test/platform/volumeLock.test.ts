import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { success } from '../../shared/model/diagnostic.ts';
import { sha256Hex } from '../../main/platform/digest.ts';
import { withVolumeLock } from '../../main/platform/volumeLock.ts';
import { temporaryFolder } from '../support/corpus.ts';

/** Leaves a lock behind as a process with that number would. */
function leave(data: string, volume: string, pid: number): void {
  mkdirSync(join(data, 'locks'), { recursive: true });
  writeFileSync(join(data, 'locks', `${sha256Hex(volume)}.lock`), String(pid));
}

test('work is done and the lock is gone after it, also after an exception', () => {
  const data = temporaryFolder();
  expect(withVolumeLock(data, '/v', () => success(1))).toEqual(success(1));
  expect(() =>
    withVolumeLock(data, '/v', () => {
      throw new Error('x');
    }),
  ).toThrow('x');
  expect(readdirSync(join(data, 'locks'))).toEqual([]);
});

test('a lock of a living process refuses, for that volume only', () => {
  const data = temporaryFolder();
  leave(data, '/v', process.ppid);
  const refused = withVolumeLock(data, '/v', () => success(1));
  expect(refused.ok ? '' : [refused.problem.kind, refused.problem.diagnostic.code]).toEqual(['changed', 'volume-busy']);
  expect(withVolumeLock(data, '/w', () => success(1)).ok).toBe(true);
});

test('a lock inside a lock of the same volume refuses', () => {
  const data = temporaryFolder();
  const inner = withVolumeLock(data, '/v', () => success(withVolumeLock(data, '/v', () => success(1)).ok));
  expect(inner).toEqual(success(false));
});

test('a lock without a number is taken over once it is old', () => {
  const data = temporaryFolder();
  const file = join(data, 'locks', `${sha256Hex('/v')}.lock`);
  mkdirSync(join(data, 'locks'));
  writeFileSync(file, '');
  expect(withVolumeLock(data, '/v', () => success(1)).ok).toBe(false);
  utimesSync(file, 1, 1);
  expect(withVolumeLock(data, '/v', () => success(1)).ok).toBe(true);
});

test('a lock of a process that has ended is taken over', () => {
  const data = temporaryFolder();
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  leave(data, '/v', pid);
  expect(withVolumeLock(data, '/v', () => success(1)).ok).toBe(true);
});
