import { describe, expect, it } from 'vitest';
import { readAccounts } from '../../main/accounts/accounts.ts';
import type { KeySpec } from '../../main/registry/regf/build.ts';
import { type Hive } from '../../main/registry/regf/hive.ts';
import { mountRegistry } from '../../main/registry/view.ts';
import { problem } from '../../shared/model/diagnostic.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { Found } from '../../shared/model/volume.ts';
import { NEW_YEAR_2020 } from '../support/hives.ts';
import { changedSam as changed, mountedSam as built, SAM_MACHINE as MACHINE, samRoot } from '../support/hivesSam.ts';

function view(hive: Found<Hive>): RegistryView {
  return mountRegistry([{ at: 'HKLM\\SAM', hive }]);
}

describe('readAccounts', () => {
  it('reads each account with its flags, times and membership', () => {
    const users = [
      {
        rid: 1001,
        name: 'Zoë',
        fullName: 'Zoë Other',
        comment: 'of the other house',
        control: 0x0414,
        lastLogon: NEW_YEAR_2020,
        accountExpires: NEW_YEAR_2020,
        lastBadPassword: NEW_YEAR_2020,
        badPasswordCount: 3,
        logonCount: 7,
      },
      { rid: 500, name: 'Administrator', control: 0x0211, passwordSet: NEW_YEAR_2020 },
    ];
    const administrators = [`${MACHINE}-500`, 'S-1-5-21-9-9-9-1104', 'S-1-5-18'];
    const remote = { rid: 0x22b, name: 'Remote Desktop Users', members: [`${MACHINE}-1001`, `${MACHINE}-1002`] };
    expect(readAccounts(built(samRoot(MACHINE, users, administrators, [remote])))).toEqual({
      machineSid: MACHINE,
      problems: [],
      membershipProblems: [],
      sideProblems: [],
      groups: [
        {
          rid: 0x220,
          name: 'Administrators',
          description: 'About Administrators',
          members: [
            { sid: `${MACHINE}-500`, of: 'machine', account: 'Administrator' },
            { sid: 'S-1-5-21-9-9-9-1104', of: 'otherDomain', account: null },
            { sid: 'S-1-5-18', of: 'system', account: null },
          ],
        },
        {
          rid: 0x22b,
          name: 'Remote Desktop Users',
          description: 'About Remote Desktop Users',
          members: [
            { sid: `${MACHINE}-1001`, of: 'machine', account: 'Zoë' },
            { sid: `${MACHINE}-1002`, of: 'machine', account: null },
          ],
        },
      ],
      complete: true,
      known: new Map([
        [500, 'Administrator'],
        [1001, 'Zoë'],
      ]),
      accounts: {
        kind: 'found',
        value: [
          {
            rid: 500,
            sid: `${MACHINE}-500`,
            name: 'Administrator',
            fullName: '',
            comment: '',
            builtIn: 'administrator',
            disabled: true,
            lockedOut: false,
            passwordNeverExpires: true,
            passwordNotRequired: false,
            administrator: true,
            groups: ['Administrators'],
            lastLogon: null,
            passwordSet: '2020-01-01T00:00:00.000Z',
            lastBadPassword: null,
            expires: null,
            badPasswordCount: 0,
            logonCount: 0,
          },
          {
            rid: 1001,
            sid: `${MACHINE}-1001`,
            name: 'Zoë',
            fullName: 'Zoë Other',
            comment: 'of the other house',
            builtIn: null,
            disabled: false,
            lockedOut: true,
            passwordNeverExpires: false,
            passwordNotRequired: true,
            administrator: false,
            groups: ['Remote Desktop Users'],
            lastLogon: '2020-01-01T00:00:00.000Z',
            passwordSet: null,
            lastBadPassword: '2020-01-01T00:00:00.000Z',
            expires: '2020-01-01T00:00:00.000Z',
            badPasswordCount: 3,
            logonCount: 7,
          },
        ],
      },
    });
  });

  it('tells no accounts, no hive and an unreadable hive apart', () => {
    const refusal = problem('input', 'hive-not-regf', 'no hive');
    expect(readAccounts(built(samRoot(MACHINE, [], []))).accounts).toEqual({ kind: 'found', value: [] });
    expect(readAccounts(view({ kind: 'absent' })).accounts).toEqual({ kind: 'absent' });
    const unreadable = readAccounts(view({ kind: 'unreadable', problem: refusal }));
    expect(unreadable).toEqual({
      accounts: { kind: 'unreadable', problem: refusal },
      machineSid: null,
      groups: [],
      problems: [],
      membershipProblems: [],
      sideProblems: [],
      complete: false,
      known: new Map(),
    });
  });

  it('leaves out an account that it cannot read, and names it', () => {
    const short = { name: 'F', type: 'REG_BINARY', data: new Uint8Array(10) } as const;
    const users: KeySpec = { name: 'Users', keys: [{ name: '000003E9', values: [short] }, { name: '000003EA' }] };
    const root: KeySpec = {
      name: 'ROOT',
      keys: [{ name: 'SAM', keys: [{ name: 'Domains', keys: [{ name: 'Account', keys: [users] }] }] }],
    };
    const { accounts, problems, known, complete } = readAccounts(built(root));
    expect([accounts, known, complete]).toEqual([
      { kind: 'found', value: [] },
      new Map([
        [1001, null],
        [1002, null],
      ]),
      false,
    ]);
    expect(problems.map(({ code, where }) => [code, where])).toEqual([
      ['sam-account-damaged', [{ key: 'HKLM\\SAM\\SAM\\Domains\\Account\\Users\\000003E9', value: 'F' }]],
      ['sam-account-damaged', [{ key: 'HKLM\\SAM\\SAM\\Domains\\Account\\Users\\000003EA', value: 'F' }]],
      ['sam-names-missing', [{ key: 'HKLM\\SAM\\SAM\\Domains\\Account\\Users\\Names' }]],
    ]);
  });
});

