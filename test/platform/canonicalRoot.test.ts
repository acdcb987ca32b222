import { mkdirSync, symlinkSync } from 'node:fs';
import { join, win32 } from 'node:path';
import { expect, test } from 'vitest';
import { canonicalRoot } from '../../main/platform/canonicalRoot.ts';
import { temporaryFolder } from '../support/corpus.ts';

function absent(): never {
  throw Object.assign(new Error('absent'), { code: 'ENOENT' });
}

test('links are followed, of the folder and of those above it', () => {
  const place = temporaryFolder();
  mkdirSync(join(place, 'disk/volume'), { recursive: true });
  symlinkSync(join(place, 'disk'), join(place, 'mount'));
  symlinkSync('mount/volume', join(place, 'short'));
  const spelled = ['disk/volume', 'disk/volume/', 'disk/./volume', 'mount/volume', 'short'];
  const roots = spelled.map((each) => canonicalRoot(`${place}/${each}`));
  expect(new Set(roots)).toEqual(new Set([join(place, 'disk/volume')]));
});

test('what is not there is spelled as far as it is there', () => {
  const place = temporaryFolder();
  symlinkSync(place, join(place, 'link'));
  expect(canonicalRoot(join(place, 'link/gone/too'))).toBe(join(place, 'gone/too'));
  expect(canonicalRoot('/gone\0')).toBe('/gone\0');
});

test('on Windows the letter of a drive is upper case, whether the drive is there or not', () => {
  const there = { paths: win32, realPath: (path: string) => path };
  expect(canonicalRoot('e:\\', there)).toBe('E:\\');
  expect(canonicalRoot('e:/Images/one', there)).toBe('E:\\Images\\one');
  expect(canonicalRoot('e:\\', { paths: win32, realPath: absent })).toBe('E:\\');
  expect(canonicalRoot('e:\\Images', { paths: win32, realPath: absent })).toBe('E:\\Images');
});
