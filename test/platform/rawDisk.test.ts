import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openRawDisk } from '../../main/platform/rawDisk.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { temporaryFolder } from '../support/corpus.ts';

function refusal(root: string): string {
  const opened = openRawDisk(root);
  return opened.ok ? 'opened' : `${opened.problem.kind} ${opened.problem.diagnostic.code}`;
}

describe('openRawDisk', () => {
  test('reads names, types, whole files and ranges as they are', () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'Windows'));
    writeFileSync(join(root, 'Windows', 'a.txt'), '0123456789');
    symlinkSync('a.txt', join(root, 'Windows', 'link'));
    const disk = unwrap(openRawDisk(root));
    const text = (result: ReturnType<typeof disk.read>) =>
      result.ok ? Buffer.from(result.value).toString() : result.failure.reason;
    expect({
      root: disk.readdir(''),
      types: ['a.txt', 'link', '', 'none'].map((name) => {
        const stat = disk.lstat(name === '' ? 'Windows' : `Windows/${name}`);
        return stat.ok ? stat.value.type : stat.failure.reason;
      }),
      target: disk.readLink('Windows/link'),
      whole: text(disk.read('Windows/a.txt', 10)),
      limited: text(disk.read('Windows/a.txt', 9)),
      range: text(disk.readRange('Windows/a.txt', 7, 100)),
      behind: text(disk.readRange('Windows/a.txt', 70, 5)),
      link: text(disk.read('Windows/link', 10)),
      folder: text(disk.read('Windows', 10)),
    }).toEqual({
      root: { ok: true, value: [{ name: 'Windows', type: 'folder' }] },
      types: ['file', 'link', 'folder', 'notFound'],
      target: { ok: true, value: 'a.txt' },
      whole: '0123456789',
      limited: 'tooLarge',
      range: '789',
      behind: '',
      link: 'isLink',
      folder: 'notAFile',
    });
  });

  test('a pipe is neither a file nor waited for', () => {
    const root = temporaryFolder();
    execFileSync('mkfifo', [join(root, 'pipe')]);
    const disk = unwrap(openRawDisk(root));
    expect(disk.readdir('')).toEqual({ ok: true, value: [{ name: 'pipe', type: 'other' }] });
    expect(disk.read('pipe', 10)).toMatchObject({ ok: false, failure: { reason: 'notAFile' } });
  });

  test('says what is wrong with a root: missing, a file, a locked volume', () => {
    const folder = temporaryFolder();
    const [plain, locked] = [join(folder, 'plain.img'), join(folder, 'locked.img')];
    writeFileSync(plain, Buffer.alloc(1024));
    writeFileSync(locked, Buffer.from('\u00eb\u0058\u0090-FVE-FS-'.padEnd(512, '\0'), 'latin1'));
    expect([refusal(join(folder, 'none')), refusal(plain), refusal(locked), refusal(folder)]).toEqual([
      'missing volume-not-found',
      'input volume-not-a-folder',
      'input volume-locked',
      'opened',
    ]);
  });
});
