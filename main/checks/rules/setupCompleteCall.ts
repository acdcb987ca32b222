import type { VolumePath } from '../../../shared/base/winPath.ts';
import { decodeText } from '../../config/text/decode.ts';
import { EC2CONFIG_FOLDER } from '../../subject/answerFileSearch.ts';
import { withoutAgent } from '../agentPresence.ts';
import { finding, unreadableFinding, type CheckFinding, type CheckRule } from '../rule.ts';

const FOLDER: VolumePath = 'Windows/Setup/Scripts';
const SCRIPT: VolumePath = `${FOLDER}/SetupComplete.cmd`;
const POST_SYSPREP: VolumePath = `${EC2CONFIG_FOLDER}/Scripts/PostSysprep.cmd`;
const WHAT = 'Whether SetupComplete.cmd calls PostSysprep.cmd';

/** Windows calls the agent's last script. Source: failure modes FM-76; EC2Config facts, sections 2 and 6. */
export const setupCompleteCall: CheckRule = {
  id: 'setupcomplete-calls-postsysprep',
  area: 'answerFile',
  grade: 'recommended',
  mayBreak: 'setupComplete',
  question: 'Does SetupComplete.cmd call PostSysprep.cmd?',
  explains:
    'Windows runs `SetupComplete.cmd` at the end of OOBE; on images of EC2Config it calls `PostSysprep.cmd`, which lets '
    + 'the password of the Administrator never expire and tells SQL Server the new computer name. In AWS images from '
    + 'before April 2015 the file is empty. The check reads the lines of the script, not comments; what else the script '
    + 'does, the simulated run tells.',
  remedy: 'Let SetupComplete.cmd say: call "C:\\Program Files\\Amazon\\Ec2ConfigService\\Scripts\\PostSysprep.cmd"',
  source: [
    {
      document: 'AWS, Create a standard Amazon Machine Image Using Sysprep (SetupComplete.cmd)',
      certainty: 'stated',
      says: 'Images from before April 2015 have an empty file; later ones call PostSysprep.cmd.',
    },
  ],
  run(subject) {
    const absence = withoutAgent(setupCompleteCall, subject, 'ec2config', WHAT);
    if (absence !== null) return absence;
    const { fs } = subject;
    const folder = fs.stat(FOLDER);
    if (folder.kind === 'found' && folder.value.type === 'file')
      return without(
        'Windows\\Setup\\Scripts is a file, so that SetupComplete.cmd cannot be in it',
        FOLDER,
        'a file, not a folder',
      );
    const bytes = fs.read(SCRIPT);
    if (bytes.kind === 'unreadable') return unreadableFinding(setupCompleteCall, WHAT, bytes.problem, { file: SCRIPT });
    if (bytes.kind === 'absent') return without('SetupComplete.cmd is missing', SCRIPT, 'not there');
    const lines = decodeText(bytes.value).text.split(/\r\n|\r|\n/);
    if (lines.every((line) => line.trim() === '')) return without('SetupComplete.cmd is empty', SCRIPT, 'empty');
    const at = lines.findIndex((line) => CALL.test(line) && !COMMENT.test(line));
    if (at < 0) return without('SetupComplete.cmd does not call PostSysprep.cmd', SCRIPT, 'no such line');
    const called = fs.stat(POST_SYSPREP);
    if (called.kind === 'unreadable')
      return unreadableFinding(setupCompleteCall, WHAT, called.problem, { file: POST_SYSPREP });
    if (called.kind === 'absent')
      return without('PostSysprep.cmd is called and is not there', POST_SYSPREP, 'not there');
    return finding(setupCompleteCall, 'pass', 'SetupComplete.cmd calls PostSysprep.cmd', {
      evidence: [{ where: { file: SCRIPT, line: at + 1 }, text: 'calls PostSysprep.cmd' }],
    });
  },
};

const CALL = /PostSysprep\.cmd/i;
const COMMENT = /^\s*@?\s*(?:rem\b|::)/i;

function without(title: string, file: VolumePath, text: string): CheckFinding {
  return finding(setupCompleteCall, 'warning', title, {
    detail:
      'The password of the Administrator then expires by the policy of the machine, and SQL Server keeps its old name.',
    evidence: [{ where: { file }, text }],
    fix: setupCompleteCall.remedy,
    breaks: 'setupComplete',
  });
}
