import { array, assert, constantFrom, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { OverlayFs } from '../../main/volume/overlayFs.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function base() {
  return memoryFs(
    { 'Windows/Panther/unattend.xml': 'base', 'Windows/Temp/a.log': 'a', 'ProgramData/x': 'x', 'Locked/y': 'y' },
    { links: { 'All Users': 'C:\\ProgramData' }, unreadable: ['Locked'] },
  );
}

/** Everything on a volume as `path: content` lines, found by listing. */
function dump(volume: VolumeFs, folder = ''): readonly string[] {
  const listed = volume.list(folder);
  if (listed.kind !== 'found') return [`${folder}: ${listed.kind}`];
  return listed.value.flatMap((entry) => {
    if (entry.type === 'folder') return [`${entry.path}/`, ...dump(volume, entry.path)];
    const read = volume.read(entry.path);
    return [`${entry.path}: ${read.kind === 'found' ? new TextDecoder().decode(read.value) : read.kind}`];
  });
}

describe('an overlay', () => {
  test('shows its own writes over the base and leaves the base as it was', () => {
    const below = base();
    const before = dump(below);
    const overlay = new OverlayFs(below);
    const outcomes = [
      overlay.write('WINDOWS/panther/UNATTEND.xml', bytes('new')),
      overlay.write('windows/panther/Extra.log', bytes('extra')),
      overlay.remove('windows/temp/A.LOG'),
      overlay.makeFolder('Windows/Setup'),
      overlay.makeFolder('Windows/setup'),
      overlay.write('windows/setup/scripts.cmd', bytes('cmd')),
    ];
    expect(outcomes.map((each) => each.ok)).toEqual([true, true, true, true, true, true]);
    expect(dump(overlay)).toEqual([
      'All Users/',
      'All Users/x: x',
      'Locked/',
      'Locked: unreadable',
      'ProgramData/',
      'ProgramData/x: x',
      'Windows/',
      'Windows/Panther/',
      'Windows/Panther/Extra.log: extra',
      'Windows/Panther/unattend.xml: new',
      'Windows/Setup/',
      'Windows/Setup/scripts.cmd: cmd',
      'Windows/Temp/',
    ]);
    expect(dump(below)).toEqual(before);
    expect(overlay.changes().map((each) => `${each.kind} ${each.path}`)).toEqual([
      'write Windows/Panther/Extra.log',
      'write Windows/Panther/unattend.xml',
      'makeFolder Windows/Setup',
      'write Windows/Setup/scripts.cmd',
      'remove Windows/Temp/a.log',
    ]);
  });

  test('a removed folder hides all below it, and one made again is empty', () => {
    const overlay = new OverlayFs(base());
    overlay.remove('windows');
    expect(overlay.read('Windows/Temp/a.log')).toEqual({ kind: 'absent' });
    overlay.makeFolder('windows');
    expect(overlay.list('WINDOWS')).toEqual({ kind: 'found', value: [] });
    expect(overlay.changes()).toEqual([{ kind: 'makeFolder', path: 'Windows' }]);
  });

  test('taking back an own new file leaves no change', () => {
    const overlay = new OverlayFs(base());
    overlay.write('Windows/new.txt', bytes('1'));
    overlay.remove('windows/NEW.txt');
    expect(overlay.changes()).toEqual([]);
  });

  test('a path through a link is the path that it leads to, through two overlays as well', () => {
    const overlay = new OverlayFs(new OverlayFs(base()));
    overlay.write('all users/X', bytes('changed'));
    expect(dump(overlay).filter((line) => line.includes('x:'))).toEqual([
      'All Users/x: changed',
      'ProgramData/x: changed',
    ]);
    expect(overlay.changes()).toMatchObject([{ kind: 'write', path: 'ProgramData/x', existed: true }]);
  });

  test('refuses what Windows would refuse', () => {
    const overlay = new OverlayFs(base());
    const codes = [
      overlay.write('None/x', bytes('')),
      overlay.write('Windows', bytes('')),
      overlay.makeFolder('ProgramData/x'),
      overlay.remove('None'),
      overlay.write('Locked/y', bytes('')),
    ].map((each) => (each.ok ? 'ok' : each.problem.diagnostic.code));
    expect(codes).toEqual(['folder-missing', 'is-a-folder', 'is-a-file', 'nothing-to-remove', 'access-denied']);
  });

  test('bytes given and taken are copies', () => {
    const overlay = new OverlayFs(base());
    const given = bytes('same');
    overlay.write('Windows/x', given);
    given.fill(0);
    const taken = overlay.read('Windows/x');
    if (taken.kind === 'found') taken.value.fill(0);
    expect(overlay.read('Windows/x')).toEqual({ kind: 'found', value: bytes('same') });
  });

  test('any sequence of operations equals the same done on a plain map of files', () => {
    const name = constantFrom('a', 'b', 'A');
    const operation = tuple(constantFrom('write', 'remove', 'makeFolder'), array(name, { minLength: 1, maxLength: 3 }));
    assert(
      property(array(operation, { maxLength: 12 }), (operations) => {
        const overlay = new OverlayFs(memoryFs({ 'a/a/b': '', 'b/a': '' }));
        const model = new Map([
          ['a', 'folder'],
          ['a/a', 'folder'],
          ['a/a/b', 'file'],
          ['b', 'folder'],
          ['b/a', 'file'],
        ]);
        for (const [kind, segments] of operations) {
          const path = segments.join('/');
          const key = path.toLowerCase();
          if (kind === 'write') applyWrite(model, key, overlay.write(path, bytes('')).ok);
          else if (kind === 'remove') applyRemove(model, key, overlay.remove(path).ok);
          else applyFolder(model, key, overlay.makeFolder(path).ok);
        }
        const seen = dump(overlay).map((line) => line.replace(/: $|\/$/, '').toLowerCase());
        expect(seen.toSorted()).toEqual([...model.keys()].toSorted());
      }),
      { numRuns: 300 },
    );
  });
});

type Model = Map<string, string>;

function hasParent(model: Model, key: string): boolean {
  const cut = key.lastIndexOf('/');
  return cut < 0 || model.get(key.slice(0, cut)) === 'folder';
}

function applyWrite(model: Model, key: string, ok: boolean): void {
  expect(ok).toBe(hasParent(model, key) && model.get(key) !== 'folder');
  if (ok) model.set(key, 'file');
}

function applyFolder(model: Model, key: string, ok: boolean): void {
  expect(ok).toBe(model.get(key) === 'folder' || (hasParent(model, key) && !model.has(key)));
  if (ok) model.set(key, 'folder');
}

function applyRemove(model: Model, key: string, ok: boolean): void {
  expect(ok).toBe(model.has(key));
  for (const other of model.keys()) if (other === key || other.startsWith(`${key}/`)) model.delete(other);
}
