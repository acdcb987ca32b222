import type { Arguments } from './arguments.ts';
import { argumentText } from './argumentText.ts';
import { changed } from './changedValue.ts';
import { isUnknown, UNKNOWN, type Variables } from './variables.ts';

/** What a line can refer to. */
export interface Surroundings {
  readonly variables: Variables;
  /** Null when the exit code is not known. */
  readonly exitCode: number | null;
  /** The script's path; null outside a script, where arguments and undefined variables stay as written. */
  readonly path: string | null;
  readonly arguments: Arguments;
}

/** What stands for a reference, and where the text goes on. */
export interface Reference {
  readonly value: string;
  readonly end: number;
}

const ARGUMENT = /%(?:(\*)|(\d)|~([a-z$:]*)(\d))/iy;

/**
 * What a `%` begins: an argument, a variable, or nothing. One that begins nothing vanishes in a script and stays on a
 * command line. Source: experiments by the community ("How does the Windows Command Interpreter parse scripts", Stack
 * Overflow 4094699; observed), as for the other rules here.
 */
export function percentReference(text: string, at: number, around: Surroundings): Reference {
  const inScript = around.path !== null;
  if (inScript && text.charAt(at + 1) === '%') return { value: '%', end: at + 2 };
  ARGUMENT.lastIndex = at;
  const argument = inScript ? ARGUMENT.exec(text) : null;
  if (argument !== null) return { value: argumentValue(argument, around), end: ARGUMENT.lastIndex };
  // Modifiers of no argument end the script; which of its lines still run is left open.
  if (inScript && text.charAt(at + 1) === '~') return { value: UNKNOWN, end: at + 2 };
  return variableReference(text, at, around) ?? { value: inScript ? '' : '%', end: at + 1 };
}

function argumentValue(match: RegExpExecArray, { arguments: given, path, variables }: Surroundings): string {
  const [, all, plain, modifiers, modified] = match;
  if (all !== undefined) return given.tail;
  if (plain !== undefined) return given.words[Number(plain)] ?? '';
  const argument = modified === '0' && given.named ? path : given.words[Number(modified)];
  return argumentText(argument ?? '', modifiers ?? '', variables.folder);
}

/**
 * A variable between two marks, such as `%name%`, `!name!`, `%name:~0,2%`. One that is not defined is nothing in a
 * script. Null where the mark at this place begins no variable.
 */
export function variableReference(text: string, at: number, around: Surroundings): Reference | null {
  const mark = text.charAt(at);
  let end = at + 1;
  while (end < text.length && text.charAt(end) !== mark && text.charAt(end) !== ':') end += 1;
  if (text.charAt(end) === ':' && text.charAt(end + 1) === mark) end += 1;
  if (end >= text.length) return null;
  const name = text.slice(at + 1, end);
  const value = isUnknown(name) ? UNKNOWN : valueOf(name, around);
  if (value === null) return around.path === null ? null : { value: '', end: end + 1 };
  return text.charAt(end) === mark ? { value, end: end + 1 } : changed(value, text, end, mark);
}

/** The value of a variable, ERRORLEVEL among them; null for one that is not defined. */
export function valueOf(
  name: string,
  { variables, exitCode }: Pick<Surroundings, 'variables' | 'exitCode'>,
): string | null {
  const own = variables.get(name);
  if (name.toLowerCase() !== 'errorlevel' || (own !== null && own !== UNKNOWN)) return own;
  return exitCode === null ? UNKNOWN : String(exitCode);
}
