import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildHive } from '../../../main/registry/regf/build.ts';
import { editHive } from '../../../main/registry/regf/editHive.ts';
import { openHive } from '../../../main/registry/regf/hive.ts';
import { KEY, KEY_FLAG } from '../../../main/registry/regf/layout.ts';
import { verifyHive } from '../../../main/registry/regf/verify.ts';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import type { RegistryEdit } from '../../../shared/model/registry.ts';
import { choices, chosenEdits } from '../../support/editsArbitrary.ts';
import { NEW_YEAR_2020 } from '../../support/hives.ts';
import { keySpec } from '../../support/hivesArbitrary.ts';
import { build, LATER, profiles } from '../../support/hivesProfiles.ts';
import { plainFaults } from '../../support/plainChecks.ts';
import { plainEdited } from '../../support/plainEdits.ts';
import { readPlainly } from '../../support/plainHive.ts';

const set = (keyPath: string, name: string, data: string): RegistryEdit => ({
  kind: 'setValue',
  keyPath,
  name,
  type: 'REG_SZ',
  data,
});

const hex = (length: number): RegistryEdit => ({
  kind: 'setValue',
  keyPath: '',
  name: '',
  type: 'REG_BINARY',
  data: 'ab'.repeat(length),
});

/** Edits a hive and checks that it is exactly what it should be, to readers that share nothing with the editor. */
function edited(before: Uint8Array, edits: readonly RegistryEdit[]): Uint8Array {
  const given = Uint8Array.from(before);
  const after = unwrap(editHive(before, edits, LATER));
  expect(Buffer.compare(before, given)).toBe(0);
  expect(readPlainly(after)).toEqual(plainEdited(readPlainly(before), edits, LATER));
  expect(plainFaults(after)).toEqual([]);
  expect(verifyHive(unwrap(openHive(after)))).toEqual([]);
  return after;
}

const codeOf = (bytes: Uint8Array, ...edits: readonly RegistryEdit[]): string => {
  const outcome = editHive(bytes, edits, LATER);
  return outcome.ok ? 'edited' : `${outcome.problem.kind} ${outcome.problem.diagnostic.code}`;
};

describe('editHive', () => {
  it.each([3, 4, 5, 6] as const)('makes exactly the edits given, several in one pass, in version 1.%i', (minor) => {
    fc.assert(
      fc.property(keySpec, choices, (root, chosen) => {
        const before = buildHive({ root, minor, lastWritten: NEW_YEAR_2020 });
        const { edits, expected } = chosenEdits(readPlainly(before), chosen, LATER);
        const after = edits.length === 0 ? before : edited(before, edits);
        expect(readPlainly(after)).toEqual(expected);
      }),
      { numRuns: 80 },
    );
  });

  it.each([3, 5] as const)('keeps thousands of subkeys sorted in lists that split, in version 1.%i', (minor) => {
    const before = buildHive({ root: profiles, minor, lastWritten: NEW_YEAR_2020 });
    const names = Array.from({ length: 1200 }, (_, index) => `N${(index * 7919) % 1200}`);
    const added = names.map((name): RegistryEdit => ({ kind: 'addKey', keyPath: `Other\\${name}` }));
    const after = edited(before, added);
    const removed = names.slice(0, 900).map((name): RegistryEdit => ({ kind: 'deleteKey', keyPath: `other\\${name}` }));
    edited(after, removed);
  });

  it('adds to lists without hashes as well', () => {
    const before = build({ name: 'ROOT', keys: ['B', 'D', 'F'].map((name) => ({ name })) });
    const view = new DataView(before.buffer, before.byteOffset);
    const list = 4100 + view.getUint32(unwrap(openHive(before)).root.position + KEY.subkeyList, true);
    view.setUint16(list, 0x696c, true);
    for (const index of [0, 1, 2])
      view.setUint32(list + 4 + 4 * index, view.getUint32(list + 4 + 8 * index, true), true);
    const after = edited(
      before,
      ['E', 'A', 'G', 'C', 'H', 'AA'].map((name) => ({ kind: 'addKey', keyPath: name })),
    );
    const { root, cells } = unwrap(openHive(after));
    expect(cells.view.getUint16(4100 + cells.view.getUint32(root.position + KEY.subkeyList, true), true)).toBe(0x696c);
  });

  it('writes data in its cell where it fits, else behind the last bin, and leaves no trace of the old', () => {
    const before = build({
      name: 'ROOT',
      values: [{ name: 'V', type: 'REG_SZ', data: Buffer.from('a long secret', 'utf16le') }],
    });
    const shorter = edited(before, [set('', 'v', 'abc')]);
    expect(shorter.length).toBe(before.length);
    const longer = edited(before, [set('', 'V', 'x'.repeat(100))]);
    expect(longer.length).toBe(before.length + 4096);
    expect(
      [before, shorter, longer].map((bytes) => Buffer.from(bytes).includes(Buffer.from('cret', 'utf16le'))),
    ).toEqual([true, false, false]);
    const gone = edited(longer, [{ kind: 'deleteValue', keyPath: '', name: 'V' }]);
    expect(Buffer.from(gone).includes(Buffer.from('xxxx', 'utf16le'))).toBe(false);
  });

  it('writes the base block as Windows leaves a clean hive', () => {
    const before = build(profiles);
    const hive = unwrap(openHive(unwrap(editHive(before, [set('New', 'a', 'b')], LATER))));
    const { header } = hive;
    expect([hive.dirty, header.primarySequence, header.lastWritten, header.binsSize]).toEqual([
      false,
      unwrap(openHive(before)).header.primarySequence + 1,
      LATER,
      before.length - 4096 + 4096,
    ]);
  });

  it('keeps what a file holds behind its bins', () => {
    const bins = build(profiles);
    const before = new Uint8Array(bins.length + 8192).fill(7);
    before.set(bins);
    const after = unwrap(editHive(before, [set('New', 'a', 'b')], LATER));
    expect(after.length).toBe(before.length);
    expect(after.subarray(bins.length + 4096)).toEqual(before.subarray(bins.length + 4096));
    expect(unwrap(openHive(after)).warnings).toEqual([]);
  });

  it('gives the same bytes where nothing changes', () => {
    const before = build({
      name: 'ROOT',
      values: [{ name: 'V', type: 'REG_SZ', data: Buffer.from('a\0', 'utf16le') }],
    });
    expect(unwrap(editHive(before, [set('', 'v', 'a'), { kind: 'addKey', keyPath: '' }], LATER))).toBe(before);
  });
});

