import { randomBytes } from 'node:crypto';

/** Crockford's base 32: sorts like the number, no letters that look like digits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BASE = ALPHABET.length;
const TIME_CHARACTERS = 10;
const RANDOM_CHARACTERS = 16;

let lastMs = -1;
let lastTime = '';
/** Digits of the random part of the last id, most significant first. */
let digits: number[] = [];

/**
 * A new id of 26 characters that sorts by time (the layout of a ULID). `nowMs` is milliseconds since 1970 UTC. Ids of
 * one process and one millisecond count up from a random start, so they sort in the order they were made.
 */
export function newRecordId(nowMs: number): string {
  if (nowMs === lastMs) countUp(RANDOM_CHARACTERS - 1);
  else restart(nowMs);
  let id = lastTime;
  for (const digit of digits) id += ALPHABET.charAt(digit);
  return id;
}

function restart(nowMs: number): void {
  lastMs = nowMs;
  lastTime = '';
  for (let place = TIME_CHARACTERS - 1; place >= 0; place -= 1)
    lastTime += ALPHABET.charAt(Math.floor(nowMs / BASE ** place) % BASE);
  // The first digit starts low, so that counting up never runs over.
  digits = Array.from(randomBytes(RANDOM_CHARACTERS), (byte, index) => byte % (index === 0 ? BASE / 2 : BASE));
}

function countUp(place: number): void {
  const next = (digits[place] ?? 0) + 1;
  digits[place] = next % BASE;
  if (next === BASE && place > 0) countUp(place - 1);
}
