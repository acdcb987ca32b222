import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../main/platform/digest.ts';
import { withVolumeLock } from '../../main/platform/volumeLock.ts';
import { failure, problem, success, type Outcome } from '../../shared/model/diagnostic.ts';
import { temporaryFolder } from '../support/corpus.ts';
import { holdLock, LOCK_CHILD } from '../support/lockHolder.ts';

const ROUNDS = 25;

function told(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'ok' : `${outcome.problem.kind} ${outcome.problem.diagnostic.code}`;
}

/** Whether the lock can be had now. */
function tried(data: string, volume: string): string {
  return told(withVolumeLock(data, volume, () => success(1)));
}

function lockFile(data: string, volume: string): string {
  return join(data, 'locks', `${sha256Hex(volume)}.sqlite`);
}

describe('the lock of a volume', () => {
  test('gives what the work gives, and is free after it, also after a failure and an exception', () => {
    const data = temporaryFolder();
    expect(withVolumeLock(data, '/v', () => success(1))).toEqual(success(1));
    expect(told(withVolumeLock(data, '/v', () => failure(problem('input', 'x', 'y'))))).toBe('input x');
    expect(() =>
      withVolumeLock(data, '/v', () => {
        throw new Error('x');
      }),
    ).toThrow('x');
    expect(tried(data, '/v')).toBe('ok');
    expect(readdirSync(join(data, 'locks'))).toEqual([`${sha256Hex('/v')}.sqlite`]);
  });

  test('refuses inside itself, for that volume only', () => {
    const data = temporaryFolder();
    const inner = withVolumeLock(data, '/v', () => success([tried(data, '/v'), tried(data, '/w'), tried(data, '/v')]));
    expect(inner).toEqual(success(['changed volume-busy', 'ok', 'changed volume-busy']));
  });

  test('stays held against other processes when this one asks for it once more', () => {
    const data = temporaryFolder();
    const counter = join(data, 'counter');
    writeFileSync(counter, '0');
    const got = withVolumeLock(data, '/v', () => {
      tried(data, '/v');
      return success(execFileSync(process.execPath, [LOCK_CHILD, data, '/v', 'count', counter, '1']).toString());
    });
    expect(got).toEqual(success('0'));
  });

  test('refuses while another process holds it, names that process and the file, and is free when it lets go', async () => {
    const data = temporaryFolder();
    const holder = await holdLock(data, '/v');
    const refused = withVolumeLock(data, '/v', () => success(1));
    expect(refused).toMatchObject({
      ok: false,
      problem: {
        kind: 'changed',
        diagnostic: {
          code: 'volume-busy',
          detail: expect.stringContaining(`Process ${holder.pid} holds the lock "${lockFile(data, '/v')}"`) as string,
        },
      },
    });
    await holder.end('released');
    expect(tried(data, '/v')).toBe('ok');
  });

  test('goes with a process that is killed', async () => {
    const data = temporaryFolder();
    await (await holdLock(data, '/v')).end('killed');
    expect(tried(data, '/v')).toBe('ok');
  });

  test('is judged by no process number: neither that of a living process nor our own blocks', () => {
    const data = temporaryFolder();
    mkdirSync(join(data, 'locks'));
    for (const pid of [process.ppid, process.pid]) {
      writeFileSync(lockFile(data, '/v').replace('.sqlite', '.pid'), String(pid));
      expect(tried(data, '/v')).toBe('ok');
    }
  });

  test('is never held twice, while one of those who want it is killed', async () => {
    const data = temporaryFolder();
    const counter = join(data, 'counter');
    writeFileSync(counter, '0');
    const killed = (await holdLock(data, '/v')).end('killed');
    const counting = [1, 2, 3].map(() =>
      promisify(execFile)(process.execPath, [LOCK_CHILD, data, '/v', 'count', counter, String(ROUNDS)]),
    );
    await killed;
    const got = (await Promise.all(counting)).map(({ stdout }) => Number(stdout));
    expect(got.every((each) => each > 0)).toBe(true);
    expect(Number(readFileSync(counter, 'utf8'))).toBe(got.reduce((sum, each) => sum + each, 0));
  });

  test('is one for every spelling of a volume', () => {
    const [data, volume] = [temporaryFolder(), temporaryFolder()];
    const link = join(temporaryFolder(), 'link');
    symlinkSync(volume, link);
    const inner = withVolumeLock(data, link, () => success(tried(data, `${volume}/.`)));
    expect(inner).toEqual(success('changed volume-busy'));
  });
});

describe('a lock that cannot be had is not called busy', () => {
  test.each<readonly [string, (data: string) => void, string]>([
    ['a file where the folder of locks would be', (data) => writeFileSync(join(data, 'locks'), ''), 'not a folder'],
    [
      'a folder where the lock would be',
      (data) => mkdirSync(lockFile(data, '/v'), { recursive: true }),
      'SQLITE_CANTOPEN',
    ],
    [
      'another file where the lock would be',
      (data) => {
        mkdirSync(join(data, 'locks'));
        writeFileSync(lockFile(data, '/v'), 'somebody wrote a word');
      },
      'SQLITE_NOTADB',
    ],
  ])('%s', (_, prepare, says) => {
    const data = temporaryFolder();
    prepare(data);
    const refused = withVolumeLock(data, '/v', () => success(1));
    expect([told(refused), refused.ok ? '' : refused.problem.diagnostic.summary]).toEqual([
      'output volume-lock-unusable',
      expect.stringContaining(says),
    ]);
  });
});
