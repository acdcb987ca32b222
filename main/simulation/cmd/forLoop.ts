import { baseName } from '../../../shared/base/winPath.ts';
import { resolvePath } from './currentFolder.ts';
import { lineRounds } from './forLines.ts';
import type { Bindings } from './loopVariables.ts';
import type { ScriptHost } from './scriptHost.ts';
import type { ForLoop } from './syntax.ts';
import { isUnknown } from './variables.ts';
import { splitArguments } from './words.ts';

/** What a loop may look at. */
export interface LoopWorld {
  readonly host: ScriptHost;
  readonly folder: string | null;
}

/** Folders of a tree that a loop is followed through. */
const MAX_FOLDERS = 500;

/** The rounds of a loop, each with the values of its variables; null when they cannot be computed. May be endless. */
export function roundsOf(loop: ForLoop, world: LoopWorld): Iterable<Bindings> | null {
  if (isUnknown(loop.set) || isUnknown(loop.options)) return null;
  switch (loop.mode) {
    case 'words':
      return one(loop, words(loop.set, 'file', world));
    case 'folders':
      return loop.options === '' ? one(loop, words(loop.set, 'folder', world)) : null;
    case 'numbers':
      return numbers(loop);
    case 'lines':
      return lineRounds(loop, world);
    case 'tree':
      return one(loop, tree(loop, world));
  }
}

function one({ variable }: ForLoop, values: readonly string[] | null): Iterable<Bindings> | null {
  return values === null ? null : values.map((value) => new Map([[variable, value]]));
}

/** The words of a set; those with wildcards stand for the names that fit, with the folder as it is written. */
function words(set: string, type: 'file' | 'folder', world: LoopWorld): readonly string[] | null {
  const values: string[] = [];
  for (const word of splitArguments(set)) {
    const found = /[*?]/.test(word) ? matching(word, type, world) : [word];
    if (found === null) return null;
    values.push(...found);
  }
  return values;
}

function matching(word: string, type: 'file' | 'folder', { host, folder }: LoopWorld): readonly string[] | null {
  const plain = word.replaceAll('"', '');
  const path = resolvePath(plain, folder);
  const names = path === null ? null : host.list(path, type);
  const before = plain.slice(0, plain.length - baseName(plain).length);
  return names === null ? null : names.map((name) => `${before}${name}`);
}

const NUMBER = /^-?(?:0x[0-9a-f]{1,8}|0|[1-9]\d{0,9})$/i;

/** `(start,step,end)`; a step of 0 never ends, which the budget of the run does. */
function numbers({ set, variable }: ForLoop): Iterable<Bindings> | null {
  const parts = splitArguments(set);
  if (parts.length !== 3 || !parts.every((part) => NUMBER.test(part))) return null;
  const [start = 0, step = 0, end = 0] = parts.map(
    (part) => Number(part.replace('-', '')) * (part[0] === '-' ? -1 : 1),
  );
  return count(variable, start, step, end);
}

function* count(variable: string, start: number, step: number, end: number): Generator<Bindings> {
  for (let at = start; step < 0 ? at >= end : at <= end; at += step) yield new Map([[variable, String(at)]]);
}

/** `/R root`: each word of the set in each folder of the tree, files where it has wildcards. */
function tree({ options, set }: ForLoop, world: LoopWorld): readonly string[] | null {
  const root = resolvePath(options === '' ? '.' : options, world.folder);
  const folders = root === null ? null : foldersBelow(root.replace(/\\$/, ''), world.host);
  if (folders === null) return null;
  const values: string[] = [];
  for (const folder of folders)
    for (const word of splitArguments(set)) {
      const plain = word.replaceAll('"', '');
      const found = /[*?]/.test(plain) ? world.host.list(`${folder}\\${plain}`, 'file') : [plain];
      if (found === null) return null;
      values.push(...found.map((name) => `${folder}\\${name}`));
    }
  return values;
}

function foldersBelow(root: string, host: ScriptHost): readonly string[] | null {
  if (host.exists(`${root}\\`) !== true) return null;
  const found = [root];
  for (const folder of found) {
    const below = host.list(`${folder}\\*`, 'folder');
    if (below === null || found.length + below.length > MAX_FOLDERS) return null;
    found.push(...below.map((name) => `${folder}\\${name}`));
  }
  return found;
}
