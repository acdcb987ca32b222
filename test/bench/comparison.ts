/** One measurement of ours beside its reference, from the same run on the same machine. */
export interface Comparison {
  readonly title: string;
  /** Milliseconds when left out. */
  readonly unit?: 'MB';
  /** The least of all rounds. */
  readonly ours: number;
  readonly reference: number;
  readonly referenceTitle: string;
  /** The most that ours may take, as a multiple of the reference. */
  readonly goal: number;
  /** What one should know when reading the numbers. */
  readonly note?: string;
}

/** A bench says why it cannot run here, or what it measured. */
export type Measured = Comparison | { readonly title: string; readonly skipped: string };

/**
 * Measures two ways of doing something in turn, so that noise of the machine meets both alike, and gives the least
 * time of each in milliseconds. Each function answers with its own time.
 */
export async function inTurn(
  rounds: number,
  ours: () => Promise<number> | number,
  reference: () => Promise<number> | number,
): Promise<{ readonly ours: number; readonly reference: number }> {
  const times = { ours: Number.POSITIVE_INFINITY, reference: Number.POSITIVE_INFINITY };
  for (let round = 0; round < rounds; round += 1) {
    times.reference = Math.min(times.reference, await reference());
    times.ours = Math.min(times.ours, await ours());
  }
  return times;
}

/** Time of one piece of work in milliseconds. */
export function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
