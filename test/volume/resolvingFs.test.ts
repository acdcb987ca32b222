import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openRawDisk } from '../../main/platform/rawDisk.ts';
import { memoryDisk } from '../../main/volume/memoryDisk.ts';
import { resolvingFs } from '../../main/volume/resolvingFs.ts';
import type { LocatingFs } from '../../main/volume/resolvingFs.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { Found } from '../../shared/model/volume.ts';
import { temporaryFolder } from '../support/corpus.ts';

/** What a look-up came to, in a word: the text read, `absent`, or the code of the problem. */
function told(found: Found<Uint8Array>): string {
  if (found.kind === 'found') return new TextDecoder().decode(found.value);
  return found.kind === 'absent' ? 'absent' : found.problem.diagnostic.code;
}

function onDisk(build: (root: string) => void): LocatingFs {
  const root = temporaryFolder();
  build(root);
  return resolvingFs(unwrap(openRawDisk(root)));
}

describe('names on a volume', () => {
  const volume = resolvingFs(
    memoryDisk({
      files: {
        'Windows/System32/config/SOFTWARE': 'hive',
        'Windows/Panther/setupact.log': 'mixed',
        'Windows/Panther/SETUPACT.LOG': 'upper',
        'Windows/Stra\u00dfe.txt': 'street',
        'Windows/Temp/': '',
      },
      unreadable: ['Windows/Temp'],
      modifiedMs: 5,
    }),
  );

  test('are found in any case and told as the disk spells them', () => {
    expect(volume.stat('WINDOWS/system32/CONFIG/software')).toEqual({
      kind: 'found',
      value: { path: 'Windows/System32/config/SOFTWARE', type: 'file', size: 4, modifiedMs: 5 },
    });
    expect(told(volume.read('windows/STRA\u00dfE.TXT'))).toBe('street');
    expect(told(volume.read('windows/STRASSE.TXT'))).toBe('absent');
  });

  test('that differ by case only: the exact one wins, any other spelling is ambiguous', () => {
    expect([
      told(volume.read('windows/panther/setupact.log')),
      told(volume.read('windows/panther/SETUPACT.LOG')),
      told(volume.read('windows/panther/SetupAct.log')),
    ]).toEqual(['mixed', 'upper', 'path-ambiguous']);
  });

  test('that are not there are absent, below a file and where a folder is read too; a refused folder is unreadable', () => {
    expect([
      told(volume.read('Windows/none')),
      told(volume.read('Windows/System32/config/SOFTWARE/x')),
      told(volume.read('Windows')),
      told(volume.read('Windows/Temp/x')),
      told(volume.read('../x')),
    ]).toEqual(['absent', 'absent', 'absent', 'access-denied', 'link-out-of-volume']);
  });

  test('a folder lists its children sorted without case', () => {
    const listed = volume.list('windows');
    expect(listed.kind === 'found' ? listed.value.map((each) => `${each.type} ${each.path}`) : listed).toEqual([
      'folder Windows/Panther',
      'file Windows/Stra\u00dfe.txt',
      'folder Windows/System32',
      'folder Windows/Temp',
    ]);
  });

  test('ranges are read without the rest', () => {
    expect(told(volume.readRange('windows/panther/setupact.log', 2, 2))).toBe('xe');
    expect(told(volume.readRange('windows/panther/setupact.log', 99, 2))).toBe('');
  });
});

