import { buildHive, type KeySpec } from '../../main/registry/regf/build.ts';
import type { LogFile } from '../../main/registry/regf/logFile.ts';
import { encodeString } from '../../main/registry/values.ts';
import { makeDirty, newLog, oldLog } from '../support/hivesLogs.ts';

/** A hive with its logs, before or after something was changed in them. */
export interface HiveFiles {
  readonly hive: Uint8Array;
  readonly logs: readonly LogFile[];
}

/** Numbers from 0 to below `below`, the same for the same seed. */
export type Random = (below: number) => number;

/** Mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const tree = (state: number): KeySpec => ({
  name: 'ROOT',
  volatileKeys: 2,
  values: [{ name: '', type: 'REG_SZ', data: encodeString(`state ${state}`) }],
  keys: [
    { name: 'Alpha', className: 'class', keys: [{ name: 'Below', keys: [{ name: 'Deepest' }] }] },
    { name: 'Beta', values: [{ name: 'Blob', type: 'REG_BINARY', data: new Uint8Array(20_000).fill(state) }] },
    { name: 'Many', keys: Array.from({ length: 30 * state }, (_, index) => ({ name: `K${100 + index}` })) },
    { name: 'Ключ', values: [{ name: 'имя', type: 'REG_MULTI_SZ', data: encodeString('a\0b\0') }] },
  ],
});

function build(minor: 3 | 4 | 5 | 6, state: number, leaf: 'indexLeaf' | 'fastLeaf' | 'hashLeaf'): Uint8Array {
  return buildHive({ root: tree(state), minor, lists: { leaf, leafElements: 9 }, lastWritten: 1n });
}

const [first, second, third] = [1, 2, 3].map((state) => build(5, state, 'hashLeaf')) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

/** Sound hives of every version and form of list, clean and dirty with logs of both formats. */
export const SOUND: readonly HiveFiles[] = [
  { hive: build(3, 2, 'fastLeaf'), logs: [] },
  { hive: build(3, 1, 'indexLeaf'), logs: [] },
  { hive: build(4, 2, 'fastLeaf'), logs: [] },
  { hive: first, logs: [] },
  { hive: build(6, 2, 'hashLeaf'), logs: [] },
  {
    hive: makeDirty(first),
    logs: [
      { name: 'LOG1', bytes: newLog([first, second], 2) },
      { name: 'LOG2', bytes: newLog([second, third], 3) },
    ],
  },
  { hive: makeDirty(first), logs: [{ name: 'LOG', bytes: oldLog(first, third) }] },
];

/** Words that sizes, counts and offsets do not expect. */
const WORDS = [0, 1, 4, 7, 8, 0x20, 0x1000, 0x7fff_ffff, 0x8000_0000, 0xffff_fff8, 0xffff_ffff] as const;
const MOST_CHANGES = 20;

/** One of the sound hives with something changed in it or in its logs. */
export function mutated(random: Random): HiveFiles {
  const { hive, logs } = SOUND[random(SOUND.length)] ?? { hive: first, logs: [] };
  const sealed = random(4) > 0;
  return {
    hive: mutate(hive, random, sealed ? 512 : 0),
    logs: logs.map(({ name, bytes }) => ({
      name,
      bytes: random(2) === 0 || bytes === null ? bytes : mutate(bytes, random, 0),
    })),
  };
}

/** Changes bytes from a position on; now and then the end is cut off. */
function mutate(sound: Uint8Array, random: Random, from: number): Uint8Array {
  const bytes = Uint8Array.from(random(10) === 0 ? sound.subarray(0, random(sound.length)) : sound);
  const view = new DataView(bytes.buffer);
  const words = (bytes.length >> 2) - (from >> 2) - 1;
  if (words < 1) return bytes;
  const place = (): number => from + 4 * random(words);
  for (let left = 1 + random(MOST_CHANGES); left > 0; left -= 1)
    switch (random(5)) {
      case 0:
        view.setUint8(place() + random(4), random(256));
        break;
      case 1:
        view.setUint32(place(), WORDS[random(WORDS.length)] ?? 0, true);
        break;
      case 2:
        // An offset, count or size that belongs elsewhere: loops, lists and cells that are shared.
        view.setUint32(place(), view.getUint32(place(), true), true);
        break;
      case 3:
        view.setUint16(place() + 2 * random(2), random(0x1_0000), true);
        break;
      default:
        bytes.copyWithin(place(), place(), place() + 8 * random(64));
    }
  return bytes;
}
