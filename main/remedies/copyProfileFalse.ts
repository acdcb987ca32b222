import type { Proposal } from '../../shared/model/proposal.ts';
import { readAnswerFile } from '../config/answerFile.ts';
import { setSetting } from '../config/settings/set.ts';
import { firstBootFile } from '../subject/firstBootFile.ts';
import { STALE_PROFILE_SOURCES } from '../subject/profileFacts.ts';
import type { Digest, Subject } from '../subject/subject.ts';

/** Id of the remedy that switches CopyProfile off: Option 2 of the source page. */
const SET_COPYPROFILE_FALSE = 'set-copyprofile-false';

const SETTING = 'specialize/Microsoft-Windows-Shell-Setup/CopyProfile';

/**
 * Proposes CopyProfile false in the answer file that specialize uses; null when there is none or it does not say
 * true. Why another file may win stands in the warning.
 */
export function copyProfileFalse({ fs, registry, report }: Subject, digest: Digest): Proposal | null {
  const { hit, doubts } = firstBootFile(fs, registry, report.windows.kernel, 'specialize');
  if (hit === null) return null;
  const { config } = hit.answer;
  const answer = readAnswerFile(config);
  const setting = answer.get('specialize', 'Microsoft-Windows-Shell-Setup', 'CopyProfile');
  const edits = answer.copyProfile === true ? setSetting(config, SETTING, 'false') : null;
  if (setting === null || edits?.ok !== true) return null;
  return {
    id: SET_COPYPROFILE_FALSE,
    title: 'Set CopyProfile to false in the answer file',
    risk: 'needsThought',
    warning: [
      'The customised Administrator profile is then lost: new users start with the Windows default profile.',
      ...doubts,
    ].join(' '),
    changes: [{ kind: 'editText', file: config.path, fingerprint: digest(config.source.bytes), edits: edits.value }],
    because: [
      { where: { file: config.path, line: setting.line, column: setting.column }, text: 'CopyProfile is true' },
    ],
    source: STALE_PROFILE_SOURCES,
  };
}
