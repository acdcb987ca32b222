import { describe, expect, it } from 'vitest';
import { readAccounts } from '../../main/accounts/accounts.ts';
import type { KeySpec } from '../../main/registry/regf/build.ts';
import { mountRegistry } from '../../main/registry/view.ts';
import { encodeSid } from '../../shared/base/sid.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import { MACHINE } from '../support/accounts.ts';
import { openBuilt } from '../support/hives.ts';
import { samRoot } from '../support/hivesSam.ts';

/** A registry of a SAM, and a SECURITY hive that holds this machine SID. */
function withSecurity(sam: KeySpec, machineSid: string): RegistryView {
  const value = { name: '', type: 'REG_NONE', data: encodeSid(machineSid) } as const;
  const security = { name: 'ROOT', keys: [{ name: 'Policy', keys: [{ name: 'PolAcDmS', values: [value] }] }] };
  return mountRegistry([
    { at: 'HKLM\\SAM', hive: { kind: 'found', value: openBuilt(sam) } },
    { at: 'HKLM\\SECURITY', hive: { kind: 'found', value: openBuilt(security) } },
  ]);
}

const side = (registry: RegistryView) => {
  const { machineSid, sideProblems, membershipProblems, accounts } = readAccounts(registry);
  const codes = [...sideProblems, ...membershipProblems].map(({ code }) => code);
  return [machineSid, codes, accounts.kind === 'found' && accounts.value[0]?.administrator];
};

describe('the machine SID', () => {
  const users = [{ rid: 500, name: 'Administrator', control: 0x210 }];
  const sam = samRoot(MACHINE, users, [`${MACHINE}-500`]);
  const withoutSid = (spec: KeySpec): KeySpec => ({
    ...spec,
    values: spec.name === 'Account' ? [] : (spec.values ?? []),
    keys: (spec.keys ?? []).map(withoutSid),
  });
  it('is the one on which SAM and SECURITY agree', () =>
    expect(side(withSecurity(sam, MACHINE))).toEqual([MACHINE, [], true]));

  it('is that of SECURITY where the SAM lost it', () =>
    expect(side(withSecurity(withoutSid(sam), MACHINE))).toEqual([MACHINE, [], true]));

  it('is that of the SAM, with the contradiction, where they differ', () => {
    const registry = withSecurity(sam, 'S-1-5-21-7-8-9');
    expect(side(registry)).toEqual([MACHINE, ['machine-sid-contradicts'], true]);
    expect(readAccounts(registry).sideProblems[0]?.evidence.map(({ text }) => text)).toEqual([
      MACHINE,
      'S-1-5-21-7-8-9',
    ]);
  });
});

const mountSam = (root: KeySpec) =>
  mountRegistry([{ at: 'HKLM\\SAM', hive: { kind: 'found', value: openBuilt(root) } }]);

it('names a group whose members are not all there, and gives those that are', () => {
  const group = { rid: 0x221, name: 'Users', members: [`${MACHINE}-1001`, `${MACHINE}-1002`] };
  const cut = (spec: KeySpec): KeySpec => ({
    ...spec,
    values: (spec.values ?? []).map((value) =>
      spec.name === '00000221' ? { ...value, data: value.data.slice(0, -4) } : value,
    ),
    keys: (spec.keys ?? []).map(cut),
  });
  const { groups, sideProblems, complete } = readAccounts(mountSam(cut(samRoot(MACHINE, [], [], [group]))));
  expect(groups[1]?.members.map(({ sid }) => sid)).toEqual([`${MACHINE}-1001`]);
  expect([sideProblems.map(({ code, where }) => [code, where[0]?.key]), complete]).toEqual([
    [['sam-group-damaged', 'HKLM\\SAM\\SAM\\Domains\\Builtin\\Aliases\\00000221']],
    true,
  ]);
});
