import type { LogLevel } from '../../shared/model/log.ts';
import { levelWords, type Format } from './formats.ts';

/** Levels by the number that an index stores. */
export const LEVELS: readonly LogLevel[] = ['other', 'info', 'warning', 'error'];

const OTHER = 0;
const INFO = 1;
const WARNING = 2;
const ERROR = 3;

/** What the beginning of a line says. Filled in place: an object per line would cost more than the line. */
export interface LineFacts {
  /** Milliseconds since 1970 as if the stamp were UTC; -1 without stamp. */
  time: number;
  /** Index into LEVELS. */
  level: number;
  /** Whether a run of Sysprep begins here. */
  runStart: boolean;
}

/** Reads the beginning of a line; true when the line begins a record. */
export interface LineReader {
  /** Characters of a line that must be in the window. */
  readonly head: number;
  read(bytes: Buffer, at: number, facts: LineFacts): boolean;
}

const HEAD = 256;
/** The level of a CMTrace record stands behind its message, which can be long and hold line breaks. */
const CMTRACE_HEAD = 32 * 1024;
const BLANK = 32;
const CR = 13;
const LF = 10;
const BANG = 33;
const RUN_HEADER = 'Beginning of a new sysprep run';
const CMTRACE_START = '<![LOG[';

export function lineReader(format: Format): LineReader {
  if (format.levels === 'cmtrace') return { head: CMTRACE_HEAD, read: readCmtrace };
  if (format.levels === 'setupapi' || format.stamps.length === 0) return { head: HEAD, read: entryReader(format) };
  return { head: HEAD, read: stampedReader(format) };
}

function stampedReader(format: Format): LineReader['read'] {
  const wordIndex = format.levels === 'secondWord' ? 1 : 0;
  const hasRuns = format.family === 'setupact';
  return (bytes, at, facts) => {
    for (const stamp of format.stamps) {
      const time = stamp.read(bytes, at);
      if (time < 0) continue;
      facts.time = time;
      const word = wordStart(bytes, at + stamp.length, wordIndex);
      facts.level = format.levels === 'none' ? OTHER : levelAt(bytes, word);
      facts.runStart = hasRuns && startsRun(bytes, at);
      return true;
    }
    return false;
  };
}

function wordStart(bytes: Buffer, from: number, skip: number): number {
  let at = from;
  while (bytes[at] === BLANK) at++;
  for (let word = 0; word < skip; word++) {
    while (at < bytes.length && bytes[at] !== BLANK && bytes[at] !== LF) at++;
    while (bytes[at] === BLANK) at++;
  }
  return at;
}

const words = [...levelWords].map(([word, level]) => ({
  codes: Uint8Array.from(word, (letter) => letter.charCodeAt(0)),
  level: LEVELS.indexOf(level),
}));

/** Words by their first letter (lower case), so that a line costs one look-up and one comparison. */
const wordsByLetter = Array.from({ length: 128 }, (_, code) => words.filter((word) => word.codes[0] === code));

function levelAt(bytes: Buffer, at: number): number {
  const candidates = wordsByLetter[((bytes[at] ?? 0) | 32) & 127] ?? [];
  for (const { codes, level } of candidates) if (wordAt(bytes, at, codes)) return level;
  return OTHER;
}

function wordAt(bytes: Buffer, at: number, codes: Uint8Array): boolean {
  for (let index = 0; index < codes.length; index++) if (((bytes[at + index] ?? 0) | 32) !== codes[index]) return false;
  const next = (bytes[at + codes.length] ?? 0) | 32;
  return next < 97 || next > 122;
}

/** Column of the message in a log with its columns intact (setup-logs.md, section 2). */
const MESSAGE_COLUMN = 50;
const LEVEL_COLUMN = 21;
const EQUALS = 61;
const CAPITAL_S = 83;

/**
 * Whether the line is the middle line of a run header. Decoding is the exception: only for lines whose message
 * begins with `=`, or whose columns were collapsed by whoever pasted them.
 */
function startsRun(bytes: Buffer, at: number): boolean {
  const collapsed = bytes[at + LEVEL_COLUMN + 4] === BLANK && bytes[at + LEVEL_COLUMN + 5] !== BLANK;
  if (bytes[at + MESSAGE_COLUMN] !== EQUALS && !collapsed) return false;
  return lineText(bytes, at).includes(RUN_HEADER);
}

function lineText(bytes: Buffer, at: number): string {
  const end = bytes.indexOf(LF, at);
  return bytes.toString('latin1', at, Math.min(end < 0 ? bytes.length : end, at + HEAD));
}

function readCmtrace(bytes: Buffer, at: number, facts: LineFacts): boolean {
  if (bytes.toString('latin1', at, at + CMTRACE_START.length) !== CMTRACE_START) return false;
  const tail = bytes.indexOf(']LOG]!>', at);
  const attributes = tail < 0 || tail > at + CMTRACE_HEAD ? '' : lineText(bytes, tail);
  const type = /\btype="(\d)"/.exec(attributes)?.[1];
  facts.level = type === '3' ? ERROR : type === '2' ? WARNING : type === '1' ? INFO : OTHER;
  facts.time = cmtraceTime(attributes);
  facts.runStart = lineText(bytes, at).includes(RUN_HEADER);
  return true;
}

function cmtraceTime(attributes: string): number {
  const match = /time="(\d+):(\d+):(\d+)(?:\.(\d{3}))?[^"]*" date="(\d+)-(\d+)-(\d{4})"/.exec(attributes);
  if (match === null) return -1;
  const [hour = 0, minute = 0, second = 0, milli = 0, month = 0, day = 0, year = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return Math.max(-1, Date.UTC(year, month - 1, day, hour, minute, second, milli));
}

/** Formats whose every filled line is a record: SetupAPI with its marks in the first column, plain text. */
function entryReader(format: Format): LineReader['read'] {
  const marked = format.levels === 'setupapi';
  return (bytes, at, facts) => {
    const first = bytes[at] ?? LF;
    if (first === LF || (first === CR && (bytes[at + 1] ?? LF) === LF)) return false;
    facts.time = -1;
    for (const stamp of format.stamps) facts.time = Math.max(facts.time, stamp.read(bytes, at));
    facts.level = marked ? setupapiLevel(bytes, at) : OTHER;
    facts.runStart = !marked && (first === EQUALS || first === CAPITAL_S) && lineText(bytes, at).includes(RUN_HEADER);
    return true;
  };
}

/** The first five columns are the mark: `!!!  ` error, `!    ` warning (setup-logs.md, section 5.2). */
function setupapiLevel(bytes: Buffer, at: number): number {
  if (bytes[at] !== BANG) return INFO;
  return bytes[at + 1] === BANG && bytes[at + 2] === BANG ? ERROR : WARNING;
}
