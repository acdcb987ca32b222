import { resolvePath } from './currentFolder.ts';
import type { LoopWorld } from './forLoop.ts';
import type { Bindings } from './loopVariables.ts';
import type { ForLoop } from './syntax.ts';
import { splitArguments } from './words.ts';

/** How `for /F` cuts a line. Source: `for /?`. */
interface LineOptions {
  readonly eol: string;
  readonly delims: string;
  readonly skip: number;
  /** Numbers of tokens in ascending order, each once. */
  readonly tokens: readonly number[];
  /** The rest of the line behind the last token goes to one more variable. */
  readonly rest: boolean;
  readonly usebackq: boolean;
}

const MAX_TOKENS = 26;

/**
 * The rounds of `for /F`: over a string, over files, or over what `type` prints of a file. Null when they cannot be
 * computed, such as for the output of a program, or options of another form.
 */
export function lineRounds(loop: ForLoop, world: LoopWorld): Iterable<Bindings> | null {
  const options = readOptions(loop.options);
  const lines = options === null ? null : linesOf(loop.set.trim(), options, world);
  if (options === null || lines === null || lines.some((line) => hidesComment(line, options))) return null;
  return rounds(loop.variable, lines.slice(options.skip), options);
}

function* rounds(variable: string, lines: readonly string[], options: LineOptions): Generator<Bindings> {
  for (const line of lines) {
    const values = cut(line, options);
    if (values !== null) yield new Map(values.map((value, index) => [letterAfter(variable, index), value]));
  }
}

/** Whether delimiters stand before `eol`: whether that line is passed over is not documented. */
function hidesComment(line: string, { eol, delims }: LineOptions): boolean {
  let first = 0;
  while (first < line.length && delims.includes(line.charAt(first))) first += 1;
  return first > 0 && line.charAt(first) === eol;
}

function letterAfter(variable: string, index: number): string {
  return String.fromCharCode(variable.charCodeAt(0) + index);
}

/** `eol=; tokens=2,3* delims=, skip=1 usebackq`; `delims=` comes last where it holds a blank. */
function readOptions(text: string): LineOptions | null {
  const options = { eol: ';', delims: ' \t', skip: 0, tokens: '1', usebackq: false };
  let rest = text.trimStart();
  while (rest !== '') {
    const match =
      /^(?:(usebackq)(?=\s|$)|eol=(.)|skip=(\d{1,5})(?=\s|$)|tokens=([\d,*-]+)(?=\s|$)|delims=(\s*$|[^\s]*(?:\s+$)?))/i.exec(
        rest,
      );
    if (match === null) return null;
    const [whole, usebackq, eol, skip, tokens, delims] = match;
    if (usebackq !== undefined) options.usebackq = true;
    if (eol !== undefined) options.eol = eol;
    if (skip !== undefined) options.skip = Number(skip);
    if (tokens !== undefined) options.tokens = tokens;
    if (delims !== undefined) options.delims = delims;
    rest = rest.slice(whole.length).trimStart();
  }
  const tokens = readTokens(options.tokens.replace('*', ''));
  return tokens === null ? null : { ...options, tokens, rest: options.tokens.endsWith('*') };
}

function readTokens(text: string): readonly number[] | null {
  const numbers = new Set<number>();
  for (const part of text.split(',').filter((each) => each !== '')) {
    const [, from, to] = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(part) ?? [];
    if (from === undefined || Number(from) === 0) return null;
    for (let at = Number(from); at <= Number(to ?? from); at += 1) numbers.add(at);
  }
  return numbers.size > MAX_TOKENS ? null : [...numbers].sort((a, b) => a - b);
}

/** Values of the variables for a line; null for one that the loop passes over: empty, or beginning with `eol`. */
function cut(line: string, { eol, delims, tokens, rest }: LineOptions): readonly string[] | null {
  if (line === '' || line.startsWith(eol)) return null;
  const parts: { readonly text: string; readonly end: number }[] = [];
  const isDelimiter = (unit: string) => delims.includes(unit);
  for (let at = 0; at < line.length;) {
    while (at < line.length && isDelimiter(line.charAt(at))) at += 1;
    const start = at;
    while (at < line.length && !isDelimiter(line.charAt(at))) at += 1;
    if (at > start) parts.push({ text: line.slice(start, at), end: at });
  }
  const values = tokens.map((token) => parts[token - 1]?.text ?? '');
  if (!rest) return values.every((value) => value === '') ? null : values;
  const last = tokens.at(-1) ?? 0;
  const from = last === 0 ? 0 : (parts[last - 1]?.end ?? line.length);
  let start = from;
  while (start < line.length && isDelimiter(line.charAt(start))) start += 1;
  const all = [...values, line.slice(start)];
  return all.every((value) => value === '') ? null : all;
}

function linesOf(set: string, { usebackq }: LineOptions, world: LoopWorld): readonly string[] | null {
  const quote = set.charAt(0);
  const quoted = set.length > 1 && set.endsWith(quote) ? set.slice(1, -1) : null;
  if (quoted !== null && quote === (usebackq ? "'" : '"')) return [quoted];
  if (quote === (usebackq ? '`' : "'")) return quoted === null ? null : printed(quoted, world);
  const files = splitArguments(set).map((name) => name.replaceAll('"', ''));
  return fileLines(files, world);
}

/** What a command prints: only that of `type` is known. */
function printed(command: string, world: LoopWorld): readonly string[] | null {
  const [, name] = /^\s*type\s+("[^"]+"|[^\s"&|<>]+)\s*$/i.exec(command) ?? [];
  return name === undefined ? null : fileLines([name.replaceAll('"', '')], world);
}

function fileLines(names: readonly string[], { host, folder }: LoopWorld): readonly string[] | null {
  const texts = names.map((name) => {
    const path = /[*?]/.test(name) ? null : resolvePath(name, folder);
    return path === null ? null : host.readText(path);
  });
  return texts.every((text) => text !== null) && texts.length > 0
    ? texts.flatMap((text) => text.replace(/\r?\n$/, '').split(/\r?\n/))
    : null;
}
