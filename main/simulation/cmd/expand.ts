import { argumentText } from './argumentText.ts';
import { MAX_LINE } from './budget.ts';
import { UNKNOWN, type Variables } from './variables.ts';

/** A line after expansion that still knows what it was before. */
export interface ExpandedLine {
  readonly text: string;
  /** The line as the script spells it. */
  readonly raw: string;
  /** In its script, from 1. */
  readonly line: number;
  /** Where stretches of `text` came from, in order; between them both run in step. */
  readonly replaced: readonly Replacement[];
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly rawStart: number;
  readonly rawEnd: number;
}

/** What a line can refer to. */
export interface Surroundings {
  readonly variables: Variables;
  /** Null when the exit code is not known. */
  readonly exitCode: number | null;
  /** The script's path; null outside a script, where arguments and undefined variables stay as written. */
  readonly path: string | null;
  /** `%0`, `%1` and so on, with their quotes. */
  readonly arguments: readonly string[];
}

const REFERENCE = /%%|%\*|%~([a-z$:]*)(\d)|%(\d)|%([^%:]+)(:[^%]*)?%|!/gi;

/**
 * Expands the variables of one line, as cmd.exe does before it parses. Unknown values become `UNKNOWN`. Null when the
 * line is longer than 8,191 units before or after.
 */
export function expandLine(raw: string, line: number, around: Surroundings): ExpandedLine | null {
  if (raw.length > MAX_LINE) return null;
  const replaced: Replacement[] = [];
  let text = '';
  let from = 0;
  for (const match of raw.matchAll(REFERENCE)) {
    const value = valueOf(match, around);
    if (value === null) continue;
    text += raw.slice(from, match.index);
    const start = text.length;
    from = match.index + match[0].length;
    text += value;
    replaced.push({ start, end: text.length, rawStart: match.index, rawEnd: from });
    if (text.length > MAX_LINE) return null;
  }
  text += raw.slice(from);
  return text.length > MAX_LINE ? null : { text, raw, line, replaced };
}

/** The value of one reference; null leaves it as it stands. */
function valueOf(match: RegExpExecArray, around: Surroundings): string | null {
  const [whole, modifiers, modified, plain, name, change] = match;
  const inScript = around.path !== null;
  if (whole === '!') return around.variables.delayed ? UNKNOWN : null;
  if (whole === '%%') return inScript ? '%' : null;
  if (whole === '%*') return inScript ? around.arguments.slice(1).join(' ') : null;
  if (modified !== undefined) {
    if (!inScript) return null;
    const argument = modified === '0' ? around.path : around.arguments[Number(modified)];
    return argumentText(argument ?? '', modifiers ?? '', around.variables.folder);
  }
  if (plain !== undefined) return inScript ? (around.arguments[Number(plain)] ?? '') : null;
  const value = variable(name ?? '', around);
  if (value === null) return inScript ? '' : null;
  return change === undefined ? value : UNKNOWN;
}

function variable(name: string, { variables, exitCode }: Surroundings): string | null {
  const own = variables.get(name);
  if (name.toLowerCase() !== 'errorlevel' || (own !== null && own !== UNKNOWN)) return own;
  return exitCode === null ? UNKNOWN : String(exitCode);
}

/** The text before expansion of a stretch of the text after it. */
export function sourceOf(line: ExpandedLine, start: number, end: number): string {
  return line.raw.slice(rawOffset(line, start, 'rawStart'), rawOffset(line, end, 'rawEnd')).trim();
}

function rawOffset(line: ExpandedLine, offset: number, edge: 'rawStart' | 'rawEnd'): number {
  let shift = 0;
  for (const part of line.replaced) {
    const before = edge === 'rawStart' ? part.start > offset : part.start >= offset;
    if (before) break;
    const inside = edge === 'rawStart' ? offset < part.end : offset <= part.end;
    if (inside) return part[edge];
    shift = part.rawEnd - part.end;
  }
  return offset + shift;
}
