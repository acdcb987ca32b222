import type { Account } from '../../../shared/model/account.ts';
import type { Evidence } from '../../../shared/model/diagnostic.ts';
import { EXTRA_PROFILE_SOURCES } from '../../subject/profileFacts.ts';
import { finding, unknownFinding, type CheckRule } from '../rule.ts';

const BUILT_IN_RIDS = new Set([500, 501, 503, 504]);

/** The one-administrator rule: local accounts beyond the built-in ones. Source: ec2config facts, section 8, event 1. */
export const localAccounts: CheckRule = {
  id: 'local-accounts',
  area: 'accounts',
  question: 'Is the built-in Administrator the only local account?',
  source: EXTRA_PROFILE_SOURCES,
  run(subject) {
    const { accounts } = subject;
    if (accounts.kind !== 'found')
      return unknownFinding(localAccounts, 'Local accounts', 'The SAM hive is missing or could not be read.', {
        key: 'HKLM\\SAM',
      });
    const extra = accounts.value.filter((account) => !BUILT_IN_RIDS.has(account.rid));
    if (extra.length === 0)
      return finding(localAccounts, 'pass', 'The built-in Administrator is the only local account', {
        evidence: accounts.value.map(describe),
      });
    const names = extra.map((account) => account.name).join(', ');
    return finding(
      localAccounts,
      'warning',
      `${extra.length} local account${extra.length === 1 ? '' : 's'} beyond Administrator: ${names}`,
      {
        detail:
          'AWS asks for one administrator account and profile before Sysprep. What further accounts do is told differently by its pages.',
        evidence: extra.map(describe),
        fix: `Delete the accounts and their profiles on the source machine: ${extra.map((account) => `net user ${account.name} /delete`).join(' and ')}, then remove the profiles in System Properties.`,
        breaks: 'specialize',
        prediction: 'cannotTell',
        related: ['extra-profiles'],
      },
    );
  },
};

function describe(account: Account): Evidence {
  const words = [
    account.disabled ? 'disabled' : 'enabled',
    account.administrator ? 'administrator' : 'not an administrator',
  ];
  return {
    where: {
      key: `HKLM\\SAM\\SAM\\Domains\\Account\\Users\\${account.rid.toString(16).toUpperCase().padStart(8, '0')}`,
    },
    text: `${account.name}, RID ${account.rid}, ${words.join(', ')}`,
  };
}
