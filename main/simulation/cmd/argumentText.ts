import { baseName } from '../../../shared/base/winPath.ts';

/** `%~dp0` and its like: drive and folder, name, extension of an argument. */
export function argumentText(argument: string, modifiers: string, tilde: boolean): string {
  const plain = tilde ? argument.replace(/^"(.*)"$/, '$1') : argument;
  if (modifiers === '') return plain;
  const folder = plain.slice(0, plain.length - baseName(plain).length);
  const name = baseName(plain);
  const dot = name.lastIndexOf('.');
  const parts: Readonly<Record<string, string>> = {
    d: /^[A-Za-z]:/.exec(folder)?.[0] ?? '',
    p: folder.replace(/^[A-Za-z]:/, ''),
    n: dot < 0 ? name : name.slice(0, dot),
    x: dot < 0 ? '' : name.slice(dot),
    f: plain,
  };
  return modifiers
    .toLowerCase()
    .split('')
    .map((letter) => parts[letter] ?? '')
    .join('');
}
