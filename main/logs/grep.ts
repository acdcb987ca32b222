import type { LogIndex } from './logIndex.ts';
import { readWindow } from './narrowWindow.ts';

/** Characters of text that are searched at a time. */
const BLOCK = 1 << 18;

/**
 * Which records of a log hold a text (as written there, without case), in message or component. ASCII text is looked
 * for in whole blocks and only the records around its places are read; other text is looked for record by record.
 * What is masked in the shown text is not found. Yields the share done.
 */
export function* grepLog(index: LogIndex, text: string): Generator<number, Uint8Array> {
  const needle = text.toLowerCase();
  const holds = new Uint8Array(index.length);
  const candidates = /^[\x20-\x7e]*$/.test(needle) ? placesOf(index, needle) : everyRecord(index);
  let last = -1;
  for (const { entry, done } of candidates) {
    if (entry > last && entry >= 0 && recordHolds(index, entry, needle)) holds[entry] = 1;
    last = Math.max(last, entry);
    if (done !== null) yield done;
  }
  return holds;
}

/** An expression by which records are searched. */
export interface LogExpression {
  /** Tells it from other expressions. */
  readonly source: string;
  /** Which of some texts it matches. */
  match(texts: readonly string[]): readonly boolean[];
}

/** Records that an expression gets at a time, so that others get their turn between. */
const BATCH = 64;

/** Which records of a log an expression matches, in component or message. Yields the share done. */
export function* grepExpression(index: LogIndex, expression: LogExpression): Generator<number, Uint8Array> {
  const holds = new Uint8Array(index.length);
  for (let from = 0; from < index.length; from += BATCH) {
    const texts = index.entries(from, from + BATCH).map(({ component, text }) => `${component}\n${text}`);
    for (const [at, matches] of expression.match(texts).entries()) if (matches) holds[from + at] = 1;
    yield Math.min(1, (from + BATCH) / index.length);
  }
  return holds;
}

/** A record that may hold the text; `done` is set at the end of a block. */
interface Candidate {
  readonly entry: number;
  readonly done: number | null;
}

function* everyRecord(index: LogIndex): Generator<Candidate> {
  for (let entry = 0; entry < index.length; entry++)
    yield { entry, done: entry % 1000 === 999 ? entry / index.length : null };
}

/** Records in whose bytes an ASCII text stands. Blocks overlap by its length, so that no place is cut in two. */
function* placesOf(index: LogIndex, needle: string): Generator<Candidate> {
  const sniffed = index.sniffed;
  const width = sniffed.family === '8bit' ? 1 : 2;
  const units = Math.floor((index.source.size - sniffed.bomLength) / width);
  for (let unit = 0; unit < units; unit += BLOCK) {
    const { bytes } = readWindow(index.source, sniffed, unit, BLOCK + needle.length);
    const block = bytes.toString('latin1').toLowerCase();
    let at = block.indexOf(needle);
    while (at >= 0 && at < BLOCK) {
      const entry = index.entryAt(sniffed.bomLength + (unit + at) * width);
      yield { entry, done: null };
      const next = (index.offset(entry + 1) - sniffed.bomLength) / width - unit;
      at = block.indexOf(needle, Math.max(at + 1, next));
    }
    yield { entry: -1, done: Math.min(1, (unit + BLOCK) / units) };
  }
}

function recordHolds(index: LogIndex, entry: number, needle: string): boolean {
  const { component, text } = index.entry(entry);
  return text.toLowerCase().includes(needle) || component.toLowerCase().includes(needle);
}
