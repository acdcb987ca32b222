import type { Proposal } from '../../shared/model/proposal.ts';
import type { Digest, Subject } from '../subject/subject.ts';
import { copyProfileFalse } from './copyProfileFalse.ts';
import { removeStaleKeys, staleProfiles } from './staleProfileKeys.ts';

/** What can be mended offline on this volume now. Option 2 is offered only where CopyProfile has a reason to fail. */
export function proposalsFor(subject: Subject, digest: Digest): readonly Proposal[] {
  const stale = staleProfiles(subject).length > 0;
  const backups =
    subject.profiles.kind === 'found'
    && subject.profiles.value.some((profile) => profile.problems.includes('backupKey'));
  return [removeStaleKeys(subject, digest), stale || backups ? copyProfileFalse(subject, digest) : null].filter(
    (proposal) => proposal !== null,
  );
}
