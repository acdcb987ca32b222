import type { LiteralScanner } from './literalScanner.ts';
import type { LogIndex } from './logIndex.ts';
import { readWindow, unitBytes } from './narrowWindow.ts';

/** A record that holds literals, with the numbers of those found (each once). */
export interface ScanHit {
  readonly entry: number;
  readonly literals: ReadonlySet<number>;
}

export interface ScanStep {
  /** Bytes done and bytes in all. */
  readonly done: number;
  readonly total: number;
  readonly hits: readonly ScanHit[];
}

const CHUNK = 1 << 20;

/** Looks for literals in a whole log; yields the hits of each chunk in the order of the file. */
export function* scanLog(index: LogIndex, scanner: LiteralScanner): Generator<ScanStep, void> {
  const { sniffed } = index;
  const width = unitBytes(sniffed.family);
  const units = Math.floor((index.source.size - sniffed.bomLength) / width);
  const collector = new HitCollector(index);
  let state = 0;
  for (let unit = 0; unit < units; unit += CHUNK) {
    const base = sniffed.bomLength + unit * width;
    const { bytes } = readWindow(index.source, sniffed, unit, CHUNK);
    state = scanner.scan(bytes, state, (position, literal) => collector.add(base + position * width, literal));
    const isLast = unit + CHUNK >= units;
    yield { done: base + bytes.length * width, total: index.source.size, hits: collector.take(isLast) };
  }
}

/** Gathers literals record by record. The last record of a chunk stays open: it may go on in the next. */
class HitCollector {
  private readonly index: LogIndex;
  private closed: ScanHit[] = [];
  private entry = -1;
  private literals = new Set<number>();
  private end = 0;

  constructor(index: LogIndex) {
    this.index = index;
  }

  add(offset: number, literal: number): void {
    if (this.entry < 0 || offset >= this.end) {
      this.close();
      this.entry = this.index.entryAt(offset);
      this.end = this.index.offset(this.entry + 1);
    }
    this.literals.add(literal);
  }

  take(isLast: boolean): readonly ScanHit[] {
    if (isLast) this.close();
    const taken = this.closed;
    this.closed = [];
    return taken;
  }

  private close(): void {
    if (this.entry >= 0) this.closed.push({ entry: this.entry, literals: this.literals });
    this.entry = -1;
    this.literals = new Set();
  }
}