const USERS = 'HKLM\\SAM\\SAM\\Domains\\Account\\Users';

const without = (name: string) => changed((spec) => (spec.name === name ? null : spec));

describe('the two lists of accounts', () => {
  it.each([
    ['without key', without('000003E9'), 'sam-account-key-lost', `${USERS}\\Names\\ann`, [500], 'ann'],
    ['without name', without('ann'), 'sam-account-name-lost', `${USERS}\\000003E9`, [500, 1001], 'ann'],
    ['without any names', without('Names'), 'sam-names-missing', `${USERS}\\Names`, [500, 1001], 'ann'],
    [
      'whose name has no number',
      changed((spec) => (spec.name === 'ann' ? { name: 'ann' } : spec)),
      'sam-name-damaged',
      `${USERS}\\Names\\ann`,
      [500, 1001],
      'ann',
    ],
  ])('are compared: an account %s', (_, registry, code, key, listed, name) => {
    const { accounts, problems, known, complete } = readAccounts(registry);
    expect(problems.map((each) => [each.code, each.severity, each.where[0]?.key])).toEqual([[code, 'warning', key]]);
    expect(accounts.kind === 'found' && accounts.value.map((account) => account.rid)).toEqual(listed);
    expect([known.get(1001), complete]).toEqual([name, false]);
  });
});

const told = (registry: RegistryView) =>
  readAccounts(registry).membershipProblems.map(({ code, where }) => [code, where[0]?.key, where[0]?.value]);

describe('who is an administrator', () => {
  const users = [{ rid: 500, name: 'Administrator', control: 0x210 }];
  const damagedAlias = (change: (c: Uint8Array) => Uint8Array | null): RegistryView => {
    const root = samRoot(MACHINE, users, [`${MACHINE}-500`, `${MACHINE}-1001`]);
    const edit = (spec: KeySpec): KeySpec => ({
      ...spec,
      values: (spec.values ?? []).flatMap((value) => {
        const data = spec.name === '00000220' ? change(value.data) : value.data;
        return data === null ? [] : [{ ...value, data }];
      }),
      keys: (spec.keys ?? []).map(edit),
    });
    return built(edit(root));
  };
  const untold = [['sam-administrators-unreadable', 'HKLM\\SAM\\SAM\\Domains\\Builtin\\Aliases\\00000220', 'C']];

  it.each<readonly [string, (c: Uint8Array) => Uint8Array | null]>([
    ['is missing', () => null],
    ['has no member list', (c) => c.slice(0, 20)],
    ['breaks off inside of the list', (c) => c.slice(0, -4)],
  ])('is told to be unknown where the group %s', (_, change) => expect(told(damagedAlias(change))).toEqual(untold));

  it('is known where the group is whole', () => expect(told(damagedAlias((c) => c))).toEqual([]));

  it('is told to be unknown without machine SID', () => {
    const root = samRoot(MACHINE, users, []);
    const cut = (spec: KeySpec): KeySpec => ({
      ...spec,
      values: spec.name === 'Account' ? [] : (spec.values ?? []),
      keys: (spec.keys ?? []).map(cut),
    });
    expect(told(built(cut(root)))).toEqual([['sam-machine-sid-unreadable', 'HKLM\\SAM\\SAM\\Domains\\Account', 'V']]);
  });
});
