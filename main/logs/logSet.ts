import { invariant } from '../../shared/base/assert.ts';
import type { LogEntry, LogLevel } from '../../shared/model/log.ts';
import { grepExpression, grepLog, type LogExpression } from './grep.ts';
import type { LogIndex } from './logIndex.ts';
import { firstNumbers, mergedOrder } from './merge.ts';

export interface LogFilter {
  /** Only records of these levels; all without. */
  readonly levels?: readonly LogLevel[];
  /** Only records of these files (paths as in the index); all without. */
  readonly files?: readonly string[];
  /** Only records whose message or component holds this text, without case. */
  readonly grep?: string;
  /** Only records whose message or component this matches. */
  readonly expression?: LogExpression;
  /**
   * Only records stamped at or after this time (milliseconds, as if all stamps were UTC); one without stamp counts as
   * stamped like the one before it in its file.
   */
  readonly fromMs?: number;
  /** Only records stamped before this time. */
  readonly toMs?: number;
}

export interface LogPage {
  /** Records that pass the filter. */
  readonly total: number;
  /** The asked for part of them; `index` is the position in the merged order. */
  readonly entries: readonly LogEntry[];
}

export interface LogSetOptions {
  /** Minutes by which the machine's local time is ahead of UTC; EC2's answer files set UTC (0, the default). */
  readonly localOffsetMinutes?: number;
}

/** Records that are filtered before others get their turn. */
const SLICE = 65_536;
/** Most records on one page. */
const MAX_PAGE = 5_000;

/** Several logs as one timeline. See MergeKeys for the order. */
export class LogSet {
  readonly logs: readonly LogIndex[];
  readonly localOffsetMinutes: number;
  private readonly bases: readonly number[];
  private order: Uint32Array | null = null;
  private lastFilter: { readonly key: string; readonly positions: Uint32Array } | null = null;

  constructor(logs: readonly LogIndex[], options: LogSetOptions = {}) {
    this.logs = logs;
    this.localOffsetMinutes = options.localOffsetMinutes ?? 0;
    this.bases = firstNumbers(logs);
  }

  /** Records of all files. */
  get length(): number {
    return this.logs.reduce((sum, log) => sum + log.length, 0);
  }

  /** The log and the record at a position of the merged order. */
  locate(position: number): { readonly log: LogIndex; readonly entry: number } {
    if (this.logs.length > 1) this.order ??= mergedOrder(this.logs, this.localOffsetMinutes);
    const number = this.order?.[position] ?? position;
    const file = this.bases.findLastIndex((base, at) => base <= number && (this.logs[at]?.length ?? 0) > 0);
    const log = this.logs[file];
    invariant(log !== undefined && position >= 0 && position < this.length, `no log record at position ${position}`);
    return { log, entry: number - (this.bases[file] ?? 0) };
  }

  /** The record at a position of the merged order. */
  entry(position: number): LogEntry {
    const { log, entry } = this.locate(position);
    return { ...log.entry(entry), index: position };
  }

  /** A part of the records that pass a filter; `limit` is at most MAX_PAGE. */
  page(request: LogFilter & { readonly offset: number; readonly limit: number }): LogPage {
    const matches = this.match(request);
    let step = matches.next();
    while (step.done !== true) step = matches.next();
    const start = Math.max(0, request.offset);
    const end = start + Math.max(0, Math.min(request.limit, MAX_PAGE));
    return { total: step.value.length, entries: Array.from(step.value.subarray(start, end), (at) => this.entry(at)) };
  }

  /**
   * Positions of the records that pass a filter. Yields the share done, so that a caller can give way before it asks
   * for a page of the same filter: the last answer is kept.
   */
  *match(filter: LogFilter): Generator<number, Uint32Array> {
    const key = filterKey(filter);
    if (this.lastFilter?.key === key) return this.lastFilter.positions;
    const grep = yield* this.grepAll(filter);
    const levels = new Set(filter.levels);
    const positions = new Uint32Array(this.length);
    const latest = new Map<LogIndex, number>();
    let count = 0;
    for (let position = 0; position < positions.length; position++) {
      if (position % SLICE === SLICE - 1) yield position / positions.length;
      const { log, entry } = this.locate(position);
      const time = log.time(entry) < 0 ? (latest.get(log) ?? -1) : log.time(entry);
      latest.set(log, time);
      if (levels.size > 0 && !levels.has(log.level(entry))) continue;
      if (grep.get(log)?.[entry] !== 1 || !inTime(time, filter)) continue;
      positions[count++] = position;
    }
    this.lastFilter = { key, positions: positions.slice(0, count) };
    return this.lastFilter.positions;
  }

  /** For each wanted file, which of its records hold the text. */
  private *grepAll(filter: LogFilter): Generator<number, Map<LogIndex, Uint8Array>> {
    const found = new Map<LogIndex, Uint8Array>();
    for (const log of this.logs) {
      if (filter.files !== undefined && !filter.files.includes(log.file)) continue;
      found.set(log, yield* grepOne(log, filter));
    }
    return found;
  }
}

function* grepOne(log: LogIndex, { grep, expression }: LogFilter): Generator<number, Uint8Array> {
  if (expression !== undefined) return yield* grepExpression(log, expression);
  return grep ? yield* grepLog(log, grep) : new Uint8Array(log.length).fill(1);
}

function filterKey({ levels, files, grep, expression, fromMs, toMs }: LogFilter): string {
  return JSON.stringify([levels ?? [], files, grep ?? '', expression?.source, fromMs, toMs]);
}

function inTime(time: number, { fromMs, toMs }: LogFilter): boolean {
  if (fromMs === undefined && toMs === undefined) return true;
  return time >= 0 && time >= (fromMs ?? 0) && time < (toMs ?? Infinity);
}
