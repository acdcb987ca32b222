import { counted } from '../../../shared/text/numberWords.ts';
import { ridKeyName } from '../../../shared/base/sid.ts';
import { folderStays, type Account } from '../../../shared/model/account.ts';
import type { Diagnostic, Evidence } from '../../../shared/model/diagnostic.ts';
import { copyProfileAsked } from '../../subject/copyProfileAsked.ts';
import { valueOrNull } from '../../subject/lookup.ts';
import { EXTRA_PROFILE_SOURCES } from '../../subject/profileFacts.ts';
import type { Subject } from '../../subject/subject.ts';
import { accountRule, samDamage } from '../accountRule.ts';
import { named } from '../bounded.ts';
import { concernOf, type Concern } from '../copyProfile.ts';
import { finding, type CheckFinding, type CheckRule } from '../rule.ts';

/** The one-administrator rule: local accounts beyond the built-in ones. Source: ec2config facts, section 8, event 1. */
export const localAccounts: CheckRule = accountRule({
  id: 'local-accounts',
  grade: 'recommended',
  mayBreak: 'specialize',
  question: 'Is the built-in Administrator the only local account?',
  remedy:
    'Delete the accounts named and their profiles on the source machine (net user NAME /delete), then remove the profiles in System Properties.',
  source: EXTRA_PROFILE_SOURCES,
  what: 'Local accounts',
  judge(accounts, subject) {
    const { membershipProblems: membership } = subject;
    const damage = samDamage(subject);
    const problems = [...damage, ...membership];
    const extra = accounts.filter((account) => account.builtIn === null);
    const told = (list: readonly Account[]) => [
      ...list.map((account) => describe(account, membership.length === 0)),
      ...problems.map(problemEvidence),
    ];
    if (extra.length > 0)
      return beyond(extra, told(extra), problems, concernOf(copyProfileAsked(subject)), sharersOf(extra, subject));
    if (damage.length > 0) return undecided(damageTitle(damage), told([]));
    if (!accounts.some((account) => account.rid === 500))
      return undecided('The SAM hive shows no built-in Administrator', [
        { where: { key: 'HKLM\\SAM' }, text: `${accounts.length} accounts could be read, none with RID 500` },
      ]);
    return finding(localAccounts, 'pass', 'The built-in Administrator is the only local account', {
      evidence: told(accounts),
      ...(membership.length === 0 ? {} : { detail: sentences(membership) }),
    });
  },
});

const LOST_ACCOUNTS = new Set(['sam-account-damaged', 'sam-account-key-lost']);

function damageTitle(damage: readonly Diagnostic[]): string {
  const lost = damage.filter(({ code }) => LOST_ACCOUNTS.has(code)).length;
  if (lost === 0) return 'The accounts of the SAM cannot be read completely';
  return `${counted(lost, 'account')} of the SAM cannot be read`;
}

function undecided(title: string, evidence: readonly Evidence[]): CheckFinding {
  return finding(localAccounts, 'unknown', title, {
    detail: 'So it cannot be decided whether the built-in Administrator is the only local account.',
    evidence,
    fix: 'Look at the accounts on the source machine itself: net user.',
  });
}

function beyond(
  extra: readonly Account[],
  evidence: readonly Evidence[],
  problems: readonly Diagnostic[],
  concern: Concern,
  sharers: readonly string[],
): CheckFinding {
  const names = named(extra.map((account) => account.name));
  return finding(localAccounts, 'fail', `${counted(extra.length, 'local account')} beyond Administrator: ${names}`, {
    detail: [
      'AWS asks for one administrator account and profile before Sysprep. What further accounts do is told differently by its pages.',
      concern.caveat,
      sentences(problems),
    ]
      .filter((part) => part !== '')
      .join(' '),
    evidence: [...evidence, concern.told],
    fix: `Delete the accounts and their profiles on the source machine: ${named(
      extra.map((account) => `net user "${account.name}" /delete`),
      ' and ',
    )}, then ${profileFix(extra, sharers)}.`,
    breaks: concern.breaks,
    prediction: 'cannotTell',
    related: ['extra-profiles'],
  });
}

/** The accounts whose profile folder another key names too, so that it must stay. */
function sharersOf(extra: readonly Account[], { profiles }: Subject): readonly string[] {
  const kept = new Set(
    valueOrNull(profiles)
      ?.filter(folderStays)
      .map(({ sid }) => sid),
  );
  return extra.filter(({ sid }) => sid !== null && kept.has(sid)).map(({ name }) => name);
}

function profileFix(extra: readonly Account[], sharers: readonly string[]): string {
  const whole = 'remove the profiles in System Properties';
  if (sharers.length === 0) return whole;
  const keyOnly = `only the ProfileList key of ${named(sharers)}, whose folder another key names too: the folder stays`;
  return sharers.length === extra.length ? `remove ${keyOnly}` : `${whole}, but ${keyOnly}`;
}

function sentences(problems: readonly Diagnostic[]): string {
  return problems.map((problem) => problem.summary).join(' ');
}

function problemEvidence(problem: Diagnostic): Evidence {
  return { where: problem.where[0] ?? {}, text: problem.summary };
}

function describe(account: Account, membershipKnown: boolean): Evidence {
  const membership = account.administrator
    ? 'administrator'
    : membershipKnown
      ? 'not an administrator'
      : 'not known whether an administrator';
  return {
    where: {
      key: `HKLM\\SAM\\SAM\\Domains\\Account\\Users\\${ridKeyName(account.rid)}`,
    },
    text: `${account.name}, RID ${account.rid}, ${account.disabled ? 'disabled' : 'enabled'}, ${membership}`,
  };
}