describe('editHive refuses', () => {
  const bytes = build(profiles);

  /** A hive of `profiles` whose key `Other` has a flag. */
  const flagged = (flag: number): Uint8Array => {
    const copy = Uint8Array.from(bytes);
    const position = unwrap(openHive(copy)).root.subkey('Other')?.position ?? 0;
    const view = new DataView(copy.buffer);
    view.setUint16(position + KEY.flags, view.getUint16(position + KEY.flags, true) | flag, true);
    return copy;
  };

  it.each<[string, RegistryEdit, string]>([
    ['a key that is not there', { kind: 'deleteValue', keyPath: 'No', name: 'a' }, 'missing key-not-found'],
    ['a value that is not there', { kind: 'deleteValue', keyPath: 'Other', name: 'a' }, 'missing value-not-found'],
    ['a long name of a key', { kind: 'addKey', keyPath: 'x'.repeat(256) }, 'usage key-name-too-long'],
    ['a long name of a value', set('', 'x'.repeat(16_384), ''), 'usage value-name-too-long'],
    ['keys too deep', { kind: 'addKey', keyPath: 'a\\'.repeat(513) }, 'usage key-too-deep'],
    ['data over 1 MiB', set('', 'a', 'x'.repeat(524_288)), 'usage value-data-too-long'],
    ['data of another type', { ...set('', 'a', 'x'), type: 'REG_DWORD' } as RegistryEdit, 'usage value-data-invalid'],
  ])('%s', (_, edit, code) => {
    expect(codeOf(bytes, set('', 'first', 'is not written either'), edit)).toBe(code);
  });

  it('nothing that just fits', () => {
    edited(bytes, [
      { kind: 'addKey', keyPath: 'x'.repeat(255) },
      set('', 'x'.repeat(16_383), ''),
      { kind: 'addKey', keyPath: 'a\\'.repeat(512) },
      set('', 'a', 'x'.repeat(524_287)),
    ]);
  });

  it('in version 1.3 what one cell cannot hold', () => {
    const old = buildHive({ root: { name: 'ROOT' }, minor: 3, lastWritten: NEW_YEAR_2020 });
    expect(codeOf(old, hex(1024 * 1024 - 3))).toBe('usage value-data-too-long');
    edited(old, [hex(1024 * 1024 - 4)]);
  });

  it('to write into or through a link, and deletes only the link itself', () => {
    const linked = flagged(KEY_FLAG.link);
    const edits: readonly RegistryEdit[] = [
      set('Other', 'a', ''),
      set('other\\k1000', 'a', ''),
      { kind: 'addKey', keyPath: 'Other\\New' },
      { kind: 'deleteKey', keyPath: 'Other\\K1000' },
      { kind: 'deleteKey', keyPath: 'Other' },
    ];
    expect(edits.map((edit) => codeOf(linked, edit))).toEqual([...Array(4).fill('refused key-is-link'), 'edited']);
  });

  it('values of a key that stands for a predefined one, and a key that must not be deleted', () => {
    expect(codeOf(flagged(KEY_FLAG.predefinedHandle), set('Other', 'a', ''))).toBe('refused key-without-values');
    expect(codeOf(flagged(KEY_FLAG.noDelete), { kind: 'deleteKey', keyPath: 'Other' })).toBe('refused key-no-delete');
  });
});
