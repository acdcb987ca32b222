import { counted } from '../../../shared/text/numberWords.ts';
import { isRefused } from '../../subject/firstBootFile.ts';
import { toldArchitecture } from '../../subject/identity.ts';
import { valueOrNull } from '../../subject/lookup.ts';
import { refusals } from '../../config/lint/refusals.ts';
import { answerFileRule } from '../answerFileRule.ts';
import { finding, unknownFinding, type CheckFinding } from '../rule.ts';

const WHAT = 'Whether Windows takes the answer file';

/** No setting makes Windows refuse the whole file. Source: answer file facts, sections 1 and 8; failure modes FM-70. */
export const answerFileRefused = answerFileRule({
  id: 'answer-file-refused',
  area: 'answerFile',
  grade: 'required',
  mayBreak: 'specialize',
  question: 'Does Windows take every setting of the answer file?',
  explains:
    'One setting that Windows does not take makes it refuse the whole answer file: a component or setting given twice, '
    + 'one in a pass where it does not belong, a name that does not exist, a value of the wrong type or too long. The '
    + 'check holds the file against the reference of its settings; `config lint` shows all that it finds, this check '
    + 'only what makes Windows refuse the file.',
  remedy: 'Mend the settings in the step Configure; config lint says for each what is right.',
  source: [
    {
      document: 'Public reports and Setup logs of refused answer files (0x80220001, 0x80220005, 0x8022001b)',
      certainty: 'observed',
    },
    { document: 'Microsoft, Unattended Windows Setup Reference', certainty: 'documented' },
  ],
  what: WHAT,
  judge(config, { registry, report }) {
    if (isRefused(config))
      return unknownFinding(
        answerFileRefused,
        WHAT,
        'The file is damaged or no answer file.',
        { file: config.path },
        MEND,
      );
    const { kernel } = report.windows;
    const architecture = valueOrNull(toldArchitecture(registry));
    if (kernel === null || architecture === null)
      return unknownFinding(answerFileRefused, WHAT, NOT_KNOWN, { file: config.path });
    const found = refusals(config, { architecture, kernel });
    if (found.length > 0) return refused(config.path, found);
    return finding(answerFileRefused, 'pass', 'No setting is known to make Windows refuse the answer file', {
      evidence: [{ where: { file: config.path }, text: `looked at as Windows ${kernel} reads it` }],
    });
  },
});

const NOT_KNOWN = 'The version or the architecture of this Windows, which decide what it takes, could not be read.';
const MEND = 'Mend the file first; the check answer-file-well-formed says what is wrong.';

function refused(file: string, found: ReturnType<typeof refusals>): CheckFinding {
  const certain = found.some((each) => each.certain);
  return finding(
    answerFileRefused,
    certain ? 'fail' : 'warning',
    certain
      ? `Windows refuses the answer file: ${counted(found.filter((each) => each.certain).length, 'mistake')}`
      : `Windows may refuse the answer file: ${counted(found.length, 'doubtful setting')}`,
    {
      detail: 'An answer file is taken whole or not at all, so that none of its settings takes effect.',
      evidence: found.map(({ line, summary }) => ({ where: { file, line }, text: summary })),
      fix: answerFileRefused.remedy,
      breaks: 'specialize',
      prediction: certain ? 'certain' : 'cannotTell',
    },
  );
}
