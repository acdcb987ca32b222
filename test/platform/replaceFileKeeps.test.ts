import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../main/platform/digest.ts';
import { recoverJournals } from '../../main/platform/recoverJournals.ts';
import { replaceFile } from '../../main/platform/replaceFile.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { canSetAttribute, getAttribute, setAttribute } from '../support/attributes.ts';
import { temporaryFolder } from '../support/corpus.ts';

const SUPPORT = join(import.meta.dirname, '../support');

/** A stream of NTFS as ntfs-3g shows it, and as it stands in a copy on another file system. */
const STREAM = ['user.Zone.Identifier', '5a6f6e654964'] as const;

/** A POSIX ACL: owner rw, user 65534 r, group r, mask r, others nothing (acl(5); xattr format version 2). */
const ACL = [
  'system.posix_acl_access',
  '0200000001000600ffffffff02000400feff000004000400ffffffff10000400ffffffff20000000ffffffff',
] as const;

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

if (!isRoot) console.warn('SKIPPED: "the owner stays" needs root, who alone can give files away.');
const possible = [STREAM, ACL].filter(([name, value]) => {
  if (canSetAttribute(name, value)) return true;
  console.warn(`SKIPPED: "${name} stays" needs a file system with it, and setfattr or python3.`);
  return false;
});

function setUp() {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'volume'));
  const target = join(folder, 'volume', 'a.xml');
  writeFileSync(target, 'old');
  return { folder, target, journals: join(folder, 'journals') };
}

function replace({ target, journals }: ReturnType<typeof setUp>): void {
  const expectedSha256 = sha256Hex(readFileSync(target));
  unwrap(replaceFile(target, Buffer.from('new'), { journalFolder: journals, expectedSha256 }));
  expect(readFileSync(target, 'utf8')).toBe('new');
}

/** Replaces a file in another process in which calls of the operating system fail. */
function replaceWhileFailing(calls: string, { folder, target, journals }: ReturnType<typeof setUp>, strategy = '') {
  writeFileSync(join(folder, 'content'), 'new');
  const program = ['--import', join(SUPPORT, 'failFileCalls.mjs'), join(SUPPORT, 'replaceFileChild.ts')];
  const args = [...program, target, join(folder, 'content'), journals, strategy, '-1'];
  return spawnSync(process.execPath, args, { env: { ...process.env, FAIL_CALLS: calls } }).status;
}

describe('replacing a file on Linux', () => {
  test.runIf(isRoot)('the owner stays', () => {
    const world = setUp();
    chownSync(world.target, NOBODY, NOBODY);
    chmodSync(world.target, 0o4640);
    replace(world);
    const { uid, gid, mode } = statSync(world.target);
    expect([uid, gid, mode & 0o7777]).toEqual([NOBODY, NOBODY, 0o4640]);
  });

  test.each(possible)('%s stays', (name, value) => {
    const world = setUp();
    setAttribute(world.target, name, value);
    const { mode } = statSync(world.target);
    replace(world);
    expect([getAttribute(world.target, name), statSync(world.target).mode]).toEqual([value, mode]);
  });

  test('where attributes cannot be copied, the old file itself is written to', () => {
    const world = setUp();
    const { ino } = statSync(world.target);
    expect(replaceWhileFailing('cp', world)).toBe(0);
    expect([readFileSync(world.target, 'utf8'), statSync(world.target).ino]).toEqual(['new', ino]);
    expect([readdirSync(join(world.folder, 'volume')), readdirSync(world.journals)]).toEqual([['a.xml'], []]);
  });

  test('a temporary file that cannot be removed keeps its journal, and goes at a next start', () => {
    const world = setUp();
    const left = () => [readdirSync(join(world.folder, 'volume')).length, readdirSync(world.journals).length];
    expect(replaceWhileFailing('cp,remove-temporary', world, 'rename')).toBe(1);
    expect([left(), readFileSync(world.target, 'utf8')]).toEqual([[2, 1], 'old']);
    expect([
      recoverJournals({ folder: { root: world.folder, journals: world.journals }, readOnly: false }),
      left(),
    ]).toEqual([[], [1, 0]]);
  });
});
