import { expect, it } from 'vitest';
import { readAccounts } from '../../main/accounts/accounts.ts';
import { openHive } from '../../main/registry/regf/hive.ts';
import { mountRegistry } from '../../main/registry/view.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { corpusBytes, corpusEntries, corpusTruth, describeCorpus } from '../support/corpus.ts';

const hiveOf = (name: string) => ({ kind: 'found', value: unwrap(openHive(corpusBytes(`hives/${name}`))) }) as const;

interface SamTruth {
  readonly found?: {
    readonly SAM?: {
      readonly machineSid?: string;
      readonly administratorsAliasMembers: readonly string[];
      readonly accounts: readonly {
        readonly rid: number;
        readonly name?: string;
        readonly fullName?: string;
        readonly comment?: string;
        readonly acb: number;
        readonly failedLogonCount: number;
        readonly logonCount: number;
        readonly disabled?: boolean;
        readonly locked?: boolean;
        readonly passwordNeverExpires?: boolean;
        readonly administratorsMember?: boolean;
        readonly lastLogon?: string | null;
      }[];
    };
  };
}

/** What was done to hives on purpose: one lost the name of an account. */
const DAMAGE: Readonly<Record<string, readonly string[]>> = {
  a0726h77__reg_delete_test__SAM: ['sam-account-name-lost'],
};

describeCorpus('SAM hives of the corpus', () => {
  const known = corpusEntries('hives').flatMap((entry) => {
    const truth = (corpusTruth(entry) as SamTruth).found?.SAM;
    return truth === undefined ? [] : [{ name: entry.file.replace(/^hives\/|\.xz$/g, ''), truth }];
  });

  it.each(known)('$name has the accounts that other tools list', ({ name, truth }) => {
    const found = readAccounts(mountRegistry([{ at: 'HKLM\\SAM', hive: hiveOf(name) }]));
    const { accounts, groups, machineSid, problems, sideProblems } = found;
    const codes = [...problems, ...sideProblems].map((each) => each.code);
    expect([machineSid, codes]).toEqual([truth.machineSid ?? null, DAMAGE[name] ?? []]);
    const members = groups.find(({ rid }) => rid === 0x220)?.members.map(({ sid }) => sid);
    expect(members?.toSorted()).toEqual(truth.administratorsAliasMembers.toSorted());
    const listed = accounts.kind === 'found' ? accounts.value : [];
    expect(
      listed.map((account) => ({
        rid: account.rid,
        name: account.name,
        fullName: account.fullName,
        comment: account.comment,
        disabled: account.disabled,
        locked: account.lockedOut,
        passwordNeverExpires: account.passwordNeverExpires,
        passwordNotRequired: account.passwordNotRequired,
        badPasswordCount: account.badPasswordCount,
        logonCount: account.logonCount,
        administrator: account.administrator,
        lastLogon: account.lastLogon?.slice(0, 19) ?? null,
      })),
    ).toEqual(
      truth.accounts.map((account) => ({
        rid: account.rid,
        name: account.name,
        fullName: account.fullName ?? '',
        comment: account.comment ?? '',
        disabled: account.disabled,
        locked: account.locked,
        passwordNeverExpires: account.passwordNeverExpires,
        passwordNotRequired: (account.acb & 0x4) !== 0,
        badPasswordCount: account.failedLogonCount,
        logonCount: account.logonCount,
        administrator: account.administratorsMember,
        lastLogon: account.lastLogon?.slice(0, 19) ?? null,
      })),
    );
  });

  it.each([
    ['Tommy8109__Registry-viewer__Sam', 'Tommy8109__Registry-viewer__Security'],
    ['bkerley__hackfortress__SAM', 'bkerley__hackfortress__SECURITY'],
    ['gr0wnd-z33r0__testingregistryfiles__SAM', 'gr0wnd-z33r0__testingregistryfiles__SECURITY'],
  ])('%s has the machine SID that %s of the same machine has', (sam, security) => {
    const both = mountRegistry([
      { at: 'HKLM\\SAM', hive: hiveOf(sam) },
      { at: 'HKLM\\SECURITY', hive: hiveOf(security) },
    ]);
    const alone = mountRegistry([{ at: 'HKLM\\SECURITY', hive: hiveOf(security) }]);
    expect([readAccounts(both).sideProblems, readAccounts(alone).machineSid]).toEqual([
      [],
      readAccounts(both).machineSid,
    ]);
  });
});
