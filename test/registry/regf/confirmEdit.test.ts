import { describe, expect, it } from 'vitest';
import { buildHive } from '../../../main/registry/regf/build.ts';
import { confirmEdit } from '../../../main/registry/regf/confirmEdit.ts';
import { encodeString } from '../../../main/registry/values.ts';
import { NEW_YEAR_2020 } from '../../support/hives.ts';
import { makeDirty } from '../../support/hivesLogs.ts';

const values = [{ name: 'Text', type: 'REG_SZ', data: encodeString('some words') }] as const;
const bytes = buildHive({ root: { name: 'ROOT', values, keys: [{ name: 'Key' }] }, lastWritten: NEW_YEAR_2020 });

/** A copy whose first cell, the root key, has another size. */
function withRootCell(size: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  new DataView(copy.buffer).setInt32(4096 + 32, size, true);
  return copy;
}

function codesOf(edited: Uint8Array, keys = 2): readonly string[] {
  const outcome = confirmEdit(edited, { keys, values: 1 });
  if (outcome.ok) return [];
  const { kind, diagnostic } = outcome.problem;
  return [kind, diagnostic.code, ...diagnostic.related];
}

describe('confirmEdit', () => {
  it('gives the bytes of a sound hive that holds what it should', () => {
    const outcome = confirmEdit(bytes, { keys: 2, values: 1 });
    expect(outcome.ok && outcome.value).toBe(bytes);
  });

  it('says which keys and values are missing', () => {
    expect(confirmEdit(bytes, { keys: 3, values: 1 })).toMatchObject({
      ok: false,
      problem: {
        kind: 'internal',
        diagnostic: {
          code: 'hive-edit-unsound',
          detail:
            'Reading a changed hive back in memory; nothing was written. '
            + 'It should hold 3 keys and 1 values, and holds 2 and 1.',
        },
      },
    });
  });

  it('does not let a hive pass that is damaged, dirty or none', () => {
    expect(codesOf(withRootCell(-84))).toEqual([
      'internal',
      'hive-edit-unsound',
      'hive-cell-size',
      'hive-cell-between',
    ]);
    expect(codesOf(makeDirty(bytes))).toEqual(['internal', 'hive-edit-unsound', 'hive-dirty']);
    expect(codesOf(bytes.subarray(0, 600))).toEqual(['internal', 'hive-edit-unsound', 'hive-root-unreadable']);
  });
});
