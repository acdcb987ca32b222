import type { ListedProfile } from '../../shared/model/account.ts';
import { readAnswerFile } from '../config/answerFile.ts';
import { setSetting } from '../config/settings/set.ts';
import { firstBootFile } from '../subject/firstBootFile.ts';
import { listProfile } from '../subject/profileContents.ts';
import { administratorOf, STALE_PROFILE_SOURCES } from '../subject/profileFacts.ts';
import type { Subject } from '../subject/subject.ts';
import type { Remedy } from './remedy.ts';

const SETTING = 'specialize/Microsoft-Windows-Shell-Setup/CopyProfile';

/**
 * Sets CopyProfile to false in the answer file that specialize uses: Option 2 of the source page. Offered only where
 * CopyProfile has a reason to fail, and the file says true. Why another file may win stands in the warning.
 */
export const copyProfileFalse: Remedy = {
  id: 'set-copyprofile-false',
  issues: ['copyprofile-find', 'copyprofile-failed'],
  find(subject) {
    const { fs, registry, report } = subject;
    if (!mayFail(subject)) return null;
    const { hit, doubts } = firstBootFile(fs, registry, report.windows.kernel, 'specialize');
    if (hit === null) return null;
    const { config } = hit.answer;
    const answer = readAnswerFile(config);
    const setting = answer.get('specialize', 'Microsoft-Windows-Shell-Setup', 'CopyProfile');
    const edits = answer.copyProfile === true ? setSetting(config, SETTING, 'false') : null;
    if (setting === null || edits?.ok !== true) return null;
    const where = { file: config.path, line: setting.line, column: setting.column };
    return {
      title: 'Set CopyProfile to false in the answer file',
      risk: 'needsThought',
      warning: [
        'The customised Administrator profile is then lost: new users start with the Windows default profile.',
        ...doubts,
      ].join(' '),
      changes: [{ kind: 'editText', file: config.path, edits: edits.value }],
      because: [{ where, text: 'CopyProfile is true' }],
      source: STALE_PROFILE_SOURCES,
      mends: lacksAdministrator(subject) ? ['administrator-profile'] : [],
    };
  },
};

/**
 * Whether CopyProfile may meet what makes it fail: a key without its folder, whoever owns it, a `.bak` key, a hive that
 * is not sound, or no profile of the built-in Administrator. Source: failure modes FM-53.
 */
export function mayFail(subject: Subject): boolean {
  const { profiles, fs } = subject;
  if (profiles.kind !== 'found') return false;
  const keyed = profiles.value.filter(({ keyName }) => keyName !== null);
  return (
    lacksAdministrator(subject)
    || keyed.some(({ folderExists, problems }) => problems.includes('backupKey') || folderExists === false)
    || keyed.some((profile) => isBroken(listProfile(fs, profile)))
  );
}

/** Whether the built-in Administrator is known to have no profile to copy. */
function lacksAdministrator({ profiles, profilesComplete, machineSid }: Subject): boolean {
  if (profiles.kind !== 'found' || !profilesComplete) return false;
  const own = profiles.value.filter(({ keyName }) => keyName !== null).filter(administratorOf(machineSid));
  return own.every(({ folderExists }) => folderExists === false);
}

function isBroken({ hive }: ListedProfile): boolean {
  return hive === 'damaged' || hive === 'empty' || hive === 'missing';
}
