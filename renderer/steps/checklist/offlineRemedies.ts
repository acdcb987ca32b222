import { foldCase } from '../../../shared/base/caseless.ts';
import { PROFILE_LIST } from '../../../shared/model/account.ts';
import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import type { ShownProposal } from '../../../shared/model/proposal.ts';
import { barOf } from '../../components/barOf.ts';
import { count } from '../../components/words.ts';

const PROFILES = foldCase(`${PROFILE_LIST}\\`);

/** The names of ProfileList keys, folded, that a remedy changes. */
export function profileKeysOf({ changes }: ShownProposal): readonly string[] {
  return changes.flatMap(({ key }) => {
    const folded = foldCase(key ?? '');
    return folded.startsWith(PROFILES) ? [folded.slice(PROFILES.length)] : [];
  });
}

/** Remedies that mend profile keys here; of two that change the same key only the first, which leaves nothing to mend. */
export function profileRemedies(proposals: readonly ShownProposal[]): readonly ShownProposal[] {
  const taken = new Set<string>();
  return proposals.filter((proposal) => {
    const keys = profileKeysOf(proposal);
    if (keys.length === 0 || barOf(proposal) !== null || keys.some((key) => taken.has(key))) return false;
    keys.forEach((key) => taken.add(key));
    return true;
  });
}

/** Why a remedy of profile keys is not carried out here; null where none is barred. */
export function barredProfiles(proposals: readonly ShownProposal[]): Diagnostic | null {
  const reasons = proposals.filter((proposal) => profileKeysOf(proposal).length > 0).map(barOf);
  return reasons.find((reason) => reason !== null) ?? null;
}

/** Several remedies as one to look at: the whole difference; the riskier risk, and every warning. */
export function together(remedies: readonly ShownProposal[]): ShownProposal | null {
  const [first] = remedies;
  if (first === undefined || remedies.length === 1) return first ?? null;
  return {
    id: remedies.map(({ id }) => id).join(' '),
    title: `Carry out ${count(remedies.length, 'remedy', 'remedies')} of profiles`,
    risk: remedies.every(({ risk }) => risk === 'safe') ? 'safe' : 'needsThought',
    warning: remedies
      .map(({ warning }) => warning)
      .filter(Boolean)
      .join(' '),
    changes: remedies.flatMap(({ changes }) => changes),
    because: remedies.flatMap(({ because }) => because),
    source: remedies.flatMap(({ source }) => source),
  };
}
