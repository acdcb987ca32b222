import type { Offer } from '../../shared/model/proposal.ts';
import type { Digest, Subject } from '../subject/subject.ts';
import { FilesNow } from './filesNow.ts';
import { propose } from './propose.ts';
import type { Remedy } from './remedy.ts';
import { REMEDIES } from './remedies.ts';

/** What can be mended offline on this volume now. */
export function proposalsFor(subject: Subject, digest: Digest): readonly Offer[] {
  return offers(REMEDIES, subject, digest);
}

/** What of it mends these known issues, by their ids: the rest is no answer to what a log shows. */
export function proposalsForIssues(subject: Subject, digest: Digest, issues: readonly string[]): readonly Offer[] {
  const mending = REMEDIES.filter((remedy) => remedy.issues?.some((issue) => issues.includes(issue)) === true);
  return offers(mending, subject, digest);
}

function offers(remedies: readonly Remedy[], subject: Subject, digest: Digest): readonly Offer[] {
  const files = new FilesNow(subject.fs, digest);
  return remedies.map((remedy) => propose(remedy, subject, digest, files)).filter((offer) => offer !== null);
}

/** The ids of the remedies that mend the finding of each check on this volume, by the check's id. */
export function remediesByCheck(subject: Subject): ReadonlyMap<string, readonly string[]> {
  const pairs = REMEDIES.flatMap((remedy) =>
    (remedy.find(subject)?.mends ?? []).map((check) => ({ id: remedy.id, check })),
  );
  const grouped = Map.groupBy(pairs, ({ check }) => check);
  return new Map([...grouped].map(([check, same]) => [check, same.map(({ id }) => id)]));
}
