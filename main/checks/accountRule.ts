import { ridKeyName } from '../../shared/base/sid.ts';
import type { CheckResult } from '../../shared/model/check.ts';
import type { Account } from '../../shared/model/account.ts';
import type { Diagnostic, Evidence } from '../../shared/model/diagnostic.ts';
import { hiveComplete } from '../../shared/model/volume.ts';
import type { Subject } from '../subject/subject.ts';
import { finding, unknownFinding, type CheckFinding, type CheckRule, type FindingRule } from './rule.ts';

interface AccountRuleParts extends Omit<CheckRule, 'area' | 'run'> {
  /** What cannot be decided without the SAM, as the beginning of a sentence. */
  readonly what: string;
  /** Judges the accounts; called only where the SAM could be read. */
  readonly judge: (accounts: readonly Account[], subject: Subject) => CheckFinding;
}

const SAM_MISSING = {
  summary: 'The SAM hive is not on the volume.',
  fix: 'Copy the hive files of Windows\\System32\\config with the volume.',
};

/** A check of the local accounts: unknown where the SAM is missing or could not be read. */
export function accountRule({ what, judge, ...parts }: AccountRuleParts): CheckRule {
  return {
    ...parts,
    area: 'accounts',
    run(subject) {
      const { accounts } = subject;
      if (accounts.kind === 'found') return judge(accounts.value, subject);
      const { summary, fix } = accounts.kind === 'unreadable' ? accounts.problem.diagnostic : SAM_MISSING;
      return unknownFinding(parts, what, summary, { key: 'HKLM\\SAM' }, fix);
    },
  };
}

/** Why an account may be missing in the list: accounts that cannot be read, contradictions, a damaged hive. */
export function samDamage({ accountProblems, report }: Subject): readonly Diagnostic[] {
  const hive = report.hives.find((each) => each.name === 'SAM');
  return [...accountProblems, ...(hive === undefined || hiveComplete(hive) ? [] : hive.warnings)];
}

/** What something found comes to: in a SAM that is damaged it may be a ghost. */
export function resultBySam(subject: Subject, result: 'fail' | 'warning'): CheckResult {
  return samDamage(subject).length === 0 ? result : 'unknown';
}

/** The finding where nothing was found in a SAM that may have lost something; null where it is whole. */
export function undecidedBySam(
  rule: FindingRule,
  what: string,
  subject: Subject,
  further: readonly Diagnostic[] = [],
): CheckFinding | null {
  const damage = [...samDamage(subject), ...further];
  if (damage.length === 0) return null;
  return finding(rule, 'unknown', `${what} could not be decided`, {
    detail: 'The SAM could not be read completely, so an account or a member of a group may be missing.',
    evidence: damage.map((each) => ({ where: each.where[0] ?? {}, text: each.summary })),
    fix: 'Copy the hive again with its LOG files, or look on the source machine itself: net user, net localgroup.',
  });
}

/** An account as evidence. */
export function accountEvidence({ rid, name }: Account, words: string): Evidence {
  return {
    where: { key: `HKLM\\SAM\\SAM\\Domains\\Account\\Users\\${ridKeyName(rid)}` },
    text: `${name}, RID ${rid}: ${words}`,
  };
}
