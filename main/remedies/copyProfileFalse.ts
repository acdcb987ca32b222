import type { ListedProfile } from '../../shared/model/account.ts';
import { readBoolean } from '../config/answerFile.ts';
import { setSetting } from '../config/settings/set.ts';
import { copyProfileSetting } from '../subject/copyProfileAsked.ts';
import { valueOrNull } from '../subject/lookup.ts';
import { listProfile } from '../subject/profileContents.ts';
import { administratorOf, STALE_PROFILE_SOURCES } from '../subject/profileFacts.ts';
import type { Subject } from '../subject/subject.ts';
import type { Remedy } from './remedy.ts';

/**
 * Sets CopyProfile to false in the answer file that specialize uses: Option 2 of the source page. Offered only where
 * CopyProfile has a reason to fail, and the file says true. Why another file may win stands in the warning.
 */
export const copyProfileFalse: Remedy = {
  id: 'set-copyprofile-false',
  issues: ['copyprofile-find', 'copyprofile-failed'],
  find(subject) {
    if (!mayFail(subject)) return null;
    const { setting, doubts } = copyProfileSetting(subject);
    if (setting === null || setting.value === null || readBoolean(setting.value.value) !== true) return null;
    const { config, name, value } = setting;
    const edits = setSetting(config, name, 'false');
    if (!edits.ok) return null;
    const where = { file: config.path, line: value.line, column: value.column };
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
      mends: lacksAdministrator(subject) || ownIsBroken(subject) ? ['administrator-profile'] : [],
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

/** Whether what CopyProfile would copy is corrupted. */
function ownIsBroken({ fs, profiles, machineSid }: Subject): boolean {
  const keyed = (valueOrNull(profiles) ?? []).filter(({ keyName }) => keyName !== null);
  const own = keyed.filter(administratorOf(machineSid)).map((profile) => listProfile(fs, profile).hive);
  return own.length > 0 && own.every((hive) => hive === 'damaged' || hive === 'empty');
}

function isBroken({ hive }: ListedProfile): boolean {
  return hive === 'damaged' || hive === 'empty' || hive === 'missing';
}
