import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join, parse, resolve } from 'node:path';
import type { WriteBar } from '../../shared/model/volume.ts';
import { attempt } from './hostFailure.ts';
import { probeVolume } from './volumeProbe.ts';

/** Folders below the root that make a Windows volume of it, in lower case. */
const SIGNS = [
  ['windows', 'system32'],
  ['windows', 'panther'],
] as const;

/**
 * The root of the Windows volume that holds a folder of this PC: the nearest ancestor, the folder itself included,
 * with `Windows\System32` or `Windows\Panther` in any case. Null where there is none. Links are not resolved.
 */
export function volumeAround(folder: string): string | null {
  if (holdsWindows(folder)) return folder;
  const above = dirname(folder);
  return above === folder ? null : volumeAround(above);
}

/** A Windows volume that a folder lies on, and what forbids writing to it. */
export interface AroundVolume {
  readonly root: string;
  readonly bar: WriteBar | null;
}

/** The volumes that hold a folder, which need not be there yet: as it is named, and without links. */
export function volumesAround(folder: string): readonly AroundVolume[] {
  const named = resolve(folder);
  const roots = [named, realFolder(named)].map((each) => volumeAround(each)).filter((root) => root !== null);
  return [...new Set(roots)].map((root) => ({ root, bar: probeVolume(root).bar }));
}

/**
 * What bars writing to a folder below the root of its volume: the root is looked at, since that is where a hibernated
 * or running Windows shows, then the folder itself.
 */
export function barBelow(root: string, folder: string): WriteBar | null {
  // On a drive without Windows the drive's own root still tells of hibernation and of the running system.
  const looked = [...(process.platform === 'win32' ? [parse(folder).root] : []), root, folder];
  return looked.map((each) => probeVolume(each).bar).find((bar) => bar !== null) ?? null;
}

/** The nearest folder upwards that is there, without links. */
function realFolder(folder: string): string {
  const real = attempt(() => realpathSync(folder));
  const above = dirname(folder);
  if (real.ok) return real.value;
  return above === folder ? folder : realFolder(above);
}

function holdsWindows(folder: string): boolean {
  return SIGNS.some((sign) => holds(folder, sign));
}

function holds(folder: string, [first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return true;
  return namesAlike(folder, first).some((name) => holds(join(folder, name), rest));
}

/** The names in a folder that mean the wanted one. A folder that may be entered but not listed is asked for the usual spelling. */
function namesAlike(folder: string, wanted: string): readonly string[] {
  const names = attempt(() => readdirSync(folder));
  if (names.ok) return names.value.filter((name) => name.toLowerCase() === wanted);
  const usual = `${wanted.charAt(0).toUpperCase()}${wanted.slice(1)}`;
  return attempt(() => lstatSync(join(folder, usual))).ok ? [usual] : [];
}
