import type { Proposal } from '../../shared/model/proposal.ts';
import { readAnswerFile } from '../config/answerFile.ts';
import { openConfig } from '../config/document.ts';
import { setSetting } from '../config/settings/set.ts';
import { STALE_PROFILE_SOURCES } from '../subject/profileFacts.ts';
import type { Digest, Subject } from '../subject/subject.ts';

/** Id of the remedy that switches CopyProfile off: Option 2 of the source page. */
export const SET_COPYPROFILE_FALSE = 'set-copyprofile-false';

const SETTING = 'specialize/Microsoft-Windows-Shell-Setup/CopyProfile';
const ANSWER_FILES = [
  'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml',
  'ProgramData/Amazon/EC2-Windows/Launch/Sysprep/Unattend.xml',
  'ProgramData/Amazon/EC2Launch/sysprep/unattend.xml',
];

/** Proposes CopyProfile false in the agent's answer file; null when there is none or it does not say true. */
export function copyProfileFalse(subject: Subject, digest: Digest): Proposal | null {
  for (const path of ANSWER_FILES) {
    const bytes = subject.fs.read(path);
    const stat = subject.fs.stat(path);
    if (bytes.kind !== 'found' || stat.kind !== 'found') continue;
    const config = openConfig(stat.value.path, bytes.value);
    const answer = readAnswerFile(config);
    const setting = answer.get('specialize', 'Microsoft-Windows-Shell-Setup', 'CopyProfile');
    const edits = answer.copyProfile === true ? setSetting(config, SETTING, 'false') : null;
    if (setting === null || edits?.ok !== true) continue;
    return {
      id: SET_COPYPROFILE_FALSE,
      title: 'Set CopyProfile to false in the answer file',
      risk: 'needsThought',
      warning: 'The customised Administrator profile is then lost: new users start with the Windows default profile.',
      changes: [{ kind: 'editText', file: stat.value.path, fingerprint: digest(bytes.value), edits: edits.value }],
      because: [
        { where: { file: stat.value.path, line: setting.line, column: setting.column }, text: 'CopyProfile is true' },
      ],
      source: STALE_PROFILE_SOURCES,
    };
  }
  return null;
}
