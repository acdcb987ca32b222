import type { Proposal } from '../../shared/model/proposal.ts';
import type { Digest, Subject } from '../subject/subject.ts';
import { copyProfileFalse } from './copyProfileFalse.ts';
import { removeStaleKeys } from './staleProfileKeys.ts';

/** What can be mended offline on this volume now. Option 2 is offered only where CopyProfile has a reason to fail. */
export function proposalsFor(subject: Subject, digest: Digest): readonly Proposal[] {
  return [removeStaleKeys(subject, digest), mayFail(subject) ? copyProfileFalse(subject, digest) : null].filter(
    (proposal) => proposal !== null,
  );
}

/**
 * Whether CopyProfile may meet the key of a deleted user or a `.bak` key. An owner that cannot be told may be deleted:
 * then only this remedy is left, which removes nothing.
 */
export function mayFail({ profiles }: Subject): boolean {
  return (
    profiles.kind === 'found'
    && profiles.value.some(
      ({ keyName, folderExists, account, problems }) =>
        problems.includes('backupKey') || (keyName !== null && folderExists === false && account === null),
    )
  );
}
