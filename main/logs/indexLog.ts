import { diagnostic, type Diagnostic } from '../../shared/model/diagnostic.ts';
import type { LogFormat, LogLevel } from '../../shared/model/log.ts';
import { DETECTION_BYTES, detectFormat } from './detect.ts';
import { EightBitWatcher, sniffEncoding, type Sniffed } from './encoding.ts';
import { EntryTable } from './entryTable.ts';
import { formatOf } from './formats.ts';
import { lineReader, LEVELS, type LineFacts, type LineReader } from './lineReader.ts';
import { LogIndex } from './logIndex.ts';
import { readWindow, unitBytes, type LogSource } from './narrowWindow.ts';

export interface IndexOptions {
  /** Characters read at a time; the result does not depend on it. */
  readonly chunk?: number;
  /** The format, where the caller knows it; otherwise it is detected. */
  readonly format?: LogFormat;
}

export interface IndexProgress {
  /** Bytes done and bytes in all. */
  readonly done: number;
  readonly total: number;
}

const DEFAULT_CHUNK = 1 << 20;
/** Records that an index holds (about 1 GiB of memory); what stands behind them is not indexed. */
const MAX_ENTRIES = 50_000_000;
const LF = 10;

/**
 * Indexes a log: where each record begins, its line, stamp and level. The text stays in the file. Yields after each
 * chunk, so that the caller can give way or stop; never throws because of what the file holds.
 */
export function* indexLog(source: LogSource, options: IndexOptions = {}): Generator<IndexProgress, LogIndex> {
  const pass = new IndexPass(source, options);
  while (pass.step()) yield { done: pass.done, total: source.size };
  return pass.finish();
}

class IndexPass {
  private readonly source: LogSource;
  private readonly sniffed: Sniffed;
  private readonly width: 1 | 2;
  private readonly format: LogFormat;
  private readonly reader: LineReader;
  private readonly chunk: number;
  private readonly watcher = new EightBitWatcher();
  private readonly table = new EntryTable();
  private readonly levels: number[] = [0, 0, 0, 0];
  private readonly problems: Diagnostic[] = [];
  private readonly facts: LineFacts = { time: -1, level: 0, runStart: false };
  private lines = 0;
  private runs = 0;
  /** Next character to look at, and whether a line begins there. */
  private unit = 0;
  private atLineStart = true;
  /** Characters that the watcher has seen. */
  private watched = 0;

  constructor(source: LogSource, options: IndexOptions) {
    this.source = source;
    const head = source.readRange(0, Math.min(source.size, DETECTION_BYTES));
    this.sniffed = sniffEncoding(head);
    this.width = unitBytes(this.sniffed.family);
    this.format = options.format ?? detectFormat(head, source.path);
    this.reader = lineReader(formatOf(this.format));
    this.chunk = Math.max(options.chunk ?? DEFAULT_CHUNK, this.reader.head + 1);
    if (this.format === 'evtx') this.problems.push(binaryLog(source.path));
  }

  get done(): number {
    return Math.min(this.source.size, this.sniffed.bomLength + this.unit * this.width);
  }

  /** Reads one chunk; false when the file is through. */
  step(): boolean {
    if (this.format === 'evtx') return false;
    const left = Math.floor((this.source.size - this.sniffed.bomLength) / this.width) - this.unit;
    if (left <= 0) return false;
    const window = readWindow(this.source, this.sniffed, this.unit, Math.min(this.chunk, left));
    if (window.bytes.length < Math.min(this.chunk, left)) this.problems.push(shrunkLog(this.source, this.done));
    if (this.width === 1) this.watcher.feed(window.raw.subarray(this.watched - this.unit));
    this.watched = this.unit + window.bytes.length;
    const isLast = window.bytes.length >= left || window.bytes.length < this.chunk;
    this.unit += this.takeLines(window.bytes, isLast);
    return !isLast;
  }

  /** Takes the lines of a window; how many of its characters are done with. */
  private takeLines(bytes: Buffer, isLast: boolean): number {
    let at = 0;
    while (at < bytes.length) {
      if (this.atLineStart) {
        at = this.skipFiller(bytes, at);
        if (!isLast && at + this.reader.head > bytes.length) return at;
        if (at >= bytes.length) {
          this.atLineStart = !isLast;
          return at;
        }
        this.takeLine(bytes, at);
        this.atLineStart = false;
      }
      const end = bytes.indexOf(LF, at);
      if (end < 0) return bytes.length;
      this.lines++;
      this.atLineStart = true;
      at = end + 1;
    }
    return at;
  }

  /**
   * Where a line begins in fact: zeros stand where a machine lost power before its log was on the disk, and a byte
   * order mark where files were joined.
   */
  private skipFiller(bytes: Buffer, from: number): number {
    let at = from;
    while (bytes[at] === 0) at++;
    const hasBom = this.width === 1 && bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
    return hasBom ? at + 3 : at;
  }

  private takeLine(bytes: Buffer, at: number): void {
    const begins = this.reader.read(bytes, at, this.facts);
    if (!begins && this.table.length > 0) return;
    const facts = begins ? this.facts : NO_FACTS;
    if (this.table.length >= MAX_ENTRIES) return this.tooLong();
    this.table.push(this.sniffed.bomLength + (this.unit + at) * this.width, this.lines + 1, facts.time, facts.level);
    this.levels[facts.level] = (this.levels[facts.level] ?? 0) + 1;
    if (facts.runStart) this.runs++;
  }

  private tooLong(): void {
    if (this.problems.some((problem) => problem.code === 'log-too-long')) return;
    const text = `Indexing ${this.source.path} stopped at line ${this.lines + 1}: it has more than ${MAX_ENTRIES} records.`;
    this.problems.push(
      diagnostic('log-too-long', text, {
        severity: 'warning',
        where: [{ file: this.source.path, line: this.lines + 1 }],
        fix: 'Cut the file to the part that matters and open that.',
      }),
    );
  }

  finish(): LogIndex {
    const { family, bom } = this.sniffed;
    return new LogIndex({
      source: this.source,
      format: this.format,
      sniffed: this.sniffed,
      encoding: family === '8bit' ? this.watcher.finish(bom) : family,
      bom,
      lines: this.lines + (this.atLineStart || this.unit === 0 ? 0 : 1),
      levels: levelCounts(this.levels),
      runs: this.runs,
      problems: this.problems,
      table: this.table,
    });
  }
}

const NO_FACTS: LineFacts = { time: -1, level: 0, runStart: false };

function levelCounts(counts: readonly number[]): Record<LogLevel, number> {
  const count = (level: LogLevel): number => counts[LEVELS.indexOf(level)] ?? 0;
  return { error: count('error'), warning: count('warning'), info: count('info'), other: count('other') };
}

function binaryLog(file: string): Diagnostic {
  return diagnostic('log-is-binary', `${file} is a binary event log; its records are not read.`, {
    severity: 'info',
    where: [{ file }],
    fix: 'Export it as text with Event Viewer or wevtutil and open the export.',
  });
}

function shrunkLog(source: LogSource, offset: number): Diagnostic {
  const text = `While indexing ${source.path} the file ended early; it was ${source.size} bytes when it was opened.`;
  return diagnostic('log-shrank', text, {
    severity: 'warning',
    where: [{ file: source.path, offset }],
    fix: 'Open the log again once nothing writes to it any more.',
  });
}
