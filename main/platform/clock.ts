/** The time as a port, so that records and tests decide what "now" is. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  nowMs(): number;
}

export const systemClock: Clock = { nowMs: () => Date.now() };

/** A clock that stands still, for reproducible output. */
export function fixedClock(nowMs: number): Clock {
  return { nowMs: () => nowMs };
}

/** The clock's time as ISO 8601 in UTC with milliseconds. */
export function nowIso(clock: Clock): string {
  return new Date(clock.nowMs()).toISOString();
}
