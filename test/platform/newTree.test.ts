import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderExists } from '../../main/platform/folders.ts';
import { writeNewTree } from '../../main/platform/newTree.ts';
import { volumeCandidates } from '../../main/platform/volumeCandidates.ts';
import { temporaryFolder } from '../support/corpus.ts';

const FILES = new Map([['Windows/a b.txt', new TextEncoder().encode('text')]]);

function told(root: string): string {
  const outcome = writeNewTree(root, ['Users/Public'], FILES);
  return outcome.ok ? 'ok' : `${outcome.problem.kind} ${outcome.problem.diagnostic.code}`;
}

describe('writeNewTree', () => {
  test('writes folders and files into a new or empty folder, and refuses any other', () => {
    const folder = temporaryFolder();
    expect([told(folder), told(join(folder, 'x', 'new')), told(folder)]).toEqual([
      'ok',
      'ok',
      'refused folder-not-empty',
    ]);
    expect([readdirSync(join(folder, 'Users')), readFileSync(join(folder, 'Windows/a b.txt'), 'utf8')]).toEqual([
      ['Public'],
      'text',
    ]);
  });

  test('a file in the way is a problem of the output', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect([told(file), told(join(file, 'x')), folderExists(file), folderExists(temporaryFolder())]).toEqual([
      'output folder-not-written',
      'output folder-not-written',
      false,
      true,
    ]);
  });

  test('a path that climbs is a fault of the caller', () => {
    expect(() => writeNewTree(temporaryFolder(), ['../x'], new Map())).toThrow(/leaves the tree/);
  });
});

describe('volumeCandidates', () => {
  test('are the roots that hold a Windows folder or are locked', () => {
    const folder = temporaryFolder();
    for (const path of ['image/WINDOWS', 'other/data']) mkdirSync(join(folder, path), { recursive: true });
    const locked = join(folder, 'locked');
    writeFileSync(locked, `\0\0\0-FVE-FS-${'\0'.repeat(500)}`);
    const roots = ['image', 'other', 'none', 'locked'].map((name) => join(folder, name));
    expect(volumeCandidates(roots).map(({ path, state }) => [path, state])).toEqual([
      [roots[0], 'ready'],
      [locked, 'locked'],
    ]);
  });
});
