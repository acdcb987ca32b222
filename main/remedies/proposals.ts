import type { Proposal } from '../../shared/model/proposal.ts';
import type { Digest, Subject } from '../subject/subject.ts';
import { propose } from './propose.ts';
import { REMEDIES } from './remedies.ts';

/** What can be mended offline on this volume now. */
export function proposalsFor(subject: Subject, digest: Digest): readonly Proposal[] {
  return REMEDIES.map((remedy) => propose(remedy, subject, digest)).filter((proposal) => proposal !== null);
}

/** What of it mends these known issues, by their ids: the rest is no answer to what a log shows. */
export function proposalsForIssues(subject: Subject, digest: Digest, issues: readonly string[]): readonly Proposal[] {
  const mending = REMEDIES.filter((remedy) => remedy.issues?.some((issue) => issues.includes(issue)) === true);
  return mending.map((remedy) => propose(remedy, subject, digest)).filter((proposal) => proposal !== null);
}

/** The ids of the remedies that mend the finding of each check on this volume, by the check's id. */
export function remediesByCheck(subject: Subject): ReadonlyMap<string, readonly string[]> {
  const pairs = REMEDIES.flatMap((remedy) =>
    (remedy.find(subject)?.mends ?? []).map((check) => ({ id: remedy.id, check })),
  );
  const grouped = Map.groupBy(pairs, ({ check }) => check);
  return new Map([...grouped].map(([check, same]) => [check, same.map(({ id }) => id)]));
}
