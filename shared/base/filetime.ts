const TICKS_PER_MILLISECOND = 10_000n;
const UNIX_EPOCH_IN_FILETIME = 116_444_736_000_000_000n;
const LARGEST_DATE_MS = 8_640_000_000_000_000n;

/**
 * Turns a FILETIME (100 ns ticks since 1601-01-01 UTC) into ISO 8601 text in UTC with milliseconds.
 * Returns null for 0 and for the "never" value 0x7FFFFFFFFFFFFFFF, and for times JavaScript cannot hold.
 */
export function fileTimeToIso(ticks: bigint): string | null {
  if (ticks <= 0n || ticks >= 0x7fff_ffff_ffff_ffffn) return null;
  const milliseconds = ticks / TICKS_PER_MILLISECOND - UNIX_EPOCH_IN_FILETIME / TICKS_PER_MILLISECOND;
  if (milliseconds > LARGEST_DATE_MS || milliseconds < -LARGEST_DATE_MS) return null;
  return new Date(Number(milliseconds)).toISOString();
}

/** Turns a JavaScript time (milliseconds since 1970 UTC) into a FILETIME. */
export function fileTimeFromMs(milliseconds: number): bigint {
  return BigInt(Math.trunc(milliseconds)) * TICKS_PER_MILLISECOND + UNIX_EPOCH_IN_FILETIME;
}
