import { diagnostic, type Diagnostic } from '../../shared/model/diagnostic.ts';
import { accountDoubts } from '../subject/accountsAnswer.ts';
import { firstBootFile } from '../subject/firstBootFile.ts';
import { profileEvidence } from '../subject/profileFacts.ts';
import type { Subject } from '../subject/subject.ts';
import { mayFail } from './copyProfileFalse.ts';

/** Why there may be more to propose than was found: what the remedies need and could not look at. */
export function notLookedAt(subject: Subject): readonly Diagnostic[] {
  return [...accountsInDoubt(subject), ...foldersInDoubt(subject), ...answerFileInDoubt(subject)];
}

function accountsInDoubt(subject: Subject): readonly Diagnostic[] {
  if (subject.accountsComplete && subject.profilesComplete) return [];
  const { problems, warnings } = accountDoubts(subject);
  return [...problems, ...warnings];
}

/** Folders of profile keys on another drive, or behind a denied access: whether the key is stale is not known. */
function foldersInDoubt({ profiles }: Subject): readonly Diagnostic[] {
  if (profiles.kind !== 'found') return [];
  const undecided = profiles.value.filter((profile) => profile.keyName !== null && profile.folderExists === null);
  if (undecided.length === 0) return [];
  const summary = `The folder of ${undecided.length} profile key${undecided.length === 1 ? '' : 's'} could not be looked at.`;
  return [
    diagnostic('profile-folder-unseen', summary, {
      severity: 'warning',
      evidence: undecided.map(profileEvidence),
      fix: 'Look at the folder on the source machine itself.',
    }),
  ];
}

/** The answer file in which CopyProfile would be switched off, where it cannot be told which one that is. */
function answerFileInDoubt(subject: Subject): readonly Diagnostic[] {
  const { fs, registry, report } = subject;
  if (!mayFail(subject)) return [];
  const { hit, doubts } = firstBootFile(fs, registry, report.windows.kernel, 'specialize');
  if (hit !== null || doubts.length === 0) return [];
  return [
    diagnostic('answer-file-unseen', 'The answer file of the first boot could not be looked at.', {
      severity: 'warning',
      detail: doubts.join(' '),
    }),
  ];
}
