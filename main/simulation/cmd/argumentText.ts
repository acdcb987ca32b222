import { baseName } from '../../../shared/base/winPath.ts';
import { resolvePath } from './currentFolder.ts';
import { isUnknown, UNKNOWN } from './variables.ts';
import { unquote } from './words.ts';

/**
 * An argument with modifiers, such as `%~dp0`: drive, path, name, extension, whole path. What depends on the disk (`s`,
 * `a`, `t`, `z`, a search along a path), or on a current folder that is not known, is not known.
 */
export function argumentText(argument: string, modifiers: string, currentFolder: string | null): string {
  const given = unquote(argument);
  if (modifiers === '' || given === '') return given;
  const letters = modifiers.toLowerCase();
  const whole = /[fdp]/.test(letters);
  const plain = whole ? resolvePath(given, currentFolder) : given;
  if (plain === null || isUnknown(given) || !/^[fdpnx]+$/.test(letters)) return UNKNOWN;
  if (whole && !/^[A-Za-z]:/.test(plain)) return UNKNOWN;
  const folder = plain.slice(0, plain.length - baseName(plain).length);
  const name = baseName(plain);
  const dot = name.lastIndexOf('.');
  if (letters.includes('f')) return plain;
  return [
    letters.includes('d') ? folder.slice(0, 2) : '',
    letters.includes('p') ? folder.slice(2) : '',
    letters.includes('n') ? (dot < 0 ? name : name.slice(0, dot)) : '',
    letters.includes('x') && dot >= 0 ? name.slice(dot) : '',
  ].join('');
}