describe('links', () => {
  const volume = resolvingFs(
    memoryDisk({
      root: 'E:\\',
      files: { 'ProgramData/Amazon/a.txt': 'agent', 'Users/Public/p.txt': 'public' },
      links: {
        'Users/All Users': 'C:\\ProgramData',
        'Documents and Settings': '\\??\\C:\\Users',
        'Users/Host': 'e:\\Users\\Public\\',
        'Users/Relative': '..\\ProgramData\\Amazon',
        'Users/Rooted': '\\ProgramData',
        'Users/Above': '..\\..\\secret',
        'Users/Other': 'D:\\Users',
        'Users/Network': '\\\\server\\share',
        'Users/Volume': '\\\\?\\Volume{6e3d0a5c-0000-0000-0000-100000000000}\\',
        'Users/Unix': '/etc',
        'Users/LoopA': 'LoopB',
        'Users/LoopB': 'LoopA',
        'Users/Dangling': 'C:\\None',
      },
    }),
  );

  test('inside the volume are followed, as the image itself would', () => {
    expect(
      [
        'users/all users/amazon/A.TXT',
        'Documents and Settings/All Users/Amazon/a.txt',
        'Users/Host/p.txt',
        'Users/Relative/a.txt',
        'Users/Rooted/Amazon/a.txt',
      ].map((path) => told(volume.read(path))),
    ).toEqual(['agent', 'agent', 'public', 'agent', 'agent']);
  });

  test('keep their name in a path, and tell where it really lies', () => {
    expect(volume.stat('documents and settings/all users/amazon')).toMatchObject({
      value: { path: 'Documents and Settings/All Users/Amazon', type: 'folder' },
    });
    expect(volume.locate('documents and settings/all users/amazon')).toEqual({
      kind: 'found',
      value: { real: 'ProgramData/Amazon', throughLink: true },
    });
    expect(volume.locate('programdata/amazon')).toEqual({
      kind: 'found',
      value: { real: 'ProgramData/Amazon', throughLink: false },
    });
  });

  test('out of the volume are refused, loops end, a dangling one is absent', () => {
    expect(
      ['Above', 'Other', 'Network', 'Volume', 'Unix', 'LoopA', 'Dangling'].map((name) =>
        told(volume.read(`Users/${name}/x`)),
      ),
    ).toEqual([
      'link-out-of-volume',
      'link-out-of-volume',
      'link-out-of-volume',
      'link-out-of-volume',
      'link-out-of-volume',
      'link-loop',
      'absent',
    ]);
  });

  test('that cannot be followed are still listed', () => {
    const listed = volume.list('Users');
    const types = listed.kind === 'found' ? listed.value.map((each) => `${each.type} ${each.path}`) : [];
    expect(types).toHaveLength(13);
    expect(types).toEqual(expect.arrayContaining(['folder Users/All Users', 'file Users/Other', 'file Users/LoopA']));
  });
});

describe('a volume on a real disk', () => {
  test('links of the host are followed inside and refused outside', () => {
    const outside = temporaryFolder();
    writeFileSync(join(outside, 'x'), 'secret');
    const volume = onDisk((root) => {
      mkdirSync(join(root, 'ProgramData'));
      mkdirSync(join(root, 'Users'));
      writeFileSync(join(root, 'ProgramData', 'x'), 'inside');
      symlinkSync(join(root, 'ProgramData'), join(root, 'Users', 'absolute'));
      symlinkSync('../ProgramData', join(root, 'Users', 'relative'));
      symlinkSync(outside, join(root, 'Users', 'outside'));
    });
    expect(['absolute', 'relative', 'outside'].map((name) => told(volume.read(`users/${name}/X`)))).toEqual([
      'inside',
      'inside',
      'link-out-of-volume',
    ]);
  });

  test('listings are kept until refresh', () => {
    let at = '';
    const volume = onDisk((root) => {
      at = root;
      writeFileSync(join(root, 'a'), '1');
    });
    expect(told(volume.read('b'))).toBe('absent');
    writeFileSync(join(at, 'b'), '2');
    expect(told(volume.read('b'))).toBe('absent');
    volume.refresh();
    expect(told(volume.read('b'))).toBe('2');
  });

  test('a file removed meanwhile is absent; a folder removed meanwhile is a volume that is gone', () => {
    let at = '';
    const volume = onDisk((root) => {
      at = root;
      writeFileSync(join(root, 'a'), '1');
      writeFileSync(join(root, 'b'), '2');
    });
    volume.list('');
    rmSync(join(at, 'a'));
    expect(told(volume.read('a'))).toBe('absent');
    volume.list('');
    rmSync(at, { recursive: true });
    expect(told(volume.read('b'))).toBe('volume-gone');
    const listed = volume.list('');
    expect(listed.kind === 'unreadable' ? listed.problem.diagnostic.code : listed.kind).toBe('volume-gone');
  });
});
