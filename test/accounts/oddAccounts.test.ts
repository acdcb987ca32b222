import { describe, expect, it } from 'vitest';
import { readAccounts } from '../../main/accounts/accounts.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import { NEW_YEAR_2020 } from '../support/hives.ts';
import { changedSam, mountedSam, SAM_MACHINE, samRoot } from '../support/hivesSam.ts';

/** A SAM whose account ann has other data in a value of its key. */
const annWith = (value: 'F' | 'V', change: (data: Uint8Array) => Uint8Array) =>
  changedSam((spec) =>
    spec.name === '000003E9'
      ? {
          ...spec,
          values: (spec.values ?? []).map((each) =>
            each.name === value ? { ...each, data: change(each.data) } : each,
          ),
        }
      : spec,
  );

/** Data with a 32-bit word changed. */
const word = (at: number, number: number) => (data: Uint8Array) => {
  const copy = Uint8Array.from(data);
  new DataView(copy.buffer).setUint32(at, number, true);
  return copy;
};
/** Where the table of V has an entry's offset; its length follows. */
const entry = (index: number) => 12 * index;

const codesOf = (registry: RegistryView) => {
  const { problems, sideProblems } = readAccounts(registry);
  return [...problems, ...sideProblems].map(({ code }) => code);
};
const annOf = (registry: RegistryView) => {
  const { accounts } = readAccounts(registry);
  return accounts.kind === 'found' ? accounts.value.find(({ rid }) => rid === 1001) : undefined;
};

describe('an account with odd values', () => {
  it.each<[string, RegistryView, readonly string[], boolean]>([
    ['a number in F that is not its own', annWith('F', word(48, 500)), ['sam-rid-contradicts'], true],
    ['an F that is too short', annWith('F', (data) => data.subarray(0, 67)), ['sam-account-damaged'], false],
    ['an F of just the length', annWith('F', (data) => data.subarray(0, 68)), [], true],
    ['a name of no length', annWith('V', word(entry(1) + 4, 0)), ['sam-name-contradicts'], true],
    ['another name than in the list', annWith('V', word(0xcc, 0x0062_0062)), ['sam-name-contradicts'], true],
    ['its name in other case', annWith('V', word(0xcc, 0x004e_0041)), [], true],
    ['a full name of no length', annWith('V', word(entry(2) + 4, 0)), [], true],
    ['a name that lies outside', annWith('V', word(entry(1), 0xffff_fffe)), ['sam-account-damaged'], false],
    ['a name that is too long', annWith('V', word(entry(1) + 4, 0xffff_fffe)), ['sam-account-damaged'], false],
    ['a full name that lies outside', annWith('V', word(entry(2), 4000)), ['sam-account-damaged'], false],
    ['a comment that lies outside', annWith('V', word(entry(3) + 4, 4000)), ['sam-account-damaged'], false],
  ])('%s is told of, and the list is whole only where no number is in doubt', (_, registry, codes, isListed) => {
    expect([codesOf(registry), annOf(registry) !== undefined]).toEqual([codes, isListed]);
    expect(readAccounts(registry).complete).toBe(codes.every((code) => code === 'sam-name-contradicts'));
    expect(readAccounts(registry).known.has(1001)).toBe(true);
  });

  it('shares its number with another name, which is told', () => {
    const twice = changedSam((spec) =>
      spec.name === 'Names'
        ? {
            ...spec,
            keys: [...(spec.keys ?? []), { name: 'zed', values: [{ name: '', type: 1001, data: new Uint8Array(0) }] }],
          }
        : spec,
    );
    expect(readAccounts(twice).problems.map(({ code, summary }) => [code, summary])).toEqual([
      ['sam-name-twice', 'The accounts "ann" and "zed" have one number, 1001.'],
    ]);
    expect(annOf(twice)?.name).toBe('ann');
  });

  it.each<[string, bigint, string | null]>([
    ['0', 0n, null],
    ['the largest one', 0x7fff_ffff_ffff_ffffn, null],
    ['all bits set', 0xffff_ffff_ffff_ffffn, null],
    ['the last before it', 0x7fff_ffff_ffff_fffen, '+030828-09-14T02:48:05.477Z'],
    ['the first millisecond', 10_000n, '1601-01-01T00:00:00.001Z'],
    ['new year 2020', NEW_YEAR_2020, '2020-01-01T00:00:00.000Z'],
  ])('reads each of its times that is %s', (_, ticks, expected) => {
    const times = { lastLogon: ticks, passwordSet: ticks, accountExpires: ticks, lastBadPassword: ticks };
    const registry = mountedSam(samRoot(SAM_MACHINE, [{ rid: 1001, name: 'ann', control: 0x210, ...times }], []));
    const { lastLogon, passwordSet, expires, lastBadPassword } = annOf(registry) ?? {};
    expect([lastLogon, passwordSet, expires, lastBadPassword]).toEqual(Array(4).fill(expected));
  });
});
