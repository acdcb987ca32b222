import { sameName } from '../../../shared/base/caseless.ts';
import { baseName, parentPath, parseVolumePath, type VolumePath } from '../../../shared/base/winPath.ts';
import type { FileStat } from '../../../shared/model/volume.ts';
import type { Machine } from '../machine.ts';

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

/**
 * What a whole path, with or without wildcards in its last part, names; null when that cannot be told. With `exact` a
 * doubt about any file of the volume counts as well, without it only one about these very files.
 */
export function matches(text: string, machine: Machine, exact = false): readonly FileStat[] | null {
  const path = absolutePath(text);
  if (path === null || /[*?]/.test(parentPath(path))) return null;
  const pattern = /[*?]/.test(baseName(path));
  if (isOpen(pattern ? parentPath(path) : path, pattern, machine, exact)) return null;
  if (!pattern) {
    const stat = machine.files.stat(path);
    if (stat.kind === 'unreadable') return null;
    return stat.kind === 'found' ? [stat.value] : [];
  }
  const listed = machine.files.list(parentPath(path));
  if (listed.kind === 'unreadable') return null;
  const wanted = wildcard(baseName(path));
  return listed.kind === 'found' ? listed.value.filter((entry) => wanted(baseName(entry.path))) : [];
}

function isOpen(path: VolumePath, asFolder: boolean, machine: Machine, exact: boolean): boolean {
  const { uncertain } = machine;
  const where = asFolder ? uncertain.aboutFolder(path) : uncertain.aboutFile(path);
  return where !== null && (exact || !uncertain.has('files'));
}

/** `*` stands for any units, `?` for at most one; `*.*` names everything. */
function wildcard(pattern: string): (name: string) => boolean {
  if (pattern === '*' || pattern === '*.*') return () => true;
  if (!pattern.includes('?') && pattern.split('*').length <= 2) {
    const [head = '', tail = ''] = pattern.toLowerCase().split('*');
    return (name) =>
      pattern.includes('*')
        ? name.length >= head.length + tail.length
          && name.toLowerCase().startsWith(head)
          && name.toLowerCase().endsWith(tail)
        : sameName(name, pattern);
  }
  const source = pattern
    .replace(/\*+/g, '*')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.?');
  const expression = new RegExp(`^${source}$`, 'is');
  return (name) => expression.test(name);
}

/** `if exist`: null when it cannot be told. A separator or `\\nul` at the end asks for a folder. */
export function pathExists(text: string, machine: Machine): boolean | null {
  const plain = text.replace(/(?<=[\\/])nul$/i, '');
  const wantsFolder = /[\\/]$/.test(plain);
  const found = matches(plain.replace(/(?<!:)[\\/]+$/, ''), machine, true);
  if (found === null) return null;
  return found.some((entry) => !wantsFolder || entry.type === 'folder');
}
