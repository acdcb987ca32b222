/**
 * How far a sequence number of a hive or log lies behind another, negative where it lies before it: the numbers are of
 * 32 bits and begin anew, so 0 comes one after 0xffffffff.
 */
export function sequenceDistance(from: number, to: number): number {
  return (to - from) | 0;
}

/** The latest of some sequence numbers that lie near each other. */
export function latestSequence(numbers: readonly number[]): number {
  return numbers.reduce((latest, each) => (sequenceDistance(latest, each) > 0 ? each : latest), numbers[0] ?? 0);
}
