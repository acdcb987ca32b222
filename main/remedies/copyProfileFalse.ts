import { readAnswerFile } from '../config/answerFile.ts';
import { setSetting } from '../config/settings/set.ts';
import { firstBootFile } from '../subject/firstBootFile.ts';
import { STALE_PROFILE_SOURCES } from '../subject/profileFacts.ts';
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
      mends: [],
    };
  },
};

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
