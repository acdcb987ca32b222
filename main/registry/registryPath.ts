import { foldCase } from '../../shared/base/caseless.ts';

const ROOTS: ReadonlyMap<string, string> = new Map([
  ['HKLM', 'HKLM'],
  ['HKEY_LOCAL_MACHINE', 'HKLM'],
  ['HKU', 'HKU'],
  ['HKEY_USERS', 'HKU'],
]);

/** Where the number of the control set in use is kept, and the name that stands for it. */
export const SELECT_KEY = 'HKLM\\SYSTEM\\Select';
export const SELECT_VALUE = 'Current';
const CURRENT = 'CURRENTCONTROLSET';
const DWORD = 4;

/**
 * The parts of a registry path: the short name of its root, then keys as spelled, empty parts left out. A `/` is a
 * character of a name. Null when the path does not begin with a root that a volume has.
 */
export function splitPath(path: string): readonly string[] | null {
  const [first, ...rest] = keyNames(path);
  const root = ROOTS.get(foldCase(first ?? ''));
  return root === undefined ? null : [root, ...rest];
}

/** The names of the keys on a path that is relative to one of them; none for that key itself. */
export function keyNames(path: string): readonly string[] {
  return path.split('\\').filter((name) => name !== '');
}

/** Whether the parts lie in `HKLM\SYSTEM\CurrentControlSet`, which is another name for a numbered control set. */
export function namesCurrentControlSet(parts: readonly string[]): boolean {
  return parts[0] === 'HKLM' && foldCase(parts[1] ?? '') === 'SYSTEM' && foldCase(parts[2] ?? '') === CURRENT;
}

/** The parts with `CurrentControlSet` replaced by the control set whose number is given. */
export function withControlSet(parts: readonly string[], number: number): readonly string[] {
  return parts.with(2, `ControlSet${String(number).padStart(3, '0')}`);
}

/** The control set's number from the data of `Select\Current`; null when it is no DWORD from 1 to 999. */
export function controlSetNumber(value: { readonly type: number; readonly data: Uint8Array }): number | null {
  if (value.type !== DWORD || value.data.length !== 4) return null;
  const number = new DataView(value.data.buffer, value.data.byteOffset, 4).getUint32(0, true);
  return number >= 1 && number <= 999 ? number : null;
}

/** The path as it is compared: folded, one backslash between parts. */
export function foldPath(parts: readonly string[]): string {
  return foldCase(parts.join('\\'));
}
