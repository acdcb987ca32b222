import { describe, expect, test } from 'vitest';
import { listProfile } from '../../main/subject/profileContents.ts';
import { measureProfiles } from '../../main/subject/profileSize.ts';
import { buildHive } from '../../main/registry/regf/build.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { profile } from '../support/accounts.ts';
import { finish, type Files } from '../support/worlds.ts';

const HIVE = buildHive({ root: { name: 'ROOT', keys: [{ name: 'Software' }] }, lastWritten: 1n });
const ANN = profile('S-1-5-21-1-2-3-1001', 'C:\\Users\\ann');
const hiveOf = (files: Files, unreadable: readonly string[] = []) =>
  listProfile(memoryFs({ 'Users/ann/': '', ...files }, { unreadable }), ANN).hive;

describe('the contents of a profile', () => {
  test.each<readonly [string, Files, readonly string[], string]>([
    ['readable', { 'Users/ann/ntuser.dat': HIVE }, [], 'readable'],
    ['missing', {}, [], 'missing'],
    ['empty', { 'Users/ann/NTUSER.DAT': '' }, [], 'empty'],
    ['damaged where it is no hive', { 'Users/ann/NTUSER.DAT': 'nothing' }, [], 'damaged'],
    ['damaged where it was cut off', { 'Users/ann/NTUSER.DAT': HIVE.subarray(0, HIVE.length - 512) }, [], 'damaged'],
    ['closed', { 'Users/ann/NTUSER.DAT': HIVE }, ['Users/ann/NTUSER.DAT'], 'unreadable'],
  ])('NTUSER.DAT is told to be %s', (_, files, closed, told) => expect(hiveOf(files, closed)).toBe(told));

  test('the last use is that of the key, else when NTUSER.DAT was written', () => {
    const fs = memoryFs({ 'Users/ann/NTUSER.DAT': HIVE });
    const used = { at: '2020-01-01T00:00:00.000Z', from: 'unloaded' } as const;
    expect(listProfile(fs, { ...ANN, lastUse: used }).lastUse).toEqual(used);
    expect(listProfile(fs, ANN).lastUse?.from).toBe('hiveWritten');
    expect(listProfile(memoryFs({ 'Users/ann/': '' }), ANN).lastUse).toBeNull();
  });
});

describe('the size of a profile folder', () => {
  const files = { 'Users/ann/a': 'four', 'Users/ann/b/c': 'fives', 'Users/ann/b/d/e': 'seven77' };
  const measured = (fs = memoryFs(files), most?: { profile: number; all: number }) =>
    finish(measureProfiles(fs, [listProfile(fs, ANN)], most)).map(({ size }) => size);

  test('adds up all files below it', () => expect(measured()).toEqual([{ bytes: 16, entries: 5, complete: true }]));

  test('is "at least" beyond the limit', () =>
    expect(measured(memoryFs(files), { profile: 2, all: 10 })).toEqual([{ bytes: 4, entries: 2, complete: false }]));

  test('is "at least" where a folder may not be read', () =>
    expect(measured(memoryFs(files, { unreadable: ['Users/ann/b/d'] }))).toMatchObject([
      { bytes: 9, complete: false },
    ]));

  test('does not follow a link back up', () => {
    const looped = memoryFs(files, { links: { 'Users/ann/b/up': 'C:\\Users\\ann' } });
    expect(measured(looped)).toEqual([{ bytes: 16, entries: 6, complete: true }]);
  });

  test('is not known without folder', () => {
    const fs = memoryFs(files);
    const gone = listProfile(fs, { ...ANN, folderExists: false });
    expect(finish(measureProfiles(fs, [gone]))).toEqual([{ ...gone, size: null }]);
  });
});
