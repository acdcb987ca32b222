import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../main/platform/digest.ts';
import { replaceFile } from '../../main/platform/replaceFile.ts';
import type { ReplaceStrategy } from '../../main/platform/replaceFile.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { temporaryFolder } from '../support/corpus.ts';

const NEW = Buffer.from('new content');

function setUp(content = 'old'): { readonly target: string; readonly journalFolder: string; readonly folder: string } {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'volume'));
  const target = join(folder, 'volume', 'Config.xml');
  writeFileSync(target, content);
  return { target, folder, journalFolder: join(folder, 'journals') };
}

function replace(target: string, journalFolder: string, strategy?: ReplaceStrategy) {
  const expectedSha256 = sha256Hex(readFileSync(target));
  return replaceFile(target, NEW, { journalFolder, expectedSha256, ...(strategy === undefined ? {} : { strategy }) });
}

function codeOf(outcome: ReturnType<typeof replaceFile>): string {
  return outcome.ok ? 'ok' : `${outcome.problem.kind} ${outcome.problem.diagnostic.code}`;
}

/** Stops a write half-way the way a full disk does. */
function fillDisk(point: string): void {
  if (point === 'truncated' || point === 'owner-kept') throw Object.assign(new Error('full'), { code: 'ENOSPC' });
}

describe('replaceFile', () => {
  test.each(['rename', 'inPlace', undefined] as const)(
    'strategy %s: new content, same permissions, nothing left',
    (strategy) => {
      const { target, journalFolder, folder } = setUp();
      chmodSync(target, 0o640);
      expect(codeOf(replace(target, journalFolder, strategy))).toBe('ok');
      expect({
        content: readFileSync(target, 'utf8'),
        mode: statSync(target).mode & 0o777,
        names: readdirSync(join(folder, 'volume')),
        journals: readdirSync(journalFolder),
      }).toEqual({ content: 'new content', mode: 0o640, names: ['Config.xml'], journals: [] });
    },
  );

  test.each([
    ['rename', 'renamed'],
    ['inPlace', 'verified'],
  ] as const)('%s: a journal that cannot be removed is told, and the write stands', (strategy, last) => {
    const { target, journalFolder } = setUp();
    const expectedSha256 = sha256Hex(readFileSync(target));
    const onPoint = (point: string): void => {
      if (point !== last) return;
      renameSync(journalFolder, `${journalFolder}-away`);
      writeFileSync(journalFolder, 'a file where the folder was');
    };
    const warnings = unwrap(replaceFile(target, NEW, { journalFolder, expectedSha256, strategy, onPoint }));
    expect([warnings.map(({ code, severity }) => [code, severity]), readFileSync(target, 'utf8')]).toEqual([
      [['journal-not-removed', 'warning']],
      'new content',
    ]);
  });

  test('in place keeps the very file, a rename puts another one there', () => {
    const inPlace = setUp();
    const renamed = setUp();
    const before = [statSync(inPlace.target).ino, statSync(renamed.target).ino];
    replace(inPlace.target, inPlace.journalFolder, 'inPlace');
    replace(renamed.target, renamed.journalFolder, 'rename');
    expect(statSync(inPlace.target).ino).toBe(before[0]);
    expect(statSync(renamed.target).ino).not.toBe(before[1]);
  });

  test('refuses a link, a second name, a folder and a changed file, and writes nothing', () => {
    const { target, journalFolder, folder } = setUp();
    const link = join(folder, 'volume', 'link.xml');
    symlinkSync(target, link);
    expect(codeOf(replace(link, journalFolder))).toBe('refused target-is-link');
    const options = { journalFolder, expectedSha256: sha256Hex('something else') };
    expect(codeOf(replaceFile(target, NEW, options))).toBe('changed target-changed');
    expect(codeOf(replaceFile(join(folder, 'volume'), NEW, options))).toBe('refused target-not-a-file');
    expect(codeOf(replaceFile(join(folder, 'none'), NEW, options))).toBe('missing target-unreadable');
    linkSync(target, join(folder, 'volume', 'second.xml'));
    expect(codeOf(replace(target, journalFolder))).toBe('refused target-has-hard-links');
    expect(readFileSync(target, 'utf8')).toBe('old');
  });

  test.each(['rename', 'inPlace'] as const)('%s: a failure half-way leaves the old content', (strategy) => {
    const { target, journalFolder, folder } = setUp('old content that is longer than the new one');
    const expectedSha256 = sha256Hex(readFileSync(target));
    expect(codeOf(replaceFile(target, NEW, { journalFolder, expectedSha256, strategy, onPoint: fillDisk }))).toBe(
      'output file-not-written',
    );
    expect({
      content: readFileSync(target, 'utf8'),
      names: readdirSync(join(folder, 'volume')),
      journals: readdirSync(journalFolder),
    }).toEqual({ content: 'old content that is longer than the new one', names: ['Config.xml'], journals: [] });
  });
});
