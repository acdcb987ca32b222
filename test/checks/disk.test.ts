import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { CHECKS } from '../../main/checks/catalogue.ts';
import { openRawDisk } from '../../main/platform/rawDisk.ts';
import { number, path } from '../../main/sample/hiveSpecs.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { byteWords } from '../../shared/text/byteWords.ts';
import { checkOf, hiveWith, sampleFiles, subjectOf } from '../support/worlds.ts';
import { leaving } from './cases/disk.ts';

const MEMORY = 'ControlSet001\\Control\\Session Manager\\Memory Management';
const titleOf = (files: ReturnType<typeof leaving>, id: string): string => checkOf(subjectOf(files), id).title;

describe('room on the volume', () => {
  test('is told by a file system of its own, and not by a folder', () => {
    const root = unwrap(openRawDisk('/')).space();
    expect(root.ok && root.value !== null && root.value.total >= root.value.free && root.value.total > 0).toBe(true);
    expect(unwrap(openRawDisk(tmpdir())).space()).toEqual({ ok: true, value: null });
  });

  test('is unknown for a folder, with the command that tells', () => {
    expect(checkOf(subjectOf(sampleFiles('healthy')), 'free-space')).toMatchObject({
      result: 'unknown',
      diagnostics: [{ fix: expect.stringContaining('fsutil volume diskfree C:') }],
    });
  });

  test('is told with both numbers', () => {
    const subject = subjectOf(sampleFiles('healthy'), { space: { free: 1.5 * 1024 ** 3, total: 30 * 1024 ** 3 } });
    expect(checkOf(subject, 'free-space')).toMatchObject({
      title: 'Only 1.5 GB are free on the volume',
      diagnostics: [{ evidence: [{ text: '1.5 GB of 30.0 GB are free' }] }],
    });
  });

  test.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1.0 KB'],
    [1024 ** 5, '1024.0 TB'],
  ])('%i bytes are %s', (bytes, words) => expect(byteWords(bytes)).toBe(words));
});

describe('files that hold memory', () => {
  test('a page file that Windows empties is no matter, and one of which that is not known is open', () => {
    const files = { ...hiveWith('healthy', 'SYSTEM', path(MEMORY, [], [number('ClearPageFileAtShutdown', 1)])) };
    const left = { ...files, 'pagefile.sys': 'x' };
    expect(checkOf(subjectOf(left), 'page-file').result).toBe('pass');
    const closed = subjectOf(left, { unreadable: ['Windows/System32/config/SYSTEM'] });
    expect(checkOf(closed, 'page-file').result).toBe('unknown');
  });

  test.each([
    ['hibr', 'Windows on this volume is hibernated'],
    ['wake', 'A hibernation file takes 4 B'],
    ['', 'A hibernation file takes 0 B'],
  ])('a hibernation file that begins with "%s"', (start, title) => {
    expect(titleOf(leaving({ 'hiberfil.sys': start }), 'hibernation-file')).toBe(title);
  });

  test('dumps are counted with their size, largest first', () => {
    const files = leaving({ 'Windows/MEMORY.DMP': 2048, 'Windows/Minidump/1.dmp': 4096, 'Windows/a.dmp.txt': 'x' });
    expect(checkOf(subjectOf(files), 'memory-dumps')).toMatchObject({
      title: 'Memory dumps go into the image: 2 files, 6.0 KB',
      diagnostics: [{ evidence: [{ text: '4.0 KB' }, { where: { file: 'Windows/MEMORY.DMP' }, text: '2.0 KB' }] }],
    });
  });
});

describe('temporary files', () => {
  test('are looked at up to a number, and more is told as more', () => {
    const many = Object.fromEntries(Array.from({ length: 20_001 }, (_, index) => [`Windows/Temp/${index}.tmp`, '']));
    expect(titleOf(leaving(many), 'temporary-files')).toBe(
      'Temporary files go into the image: more than 20,001 files, 0 B',
    );
  });

  test('too deep are not gone into, and that is told', () => {
    const deep = `Windows/Temp/${Array.from({ length: 14 }, () => 'd').join('/')}/x`;
    expect(titleOf(leaving({ [deep]: 'x' }), 'temporary-files')).toMatch(/more than 0 files/);
  });

  test('a few are no matter, with their amount', () => {
    expect(titleOf(leaving({ 'Windows/Temp/x.log': 'x' }), 'temporary-files')).toBe(
      'The temporary folders are nearly empty (1 file, 1 B)',
    );
  });
});

describe('what may not be looked at', () => {
  test.each([
    ['hibernation-file', 'hiberfil.sys', { 'hiberfil.sys': 'x' }],
    ['memory-dumps', 'Windows', {}],
    ['memory-dumps', 'Windows/Minidump', { 'Windows/Minidump/x': 'x' }],
    ['temporary-files', 'Windows/Temp', { 'Windows/Temp/x': 'x' }],
    ['temporary-files', 'Users', {}],
    ['event-logs', 'Windows/System32', {}],
    ['upgrade-leftovers', '', {}],
    ['earlier-setup-errors', 'Windows/System32/Sysprep', { 'Windows/System32/Sysprep/x': 'x' }],
  ] as const)('%s: %s', (id, part, extra) => {
    expect(checkOf(subjectOf(leaving(extra), { unreadable: [part] }), id).result).toBe('unknown');
  });
});

test('every check of the area explains itself', () => {
  for (const rule of CHECKS.filter(({ area }) => area === 'disk')) expect(rule.explains).toMatch(/\.$/);
});
