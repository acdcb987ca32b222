import type { Cursor } from './cursor.ts';
import type { Condition, Output, SimpleCommand } from './syntax.ts';
import { unquote } from './words.ts';

const FLAG_I = /\/i\s+/iy;
const NOT = /not\s+/iy;
// Behind a word, `=`, `,` and `;` are delimiters like blanks: `if errorlevel==1` asks for 1 or more.
const EXISTS = /exist[\s=,;]+("[^"]*"|[^\s(]+)\s*/iy;
const DEFINED = /defined[\s=,;]+([^\s(]+)\s*/iy;
const ERROR_LEVEL = /errorlevel[\s=,;]+(-?\d+)\s*/iy;
const COMPARE = /("[^"]*"[^\s"=()&|]*|[^\s"=()&|]+)\s*(==|\s(?:equ|neq|lss|leq|gtr|geq)\s)\s*("[^"]*"|[^\s()&|]+)\s*/iy;

/** Reads what follows `if`; null when cmd.exe would not understand it either, such as `if ==1`. */
export function readCondition(cursor: Cursor): Condition | null {
  const ignoreCase = cursor.take(FLAG_I) !== null;
  const not = cursor.take(NOT) !== null;
  const exists = cursor.take(EXISTS);
  if (exists !== null) return { kind: 'exists', path: unquote(exists[1] ?? ''), not };
  const defined = cursor.take(DEFINED);
  if (defined !== null) return { kind: 'defined', name: defined[1] ?? '', not };
  const level = cursor.take(ERROR_LEVEL);
  if (level !== null) return { kind: 'errorLevel', atLeast: Number(level[1]), not };
  const compare = cursor.take(COMPARE);
  if (compare === null) return null;
  const operator = (compare[2] ?? '==').trim().toLowerCase();
  return { kind: 'compare', left: compare[1] ?? '', operator, right: compare[3] ?? '', ignoreCase, not };
}

const BLANKS = /[ \t]*/y;
const ARROW = /(>>|>|<)[ \t]*/y;
const DUPLICATE = /&\s*\d?/y;
const TARGET = /(?:"[^"]*"?|[^\s"<>&|()])+/y;

interface Streams {
  readonly outputs: Output[];
  input: string | null;
}

/** Redirections behind a block. */
export function readOutputs(cursor: Cursor): readonly Output[] {
  const streams: Streams = { outputs: [], input: null };
  const handle = /[ \t]*([0-9]?)(?=[<>])/y;
  for (let match = cursor.take(handle); match !== null; match = cursor.take(handle))
    readRedirection(cursor, match[1] ?? '', streams);
  return streams.outputs;
}

function readRedirection(cursor: Cursor, handle: string, streams: Streams): void {
  const arrow = cursor.take(ARROW)?.[1];
  if (cursor.take(DUPLICATE) !== null) return;
  const target = unquote(cursor.take(TARGET)?.[0] ?? '');
  if (target === '') return;
  if (arrow === '<') streams.input = target;
  else streams.outputs.push({ target, append: arrow === '>>', handle: handle === '' ? 1 : Number(handle) });
}

const STOPS = /[&|]/;

/** Reads one command up to an unquoted operator, the line's end or, in a block, `)`; `^` protects the next unit. */
export function readSimple(cursor: Cursor, inBlock: boolean): SimpleCommand {
  const start = cursor.mark;
  const streams: Streams = { outputs: [], input: null };
  let text = '';
  let quoted = false;
  while (!cursor.atEnd) {
    const { unit } = cursor;
    if (!quoted && (STOPS.test(unit) || (inBlock && unit === ')'))) break;
    if (!quoted && (unit === '<' || unit === '>')) {
      const handle = /(?:^|[\s,;=])(\d)$/.exec(text.slice(-2))?.[1] ?? '';
      text = handle === '' ? text : text.slice(0, -1);
      readRedirection(cursor, handle, streams);
      continue;
    }
    if (unit === '"') quoted = !quoted;
    const escaped = !quoted && unit === '^';
    text += escaped ? cursor.text.charAt(cursor.offset + 1) : unit;
    cursor.offset += escaped ? 2 : 1;
  }
  const source = withoutRedirections(cursor.since(start));
  cursor.take(BLANKS);
  return { kind: 'simple', text: text.trimStart(), source, line: start.line.line, ...streams };
}

/** A command for showing, without the redirections at its end. */
function withoutRedirections(source: string): string {
  return source.replace(/(?:\s*\d?>>?\s*(?:&\d|"[^"]*"|[^\s"<>&|]+)|\s*<\s*(?:"[^"]*"|[^\s"<>&|]+))+\s*$/, '');
}
