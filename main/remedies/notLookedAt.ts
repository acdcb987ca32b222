import type { VolumePath } from '../../shared/base/winPath.ts';
import { diagnostic, type Diagnostic } from '../../shared/model/diagnostic.ts';
import { accountDoubts } from '../subject/accountsAnswer.ts';
import { BUNDLE_CONFIG, CACHED_ANSWER_FILE, EC2CONFIG_FOLDER } from '../subject/answerFileSearch.ts';
import { firstBootFile } from '../subject/firstBootFile.ts';
import { CONTROL, hiveWhole, surely } from '../subject/lookup.ts';
import { profileEvidence } from '../subject/profileFacts.ts';
import type { Subject } from '../subject/subject.ts';
import { UNATTEND_ORIGINAL } from './cachedPasswords.ts';
import { mayFail } from './copyProfileFalse.ts';
import { EARLY_ANSWER_FILES } from './forgottenAnswerFile.ts';
import { LAUNCH_CONFIG } from './launch1FirstBoot.ts';
import { RUN_ONCE } from './launch2FirstBoot.ts';

/** Why there may be more to propose than was found: what the remedies need and could not look at. */
export function notLookedAt(subject: Subject): readonly Diagnostic[] {
  return [
    ...accountsInDoubt(subject),
    ...foldersInDoubt(subject),
    ...systemInDoubt(subject),
    ...filesInDoubt(subject),
    ...answerFileInDoubt(subject),
  ];
}

/** The hive of services, Remote Desktop, network and clock. What SOFTWARE lacks the doubts of the profiles tell. */
function systemInDoubt({ registry, report }: Subject): readonly Diagnostic[] {
  const control = surely(registry, CONTROL, registry.key(CONTROL));
  if (control.kind === 'unreadable') return [control.problem.diagnostic];
  if (control.kind === 'found' && hiveWhole(report, 'SYSTEM')) return [];
  const summary = 'The hive SYSTEM is damaged or was not written completely, so what to mend in it may not show.';
  return [
    diagnostic('system-hive-in-doubt', summary, {
      severity: 'warning',
      where: [{ key: CONTROL }],
      fix: 'Copy the hive again with its LOG files, or look on the source machine itself.',
    }),
  ];
}

/** Files that remedies edit or delete. */
const EDITED: readonly VolumePath[] = [
  `${EC2CONFIG_FOLDER}/Settings/Config.xml`,
  BUNDLE_CONFIG,
  LAUNCH_CONFIG,
  RUN_ONCE,
  CACHED_ANSWER_FILE,
  UNATTEND_ORIGINAL,
  ...EARLY_ANSWER_FILES,
];

function filesInDoubt({ fs }: Subject): readonly Diagnostic[] {
  const unread = EDITED.map((path) => fs.read(path)).flatMap((read) =>
    read.kind === 'unreadable' ? [read.problem.diagnostic] : [],
  );
  return [...new Map(unread.map((each) => [each.summary, each])).values()];
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
