import { PROFILE_LIST, type Profile } from '../../shared/model/account.ts';
import { hiveComplete } from '../../shared/model/volume.ts';
import { surely } from '../subject/lookup.ts';
import { administratorOf } from '../subject/profileFacts.ts';
import type { Subject } from '../subject/subject.ts';
import { finding, judgeFound, unknownFinding, type CheckFinding, type CheckRule, type FindingRule } from './rule.ts';

interface ProfileRuleParts extends Omit<CheckRule, 'area' | 'run'> {
  /** What cannot be decided without ProfileList, as the beginning of a sentence. */
  readonly what: string;
  /** Judges the profiles; called only where ProfileList could be read. */
  readonly judge: (profiles: readonly Profile[], subject: Subject) => CheckFinding;
}

/** A check of ProfileList: unknown where that key is missing or could not be read. */
export function profileRule({ what, judge, ...parts }: ProfileRuleParts): CheckRule {
  return {
    ...parts,
    area: 'accounts',
    run(subject) {
      const profiles = surely(subject.registry, PROFILE_LIST, subject.profiles);
      return judgeFound(parts, what, profiles, { key: PROFILE_LIST }, (found) =>
        found === null
          ? unknownFinding(parts, what, 'The ProfileList key is missing.', { key: PROFILE_LIST })
          : judge(found, subject),
      );
    },
  };
}

/**
 * The finding where something was not found in a ProfileList that may have lost keys, since the SOFTWARE hive is
 * damaged or misses changes; null where the list is whole.
 */
export function undecidedByDamage(
  rule: FindingRule,
  what: string,
  { profilesComplete, report }: Subject,
): CheckFinding | null {
  if (profilesComplete) return null;
  const damaged = report.hives.filter((hive) => hive.name === 'SOFTWARE' && !hiveComplete(hive));
  return finding(rule, 'unknown', `${what} could not be decided`, {
    detail: SOFTWARE_DAMAGED,
    evidence: [
      { where: { key: PROFILE_LIST }, text: 'may have lost keys' },
      ...damaged.flatMap((hive) =>
        hive.warnings.slice(0, SHOWN_DAMAGE).map(({ where, summary }) => ({ where: where[0] ?? {}, text: summary })),
      ),
    ],
    fix: 'Copy the hive again with its LOG files, or look at the profiles on the source machine itself.',
  });
}

/** Advice that speaks of deleting, without it for the profile of the built-in Administrator, where that is among them. */
export function sparingAdministrator(fix: string, profiles: readonly Profile[], { machineSid }: Subject): string {
  if (!profiles.some(administratorOf(machineSid))) return fix;
  return `${fix} Never delete the profile of the built-in Administrator, which CopyProfile copies: its account cannot be deleted either.`;
}

/** Why nothing is certain that ProfileList says or does not say. */
export const SOFTWARE_DAMAGED =
  'The SOFTWARE hive is damaged or was not written completely, so ProfileList may have lost keys and values.';

/** Places of damage that one finding shows; inspect lists all. */
const SHOWN_DAMAGE = 5;
