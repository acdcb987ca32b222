/** Seed of the hashes in transaction logs. Source: the regf specification, 82 EF 4D 88 7A 4E 55 C5, highest byte first. */
const SEED_LOW = 0x7a4e_55c5;
const SEED_HIGH = 0x82ef_4d88;
/** Follows the last byte. */
const END_MARK = 0x80;

/** The Marvin32 hash of a range of bytes with the seed of transaction logs, as its two words. */
export function marvin32(
  bytes: Uint8Array,
  start: number,
  end: number,
): { readonly low: number; readonly high: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const state = { low: SEED_LOW, high: SEED_HIGH };
  const whole = start + ((end - start) & ~3);
  for (let at = start; at < whole; at += 4) mix(state, view.getUint32(at, true));
  let last = END_MARK;
  for (let at = end - 1; at >= whole; at -= 1) last = ((last << 8) | view.getUint8(at)) >>> 0;
  mix(state, last);
  mix(state, 0);
  return { low: state.low >>> 0, high: state.high >>> 0 };
}

interface State {
  low: number;
  high: number;
}

function mix(state: State, word: number): void {
  state.low = (state.low + word) | 0;
  state.high ^= state.low;
  state.low = (rotate(state.low, 20) + state.high) | 0;
  state.high = rotate(state.high, 9) ^ state.low;
  state.low = (rotate(state.low, 27) + state.high) | 0;
  state.high = rotate(state.high, 19);
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
