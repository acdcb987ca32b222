import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { probeVolume } from '../../main/platform/volumeProbe.ts';
import { temporaryFolder } from '../support/corpus.ts';

function probe(root: string, host?: Parameters<typeof probeVolume>[1]) {
  const found = probeVolume(root, host);
  return [found.bar, ...found.diagnostics.map((each) => each.code)];
}

function withHiberfil(name: string, start: string): string {
  const root = temporaryFolder();
  writeFileSync(join(root, name), start.padEnd(4096, '\0'));
  return root;
}

describe('probeVolume', () => {
  test('a plain folder may be written', () => {
    expect(probe(temporaryFolder())).toEqual([null]);
  });

  test('saved memory bars writing; an emptied or resumed hiberfil.sys does not', () => {
    expect([
      probe(withHiberfil('hiberfil.sys', 'hibr')),
      probe(withHiberfil('HiberFil.Sys', 'HIBR')),
      probe(withHiberfil('hiberfil.sys', 'wake')),
      probe(withHiberfil('hiberfil.sys', '')),
    ]).toEqual([['hibernated', 'volume-hibernated'], ['hibernated', 'volume-hibernated'], [null], [null]]);
  });

  test("the running system's own drive is only read, other drives and copies on it are not barred by that", () => {
    const host = { platform: 'win32' as const, systemDrive: 'C:', checkWritable: () => undefined };
    const bar = (root: string) => probeVolume(root, host).diagnostics.map((each) => each.code);
    expect(bar('c:\\')).toContain('volume-is-running-system');
    expect(bar('E:\\')).not.toContain('volume-is-running-system');
    expect(bar('C:\\images\\one')).not.toContain('volume-is-running-system');
  });

  test.each([
    ['EROFS', 'volume-read-only', /mount/],
    ['EACCES', 'volume-not-writable', /administrator|sudo/],
  ])('a volume that answers %s to writing says so and what to do', (code, expected, fix) => {
    const checkWritable = (): void => {
      throw Object.assign(new Error(code), { code });
    };
    const found = probeVolume(temporaryFolder(), { platform: process.platform, systemDrive: 'C:', checkWritable });
    expect([found.bar, found.diagnostics.map((each) => each.code)]).toEqual(['readOnlyDisk', [expected]]);
    expect(found.diagnostics[0]?.fix).toMatch(fix);
  });
});
