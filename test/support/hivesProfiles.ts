import { buildHive, type KeySpec } from '../../main/registry/regf/build.ts';
import { editHive } from '../../main/registry/regf/editHive.ts';
import { encodeString } from '../../main/registry/values.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import { NEW_YEAR_2020 } from './hives.ts';

/** When keys are deleted. */
export const LATER = NEW_YEAR_2020 + 10_000_000n;

/** Two profiles, one of them with values, class and keys below, and a key with so many that it needs an index root. */
export const profiles: KeySpec = {
  name: 'ROOT',
  keys: [
    {
      name: 'ProfileList',
      keys: [
        { name: 'S-1-5-18' },
        {
          name: 'S-1-5-21-1-2-3-1001',
          className: 'gone',
          values: [
            { name: 'ProfileImagePath', type: 'REG_SZ', data: encodeString('C:\\Users\\gone') },
            { name: 'Blob', type: 'REG_BINARY', data: new Uint8Array(50_000).fill(7) },
          ],
          keys: [{ name: 'Below', keys: [{ name: 'Deeper' }] }],
        },
      ],
    },
    { name: 'Other', keys: Array.from({ length: 501 }, (_, index) => ({ name: `K${1000 + index}` })) },
  ],
};

export function build(root: KeySpec): Uint8Array {
  return buildHive({ root, lastWritten: NEW_YEAR_2020 });
}

/** The hive without a key and all below it. */
export function deleteKey(bytes: Uint8Array, keyPath: string, lastWritten: bigint): Outcome<Uint8Array> {
  return editHive(bytes, [{ kind: 'deleteKey', keyPath }], lastWritten);
}

/** A free cell by its file position and size. */
export interface FreeCell {
  readonly start: number;
  readonly size: number;
  /** Whether it ends its bin. */
  readonly last: boolean;
  readonly besideFree: boolean;
}

/** The free cells of a sound hive. */
export function freeCellsOf(bytes: Uint8Array): readonly FreeCell[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const free: FreeCell[] = [];
  for (let bin = 4096; bin < bytes.length; bin += view.getUint32(bin + 8, true)) {
    const end = bin + view.getUint32(bin + 8, true);
    for (let at = bin + 32; at < end; at += Math.abs(view.getInt32(at, true))) {
      const next = at + Math.abs(view.getInt32(at, true));
      const besideFree = next < end && view.getInt32(next, true) > 0;
      if (next > at + view.getInt32(at, true)) continue;
      free.push({ start: at, size: next - at, last: next === end, besideFree });
    }
  }
  return free;
}
