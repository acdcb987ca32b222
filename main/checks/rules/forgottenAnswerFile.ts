import { sameName } from '../../../shared/base/caseless.ts';
import { toWindowsPath } from '../../../shared/base/winPath.ts';
import type { Evidence } from '../../../shared/model/diagnostic.ts';
import { CACHED_ANSWER_FILE, firstBootCandidates } from '../../subject/answerFileSearch.ts';
import { firstBootFile } from '../../subject/firstBootFile.ts';
import type { Subject } from '../../subject/subject.ts';
import { answerFileRule } from '../answerFileRule.ts';
import { finding, unknownFinding, type CheckFinding } from '../rule.ts';

const PASSES = ['specialize', 'oobeSystem'] as const;
const WHAT = 'Which answer file wins at the first boot';

/** No other answer file wins over the agent's at the first boot. Source: answer file facts, section 6. */
export const forgottenAnswerFile = answerFileRule({
  id: 'forgotten-answer-file',
  area: 'answerFile',
  grade: 'required',
  mayBreak: 'specialize',
  question: 'Does the answer file of the agent win over every other one on the volume?',
  explains:
    'Sysprep copies the file that it is given to `Windows\\Panther\\unattend.xml`, which is rank three of the places that '
    + 'Windows searches at the first boot. A file that the registry names (`UnattendFile`) or one in `Panther\\Unattend` '
    + 'comes before it and silently wins; a file at a later place is used for a pass that the right one does not have.',
  remedy: 'Delete the file on the source machine, and the value UnattendFile of HKLM\\SYSTEM\\Setup where it names it.',
  source: [
    { document: 'Microsoft, Windows Setup automation overview (answer file search order)', certainty: 'documented' },
  ],
  what: WHAT,
  judge(config, subject) {
    const looked = PASSES.map((pass) => winnerOf(subject, pass));
    const before = looked.flatMap(({ before: each }) => each);
    const behind = looked.flatMap(({ behind: each }) => each);
    const doubts = [...new Set(looked.flatMap((each) => each.doubts))];
    if (before.length > 0) return wins(before);
    if (doubts.length > 0) return unknownFinding(forgottenAnswerFile, WHAT, doubts.join(' '), {}, LOOK);
    if (behind.length > 0) return fillsIn(behind);
    return finding(forgottenAnswerFile, 'pass', 'The answer file of the agent wins at the first boot', {
      evidence: [{ where: { file: config.path }, text: `used for ${PASSES.join(' and ')}, where it has them` }],
    });
  },
});

const LOOK = 'Make the place readable, or look there on the source machine, and remove what nobody needs any more.';

interface Winner {
  readonly before: readonly Evidence[];
  readonly behind: readonly Evidence[];
  readonly doubts: readonly string[];
}

function winnerOf({ fs, registry, report }: Subject, pass: (typeof PASSES)[number]): Winner {
  const { hit, doubts } = firstBootFile(fs, registry, report.windows.kernel, pass);
  if (hit === null || sameName(hit.place, CACHED_ANSWER_FILE)) return { before: [], behind: [], doubts };
  const places = firstBootCandidates(registry);
  const isBefore = places.indexOf(hit.place) < places.indexOf(CACHED_ANSWER_FILE);
  const told = [{ where: { file: hit.answer.config.path }, text: `is used for the pass ${pass}` }];
  return { before: isBefore ? told : [], behind: isBefore ? [] : told, doubts };
}

function wins(evidence: readonly Evidence[]): CheckFinding {
  const file = evidence[0]?.where.file ?? '';
  return finding(forgottenAnswerFile, 'fail', `Another answer file wins at the first boot: ${toWindowsPath(file)}`, {
    detail:
      'Windows finds it before the copy of the file that the agent hands to Sysprep, and takes its settings instead.',
    evidence,
    fix: forgottenAnswerFile.remedy,
    breaks: 'specialize',
  });
}

function fillsIn(evidence: readonly Evidence[]): CheckFinding {
  const file = evidence[0]?.where.file ?? '';
  return finding(
    forgottenAnswerFile,
    'warning',
    `A second answer file is used at the first boot: ${toWindowsPath(file)}`,
    {
      detail: 'The answer file of the agent lacks the pass, so Windows searches on and takes it from this file.',
      evidence,
      fix: 'Delete the file on the source machine, or move what is wanted of it into the answer file of the agent.',
      breaks: 'specialize',
    },
  );
}
