import type { LogIndex } from './logIndex.ts';

/** Which stamps of a log tell when its records were written. */
export interface BelievedStamps {
  has(entry: number): boolean;
  /** The first of them: milliseconds as in the index; -1 where there is none. */
  readonly first: number;
}

/** Records of which the stamps are weighed (nine bytes each); in a longer log whose clock falls all are believed. */
const MAX_WEIGHED = 10_000_000;

/**
 * All stamps of a log whose clock never falls. Where it falls, the clock or its zone was set, or a stamp is wrong: then
 * those of a longest run that never falls, so that one wrong stamp moves one record and not all that follow. Of equally
 * long runs the one that begins first.
 */
export function believedStamps(index: LogIndex): BelievedStamps {
  const { length } = index;
  const all = { has: () => true, first: firstStamp(index) };
  if (length > MAX_WEIGHED || !falls(index)) return all;
  const run = longestRun(index);
  const first = run.indexOf(1);
  return { has: (entry) => run[entry] === 1, first: first < 0 ? -1 : index.time(first) };
}

function firstStamp(index: LogIndex): number {
  for (let entry = 0; entry < index.length; entry++) if (index.time(entry) >= 0) return index.time(entry);
  return -1;
}

function falls(index: LogIndex): boolean {
  let latest = -1;
  for (let entry = 0; entry < index.length; entry++) {
    const time = index.time(entry);
    if (time >= 0 && time < latest) return true;
    latest = Math.max(latest, time);
  }
  return false;
}

/**
 * 1 for each record on a longest run of stamps that never falls. Goes from the end to the beginning and keeps, for each
 * length, the record with the latest stamp that begins a run of that length.
 */
function longestRun(index: LogIndex): Uint8Array {
  const follower = new Int32Array(index.length);
  const begins = new Int32Array(index.length);
  let longest = 0;
  for (let entry = index.length - 1; entry >= 0; entry--) {
    const time = index.time(entry);
    if (time < 0) continue;
    const at = shorterThan(index, begins, longest, time);
    follower[entry] = at === 0 ? -1 : (begins[at - 1] ?? -1);
    begins[at] = entry;
    longest = Math.max(longest, at + 1);
  }
  const run = new Uint8Array(index.length);
  for (let entry = longest === 0 ? -1 : (begins[longest - 1] ?? -1); entry >= 0; entry = follower[entry] ?? -1)
    run[entry] = 1;
  return run;
}

/** How many lengths have a run that a record of this time can stand before: those that begin no earlier. */
function shorterThan(index: LogIndex, begins: Int32Array, longest: number, time: number): number {
  const beginsAt = (length: number) => index.time(begins[length] ?? 0);
  if (longest === 0 || beginsAt(longest - 1) >= time) return longest;
  let [low, high] = [0, longest - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (beginsAt(middle) >= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
