import { describe, expect, it } from 'vitest';
import { countHive } from '../../../main/registry/regf/count.ts';
import { openHive } from '../../../main/registry/regf/hive.ts';
import { KEY, SECURITY, VALUE } from '../../../main/registry/regf/layout.ts';
import { openSecurity } from '../../../main/registry/regf/securityCells.ts';
import { verifyHive } from '../../../main/registry/regf/verify.ts';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { build, deleteKey, LATER, profiles } from '../../support/hivesProfiles.ts';

/** How many keys the root's security cell says that it has. */
function uses(bytes: Uint8Array): number {
  const { cells, root } = unwrap(openHive(bytes));
  const cell = openSecurity(cells, cells.view.getUint32(root.position + KEY.security, true));
  return cells.view.getUint32(cell + SECURITY.references, true);
}

/**
 * A hive of `profiles` where the key S-1-5-18 has a security cell of its own, in what was the data of a value. Gives
 * the offsets of both security cells.
 */
function withSecondSecurity(): { readonly bytes: Uint8Array; readonly first: number; readonly second: number } {
  const values = [{ name: 'Spare', type: 'REG_BINARY', data: new Uint8Array(300) }] as const;
  const bytes = build({ ...profiles, keys: [...(profiles.keys ?? []), { name: 'Spare', values }] });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const { root } = unwrap(openHive(bytes));
  const spare = root.subkey('Spare')?.position ?? 0;
  const value = view.getUint32(4100 + view.getUint32(spare + KEY.valueList, true), true);
  const [first, second] = [
    view.getUint32(root.position + KEY.security, true),
    view.getUint32(4100 + value + VALUE.data, true),
  ];
  view.setUint32(spare + KEY.valueCount, 0, true);
  view.setUint32(spare + KEY.valueList, 0xffff_ffff, true);
  const descriptor = view.getUint32(4100 + first + SECURITY.descriptorSize, true);
  bytes.copyWithin(4100 + second, 4100 + first, 4100 + first + SECURITY.descriptor + descriptor);
  for (const link of [SECURITY.next, SECURITY.previous]) view.setUint32(4100 + first + link, second, true);
  view.setUint32(4100 + second + SECURITY.references, 1, true);
  view.setUint32((root.subkey('ProfileList')?.subkey('S-1-5-18')?.position ?? 0) + KEY.security, second, true);
  return { bytes, first, second };
}

describe('deleteKey and the security cells', () => {
  it('gives back the uses of the security cell', () => {
    const before = build(profiles);
    expect(uses(before)).toBe(countHive(unwrap(openHive(before))).keys);
    expect(uses(unwrap(deleteKey(before, 'ProfileList\\S-1-5-21-1-2-3-1001', LATER)))).toBe(uses(before) - 3);
  });

  it('frees a security cell that nobody uses any more, and closes the ring over it', () => {
    const { bytes, first, second } = withSecondSecurity();
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    expect(verifyHive(unwrap(openHive(bytes)))).toEqual([]);
    const after = unwrap(deleteKey(bytes, 'ProfileList\\S-1-5-18', LATER));
    const changed = new DataView(after.buffer, after.byteOffset);
    expect(view.getInt32(4096 + second, true)).toBeLessThan(0);
    expect(changed.getInt32(4096 + second, true)).toBeGreaterThan(0);
    const links = [SECURITY.next, SECURITY.previous].map((link) => changed.getUint32(4100 + first + link, true));
    expect(links).toEqual([first, first]);
  });

  it('keeps a security cell that another key still uses', () => {
    const { bytes, second } = withSecondSecurity();
    const after = unwrap(deleteKey(bytes, 'ProfileList\\S-1-5-21-1-2-3-1001', LATER));
    const changed = new DataView(after.buffer, after.byteOffset);
    expect(changed.getInt32(4096 + second, true)).toBeLessThan(0);
    expect(changed.getUint32(4100 + second + SECURITY.references, true)).toBe(1);
  });

  it('counts no fewer uses of a security cell than there are keys left, whatever was counted before', () => {
    const before = build(profiles);
    const { cells, root } = unwrap(openHive(before));
    const cell = openSecurity(cells, cells.view.getUint32(root.position + KEY.security, true));
    new DataView(before.buffer, before.byteOffset).setUint32(cell + SECURITY.references, 2, true);
    const after = unwrap(deleteKey(before, 'ProfileList\\S-1-5-18', LATER));
    expect(uses(after)).toBe(countHive(unwrap(openHive(after))).keys);
  });
});
