import { describe, expect, it } from 'vitest';
import { openHive } from '../../../main/registry/regf/hive.ts';
import { KEY, KEY_FLAG, VALUE } from '../../../main/registry/regf/layout.ts';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { build, deleteKey, freeCellsOf, LATER, profiles } from '../../support/hivesProfiles.ts';

/** A hive of `profiles` with the places that tests damage, as file positions. */
interface Opened {
  readonly view: DataView;
  /** The key with a large value, and that value. */
  readonly key: number;
  readonly value: number;
  readonly other: number;
  /** The last cell, which is free. */
  readonly tail: number;
}

function openForDamage(bytes: Uint8Array): Opened {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const { root } = unwrap(openHive(bytes));
  const key = root.subkey('ProfileList')?.subkey('S-1-5-21-1-2-3-1001')?.position ?? 0;
  const list = 4100 + view.getUint32(key + KEY.valueList, true);
  const value = 4100 + view.getUint32(list + 4, true);
  return { view, key, value, other: root.subkey('Other')?.position ?? 0, tail: freeCellsOf(bytes).at(-1)?.start ?? 0 };
}

function codeOf(bytes: Uint8Array, path: string): string {
  const outcome = deleteKey(bytes, path, LATER);
  return outcome.ok ? 'deleted' : `${outcome.problem.kind} ${outcome.problem.diagnostic.code}`;
}

describe('deleteKey refuses', () => {
  it('a key above one that must not be deleted', () => {
    const bytes = build(profiles);
    const below = unwrap(openHive(bytes)).root.subkey('ProfileList')?.subkey('S-1-5-18')?.position ?? 0;
    new DataView(bytes.buffer).setUint16(below + KEY.flags, KEY_FLAG.noDelete | KEY_FLAG.latinName, true);
    expect(codeOf(bytes, 'ProfileList')).toBe('refused key-no-delete');
    expect(codeOf(bytes, 'Other')).toBe('deleted');
  });

  it.each<[string, (hive: Opened) => void]>([
    ['a cell of no size', ({ view, tail }) => view.setInt32(tail, 0, true)],
    ['a cell that is larger than its bin', ({ view, tail }) => view.setInt32(tail, 0x7fff_fff8, true)],
    [
      'data in the security descriptor of other keys',
      ({ view, value, key }) => view.setUint32(value + VALUE.data, view.getUint32(key + KEY.security, true), true),
    ],
    ['data in another key', ({ view, value, other }) => view.setUint32(value + VALUE.data, other - 4100, true)],
    [
      'the list of another key',
      ({ view, key, other }) => {
        for (const field of [KEY.subkeyCount, KEY.subkeyList])
          view.setUint32(key + field, view.getUint32(other + field, true), true);
      },
    ],
    [
      'a large value whose record has no room for its list',
      ({ view, value }) => {
        const record = 4096 + view.getUint32(value + VALUE.data, true);
        expect(view.getInt32(record, true)).toBe(-16);
        view.setInt32(record, -8, true);
        view.setInt32(record + 8, -8, true);
      },
    ],
  ])('%s', (_, damage) => {
    const bytes = build(profiles);
    damage(openForDamage(bytes));
    expect(codeOf(bytes, 'ProfileList')).toBe('refused hive-damaged');
  });

  it('soon, where every key has the list of one', () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => ({ name: `K${100_000 + index}` }));
    const bytes = build({ name: 'ROOT', keys: [{ name: 'Victim' }, ...keys] });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const { root } = unwrap(openHive(bytes));
    for (const key of root.subkeys())
      for (const field of key.name === 'Victim' ? [] : [KEY.subkeyCount, KEY.subkeyList])
        view.setUint32(key.position + field, view.getUint32(root.position + field, true), true);
    const start = performance.now();
    const outcome = deleteKey(bytes, 'Victim', LATER);
    expect(performance.now() - start).toBeLessThan(5000);
    expect(outcome).toMatchObject({ ok: false, problem: { diagnostic: { related: ['hive-cell-shared'] } } });
  });

  it('with the first places only, where many are damaged', () => {
    const bytes = build(profiles);
    const keys = Array.from(unwrap(openHive(bytes)).root.subkey('Other')?.subkeys() ?? []).slice(0, 30);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (const key of keys) view.setUint32(key.position + KEY.security, 0xffff_ffff, true);
    const outcome = deleteKey(bytes, 'ProfileList', LATER);
    const { where = [], detail } = outcome.ok ? { detail: '' } : outcome.problem.diagnostic;
    expect({ places: where.length, detail }).toEqual({
      places: 20,
      detail:
        'Editing a hive needs every list and cell of it to be sound, so that nothing else is lost. '
        + 'Findings about this hive: 30.',
    });
  });

  it('what it cannot do safely, and says why', () => {
    const clean = build(profiles);
    const dirty = Uint8Array.from(clean);
    new DataView(dirty.buffer).setUint32(4, 9, true);
    const damaged = Uint8Array.from(clean);
    const list = unwrap(openHive(clean)).root.subkey('Other')?.position ?? 0;
    new DataView(damaged.buffer).setUint32(list + KEY.subkeyCount, 7, true);
    expect([
      codeOf(clean, ''),
      codeOf(clean, 'ProfileList\\Nobody'),
      codeOf(dirty, 'ProfileList'),
      codeOf(damaged, 'ProfileList'),
      codeOf(new Uint8Array(600), 'ProfileList'),
    ]).toEqual([
      'refused key-is-root',
      'missing key-not-found',
      'refused hive-dirty',
      'refused hive-damaged',
      'input hive-not-regf',
    ]);
  });
});
