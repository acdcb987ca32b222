import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ReplaceStrategy } from '../../main/platform/replaceFile.ts';
import { temporaryFolder } from '../support/corpus.ts';

const SUPPORT = join(import.meta.dirname, '../support');

/** What a program of the test's asks of the operating system, in order; chance parts of names are left out. */
function callsOf(folder: string, ...program: readonly string[]): readonly string[] {
  const calls = join(folder, 'calls');
  const args = ['--import', join(SUPPORT, 'recordFileCalls.mjs'), ...program];
  const child = spawnSync(process.execPath, args, { env: { ...process.env, FILE_CALLS: calls } });
  expect([child.status, child.stderr.toString()]).toEqual([0, '']);
  return readFileSync(calls, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.replace(`${folder}/`, ''))
    .map((line) => line.replace(/[\d.]+-[0-9a-f]{16}/, 'J').replace(/imageprep-[0-9a-f]+/, 'T'));
}

function callsOfReplacing(strategy: ReplaceStrategy): readonly string[] {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'volume'));
  writeFileSync(join(folder, 'volume/a.xml'), 'old');
  writeFileSync(join(folder, 'content'), 'new content');
  const paths = ['volume/a.xml', 'content', 'journals'].map((name) => join(folder, name));
  return callsOf(folder, join(SUPPORT, 'replaceFileChild.ts'), ...paths, strategy, '-1');
}

test('in place, both contents and the order to recover are on the disk before the file is touched', () => {
  expect(callsOfReplacing('inPlace')).toEqual([
    'sync journals',
    'write journals/J/original',
    'sync journals/J/original',
    'write journals/J/intended',
    'sync journals/J/intended',
    'write journals/J/.journal.json.T.tmp',
    'sync journals/J/.journal.json.T.tmp',
    'rename journals/J/journal.json',
    'sync journals/J',
    'write volume/a.xml',
    'sync volume/a.xml',
    'remove journals/J/journal.json',
    'sync journals/J',
    'remove journals/J',
  ]);
});

test('by rename, the new content is on the disk before it takes the place of the old one', () => {
  expect(callsOfReplacing('rename')).toEqual([
    'sync journals',
    'write journals/J/.journal.json.T.tmp',
    'sync journals/J/.journal.json.T.tmp',
    'rename journals/J/journal.json',
    'sync journals/J',
    'write volume/.a.xml.T.tmp',
    'sync volume/.a.xml.T.tmp',
    // Once more, with owner and attributes.
    'sync volume/.a.xml.T.tmp',
    'rename volume/a.xml',
    'sync volume',
    'remove journals/J/journal.json',
    'sync journals/J',
    'remove journals/J',
  ]);
});

test('a backup is on the disk with the names of its folders', () => {
  const folder = temporaryFolder();
  const program = `
    const { writeBackup } = await import(process.argv[1]);
    writeBackup(process.argv[2], Buffer.from('old'));
  `;
  const module = join(import.meta.dirname, '../../main/platform/backupFile.ts');
  expect(callsOf(folder, '--input-type=module', '-e', program, module, join(folder, 'backups/ID/0-a.xml'))).toEqual([
    'write backups/ID/0-a.xml',
    'sync backups/ID/0-a.xml',
    'sync backups/ID',
    'sync backups',
  ]);
});
