import type { Node } from './syntax.ts';
import { isUnknown } from './variables.ts';

/** Stands for a pipe where the name of an input file would stand; no file has such a name. */
export const PIPE = '|';

/** What `echo` prints, with its line end; null for every other command. */
export function echoed(text: string): string | null {
  const match = /^echo(?:[\s.:(/\\[\]+,;="]([^]*))?$/i.exec(text);
  return match === null ? null : `${match[1] ?? ''}\r\n`;
}

/** A part of a pipe with its input: behind the first one, what the part before it prints. */
export function piped(parts: readonly Node[], index: number): Node {
  const part = parts[index] as Node;
  const before = parts[index - 1];
  if (before === undefined || part.kind !== 'simple' || part.input !== null) return part;
  const answer = before.kind === 'simple' && before.outputs.length === 0 ? echoed(before.text) : null;
  return { ...part, input: PIPE, ...(answer === null || isUnknown(answer) || answer.includes('%') ? {} : { answer }) };
}

/** Whether an output goes to a device or another stream, and so to no file. */
export function isDevice(target: string): boolean {
  return /^(?:(?:nul|con|prn|aux|com\d|lpt\d)(?:[.:].*)?$|&)/i.test(target);
}
