import { baseName, parentPath, parseVolumePath, type VolumePath } from '../../../shared/base/winPath.ts';
import type { FileStat, Found } from '../../../shared/model/volume.ts';
import type { Machine } from '../machine.ts';
import { wildcard } from './wildcard.ts';

/** A whole path on this volume; null for one that depends on the current folder or leaves the volume. */
export function absolutePath(text: string): VolumePath | null {
  if (!/^[A-Za-z]:[\\/]/.test(text)) return null;
  const parsed = parseVolumePath(text);
  return parsed.kind === 'path' && !parsed.path.includes(':') ? parsed.path : null;
}

/** Hives are in use while Windows runs: what a command does to them is not what it asks for. */
export function isInUse(path: VolumePath): boolean {
  return /^Windows(?:\/System32(?:\/config(?:\/.*)?)?)?$/i.test(path) || path === '';
}

/** What looking at a path costs of the budget of a run, and each name in a folder that is listed. */
const COST_OF_LOOK = 100;
const COST_OF_LIST = 1000;

/** What is in a folder, counted as work of the run. */
export function listFolder(path: VolumePath, machine: Machine): Found<readonly FileStat[]> {
  const listed = machine.files.list(path);
  machine.budget.text(COST_OF_LIST + (listed.kind === 'found' ? listed.value.length * COST_OF_LOOK : 0));
  return listed;
}

/**
 * What a whole path, with or without wildcards in its last part, names; null when that cannot be told. With `exact` a
 * doubt about any file of the volume counts as well, without it only one about these very files. Once the run
 * has used its budget up, nothing can be told.
 */
export function matches(text: string, machine: Machine, exact = false): readonly FileStat[] | null {
  const path = absolutePath(text);
  if (path === null || /[*?]/.test(parentPath(path)) || machine.budget.text(COST_OF_LOOK) !== null) return null;
  const pattern = /[*?]/.test(baseName(path));
  if (isOpen(pattern ? parentPath(path) : path, pattern, machine, exact)) return null;
  if (!pattern) {
    const stat = machine.files.stat(path);
    if (stat.kind === 'unreadable') return null;
    return stat.kind === 'found' ? [stat.value] : [];
  }
  const listed = listFolder(parentPath(path), machine);
  if (listed.kind === 'unreadable') return null;
  const wanted = wildcard(baseName(path));
  return listed.kind === 'found' ? listed.value.filter((entry) => wanted(baseName(entry.path))) : [];
}

function isOpen(path: VolumePath, asFolder: boolean, machine: Machine, exact: boolean): boolean {
  const { uncertain } = machine;
  const where = asFolder ? uncertain.aboutFolder(path) : uncertain.aboutFile(path);
  return where !== null && (exact || !uncertain.has('files'));
}

/** `if exist`: null when it cannot be told. A separator or `\\nul` at the end asks for a folder. */
export function pathExists(text: string, machine: Machine): boolean | null {
  const plain = text.replace(/(?<=[\\/])nul$/i, '');
  const wantsFolder = /[\\/]$/.test(plain);
  const found = matches(plain.replace(/(?<!:)[\\/]+$/, ''), machine, true);
  if (found === null) return null;
  return found.some((entry) => !wantsFolder || entry.type === 'folder');
}
