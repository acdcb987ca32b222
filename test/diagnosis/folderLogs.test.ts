import { describe, expect, it } from 'vitest';
import { findFolderLogs } from '../../main/diagnosis/folderLogs.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';

const files = {
  'setupact.log': 'a',
  'deep/er/setuperr.LOG': 'b',
  'deep/Ec2ConfigLog.txt': 'c',
  'deep/picture.png': 'd',
  'closed/setupact.log': 'e',
};

const told = (unreadable: readonly string[]) => {
  const found = findFolderLogs(memoryFs(files, { unreadable }));
  return {
    files: found.files.map(({ path }) => path),
    unreadable: found.unreadable.map(({ path, hides }) => [path, hides]),
  };
};

const MAX_FOLDER_FILES = 2000;

describe('the logs of a folder', () => {
  it('are found by their names, in the folder and below', () => {
    expect(told([])).toEqual({
      files: ['closed/setupact.log', 'deep/Ec2ConfigLog.txt', 'deep/er/setuperr.LOG', 'setupact.log'],
      unreadable: [],
    });
  });

  it('that may not be read are told, with what they would decide', () => {
    expect(told(['setupact.log', 'deep/er/setuperr.LOG'])).toEqual({
      files: ['closed/setupact.log', 'deep/Ec2ConfigLog.txt'],
      unreadable: [
        ['deep/er/setuperr.LOG', []],
        ['setupact.log', ['generalize', 'specialize', 'oobe']],
      ],
    });
  });

  it('behind a folder that may not be listed may be any', () => {
    expect(told(['closed'])).toMatchObject({
      files: ['deep/Ec2ConfigLog.txt', 'deep/er/setuperr.LOG', 'setupact.log'],
      unreadable: [['closed', ['generalize', 'specialize', 'oobe', 'agent']]],
    });
  });

  it('beyond a limit are left out, and that is said', () => {
    const many = Object.fromEntries(Array.from({ length: MAX_FOLDER_FILES + 1 }, (_, at) => [`${at}.log`, '']));
    const deep = { [`${'d/'.repeat(20)}setupact.log`]: '', 'a.log': '' };
    for (const [some, read] of [[many, MAX_FOLDER_FILES] as const, [deep, 1] as const]) {
      const found = findFolderLogs(memoryFs(some));
      expect([found.files.length, found.unreadable.map(({ problem }) => problem.code)]).toEqual([
        read,
        ['folder-logs-limit'],
      ]);
    }
  });
});
