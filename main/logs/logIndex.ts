import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { LogEntry, LogFileStat, LogFormat, LogLevel, TextEncoding } from '../../shared/model/log.ts';
import type { Sniffed } from './encoding.ts';
import type { EntryTable } from './entryTable.ts';
import { formatOf, type Format } from './formats.ts';
import { LEVELS } from './lineReader.ts';
import type { LogSource } from './narrowWindow.ts';
import { MAX_RECORD_CHARS, recordFields, recordText } from './record.ts';

export interface LogIndexParts {
  readonly source: LogSource;
  readonly format: LogFormat;
  readonly sniffed: Sniffed;
  readonly encoding: TextEncoding;
  readonly bom: TextEncoding | null;
  readonly lines: number;
  readonly levels: Readonly<Record<LogLevel, number>>;
  readonly runs: number;
  readonly problems: readonly Diagnostic[];
  readonly table: EntryTable;
}

/** The index of one log. Text is read from the file when it is asked for. */
export class LogIndex {
  private readonly parts: LogIndexParts;
  readonly format: Format;

  constructor(parts: LogIndexParts) {
    this.parts = parts;
    this.format = formatOf(parts.format);
  }

  get file(): string {
    return this.parts.source.path;
  }

  get source(): LogSource {
    return this.parts.source;
  }

  /** How the file's bytes make characters. */
  get sniffed(): Sniffed {
    return this.parts.sniffed;
  }

  get encoding(): TextEncoding {
    return this.parts.encoding;
  }

  /** Number of records. */
  get length(): number {
    return this.parts.table.length;
  }

  stat(): LogFileStat {
    const { source, format, encoding, bom, lines, levels, runs, problems } = this.parts;
    return { file: source.path, format, encoding, bom, lines, entries: this.length, levels, runs, problems };
  }

  level(entry: number): LogLevel {
    return LEVELS[this.parts.table.level(entry)] ?? 'other';
  }

  /** Milliseconds since 1970 as if the stamp were UTC; -1 without stamp. */
  time(entry: number): number {
    return this.parts.table.time(entry);
  }

  /** Line of a record, from 1. */
  line(entry: number): number {
    return this.parts.table.line(entry);
  }

  /** Byte offset at which a record begins; the file's size behind the last. */
  offset(entry: number): number {
    return entry < this.length ? this.parts.table.offset(entry) : this.parts.source.size;
  }

  /** The record that holds a byte of the file; -1 before the first. */
  entryAt(offset: number): number {
    return this.parts.table.at(offset);
  }

  /** A whole record as it stands in the file, stamp included, secrets masked. */
  rawText(entry: number): string {
    const start = this.offset(entry);
    return this.textOf(this.parts.source.readRange(start, this.readable(entry)), entry);
  }

  /** Records from `from` up to `to` (not included), with their positions in this file as `index`. */
  entries(from: number, to: number): LogEntry[] {
    const first = Math.max(0, from);
    const last = Math.min(to, this.length);
    return Array.from({ length: Math.max(0, last - first) }, (_, step) => this.entry(first + step));
  }

  /** One record. */
  entry(entry: number): LogEntry {
    return {
      index: entry,
      file: this.file,
      line: this.line(entry),
      zone: this.format.zone,
      level: this.level(entry),
      ...recordFields(this.rawText(entry), this.format),
    };
  }

  private readable(entry: number): number {
    const width = this.encoding.startsWith('utf-16') ? 2 : 1;
    return Math.min(this.offset(entry + 1) - this.offset(entry), MAX_RECORD_CHARS * width);
  }

  private textOf(bytes: Uint8Array, entry: number): string {
    return recordText(bytes, this.encoding, this.readable(entry) < this.offset(entry + 1) - this.offset(entry));
  }
}
