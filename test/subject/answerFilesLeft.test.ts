import { expect, test } from 'vitest';
import { answerFilesLeft } from '../../main/subject/answerFilesLeft.ts';
import { findSettingsFiles } from '../../main/subject/settingsFiles.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';

const ANSWER = '<?xml version="1.0"?>\n<!-- left --><unattend xmlns="urn:schemas-microsoft-com:unattend"/>';
const FILES = {
  'build.xml': ANSWER,
  'Windows/Panther/Autounattend.xml': ANSWER,
  'Windows/Panther/diagerr.xml': '<xml/>',
  'Windows/System32/Sysprep/my.xml': ANSWER,
  'Windows/System32/Sysprep/ActionFiles/Cleanup.xml': ANSWER,
  'Windows/Temp/notes.txt': ANSWER,
};

test('answer files are found by what is in them, in the folders where they are left', () => {
  const { files, doubts } = answerFilesLeft(memoryFs(FILES));
  expect(files.map(({ path }) => path)).toEqual([
    'build.xml',
    'Windows/Panther/Autounattend.xml',
    'Windows/System32/Sysprep/my.xml',
  ]);
  expect(doubts).toEqual([]);
});

test('a copy under another name is found, and one whose root stands behind a long comment', () => {
  const long = ANSWER.replace('left', 'left '.repeat(10_000));
  const copies = {
    'Windows/Panther/unattend.xml.bak': ANSWER,
    'Windows/System32/Sysprep/Unattend.old': ANSWER,
    'Windows/System32/Sysprep/sysprep_long.xml': long,
    'Windows/System32/Sysprep/unattend.log': ANSWER,
    'Windows/Temp/long.xml': long.replace('unattend xmlns', 'other xmlns'),
  };
  expect(new Set(answerFilesLeft(memoryFs(copies)).files.map(({ path }) => path))).toEqual(
    new Set(Object.keys(copies).slice(0, 3)),
  );
});

test('a file or folder that may not be read leaves it open', () => {
  const fs = memoryFs({ ...FILES, 'Windows/Temp/a.xml': ANSWER }, { unreadable: ['Windows/Temp', 'build.xml'] });
  const { files, doubts } = answerFilesLeft(fs);
  expect(files.map(({ path }) => path)).toEqual([
    'Windows/Panther/Autounattend.xml',
    'Windows/System32/Sysprep/my.xml',
  ]);
  expect(doubts.map(({ where }) => where[0]?.file)).toEqual(['build.xml', 'Windows/Temp']);
});

test('the list of settings files has them under any name', () => {
  expect(findSettingsFiles(memoryFs(FILES)).map(({ path, kind }) => [path, kind])).toEqual([
    ['build.xml', 'answerFile'],
    ['Windows/Panther/Autounattend.xml', 'answerFile'],
    ['Windows/System32/Sysprep/my.xml', 'answerFile'],
  ]);
});
