import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dataFolderPath, openDataFolder } from '../../main/platform/dataFolder.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { temporaryFolder } from '../support/corpus.ts';

function at(platform: NodeJS.Platform, env: Record<string, string>, home: string): string {
  return dataFolderPath({ platform, env, home });
}

describe('the data folder', () => {
  test('lies where each platform keeps such things', () => {
    expect([
      at('linux', {}, '/home/ann'),
      at('linux', { XDG_DATA_HOME: '/data' }, '/home/ann'),
      at('linux', { XDG_DATA_HOME: 'relative' }, '/home/ann'),
      at('darwin', {}, '/Users/ann'),
      at('win32', { APPDATA: 'C:\\Users\\ann\\AppData\\Roaming' }, 'C:\\Users\\ann'),
      at('win32', {}, 'C:\\Users\\ann'),
      at('linux', { IMAGEPREP_DATA: '/elsewhere' }, '/home/ann'),
    ]).toEqual([
      '/home/ann/.local/share/imageprep',
      '/data/imageprep',
      '/home/ann/.local/share/imageprep',
      '/Users/ann/Library/Application Support/imageprep',
      'C:\\Users\\ann\\AppData\\Roaming\\imageprep',
      'C:\\Users\\ann\\AppData\\Roaming\\imageprep',
      '/elsewhere',
    ]);
  });

  test.skipIf(process.platform === 'win32')('is made private to the user', () => {
    const folder = unwrap(openDataFolder(join(temporaryFolder(), 'a', 'imageprep')));
    const modes = [folder.root, folder.backups, folder.journals, folder.logs].map(
      (each) => statSync(each).mode & 0o777,
    );
    expect(modes).toEqual([0o700, 0o700, 0o700, 0o700]);
  });

  test('a file in its place is a problem of the output', () => {
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, '');
    const opened = openDataFolder(path);
    expect(opened.ok ? 'opened' : [opened.problem.kind, opened.problem.diagnostic.code]).toEqual([
      'output',
      'data-folder-unusable',
    ]);
  });
});
