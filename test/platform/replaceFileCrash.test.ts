import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recoverJournals } from '../../main/platform/recoverJournals.ts';
import type { ReplaceStrategy } from '../../main/platform/replaceFile.ts';
import { temporaryFolder } from '../support/corpus.ts';

const CHILD = join(import.meta.dirname, '../support/replaceFileChild.ts');
const OLD = Buffer.alloc(200_000, 'old ');
const NEW = Buffer.alloc(140_000, 'new content ');
const MOST_POINTS = 20;

/** Kills a child at one point of its write, recovers, and tells what is left. */
function crashAt(strategy: ReplaceStrategy, point: number) {
  const folder = temporaryFolder();
  const [volume, journals] = [join(folder, 'volume'), join(folder, 'journals')];
  writeFileSync(join(folder, 'content'), NEW);
  spawnSync('mkdir', [volume]);
  const target = join(volume, 'unattend.xml');
  writeFileSync(target, OLD);
  const args = [CHILD, target, join(folder, 'content'), journals, strategy, String(point)];
  const child = spawnSync(process.execPath, args, { stdio: 'pipe' });
  const torn = !isOldOrNew(readFileSync(target));
  const told = recoverJournals({ folder: { root: folder, journals }, readOnly: false });
  const content = readFileSync(target);
  return {
    killed: child.signal === 'SIGKILL',
    ended: child.status === 0,
    torn,
    codes: told.map((each) => each.code),
    intact: isOldOrNew(content),
    isNew: content.equals(NEW),
    names: readdirSync(volume),
    journals: readdirSync(journals),
  };
}

function isOldOrNew(bytes: Buffer): boolean {
  return bytes.equals(OLD) || bytes.equals(NEW);
}

function crashEverywhere(strategy: ReplaceStrategy): readonly ReturnType<typeof crashAt>[] {
  const results = [];
  for (let point = 0; point < MOST_POINTS; point += 1) {
    const result = crashAt(strategy, point);
    results.push(result);
    if (!result.killed) break;
  }
  return results;
}

describe.each(['rename', 'inPlace'] as const)('a %s write killed at any point', (strategy) => {
  const results = crashEverywhere(strategy);

  test('leaves the old or the new file, no temporary file and no journal', () => {
    expect(results.length).toBeGreaterThan(5);
    for (const { intact, names, journals } of results)
      expect({ intact, names, journals }).toEqual({ intact: true, names: ['unattend.xml'], journals: [] });
  });

  test('ends with the new file when nothing stops it', () => {
    expect(results.at(-1)).toEqual({
      killed: false,
      ended: true,
      torn: false,
      codes: [],
      intact: true,
      isNew: true,
      names: ['unattend.xml'],
      journals: [],
    });
  });

  test('tells of a mended file exactly when one was torn', () => {
    expect(results.map((each) => each.codes)).toEqual(results.map((each) => (each.torn ? ['write-recovered'] : [])));
    expect(results.some((each) => each.torn)).toBe(strategy === 'inPlace');
  });
});
