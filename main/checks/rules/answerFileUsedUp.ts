import { SCRUBBED } from '../../config/administratorPassword.ts';
import { readAnswerFile } from '../../config/answerFile.ts';
import { LineIndex } from '../../../shared/text/lineIndex.ts';
import { answerFileRule } from '../answerFileRule.ts';
import { finding, unknownFinding } from '../rule.ts';

/** The file is no copy that a run has used up. Source: answer file facts, sections 1, 5 and 6. */
export const answerFileUsedUp = answerFileRule({
  id: 'answer-file-used-up',
  area: 'answerFile',
  grade: 'required',
  mayBreak: 'specialize',
  question: 'Is the answer file no copy that an earlier run has used up?',
  explains:
    'Windows marks the passes that it has run in its own cached copy of the answer file (`wasPassProcessed`), and puts '
    + `\`${SCRUBBED}\` in place of passwords. Somebody who copies that file back hands Sysprep passes that are skipped `
    + 'and a text that is no password.',
  remedy: 'Hand Sysprep the original answer file, or take out the marks and set the password anew.',
  source: [{ document: 'Cached answer files of public Panther folders', certainty: 'observed' }],
  what: 'Whether the answer file was used up',
  judge(config) {
    const file = config.path;
    if (config.xml?.wellFormed !== true)
      return unknownFinding(answerFileUsedUp, 'Whether the answer file was used up', 'The file is damaged.', {
        file,
      });
    const processed = readAnswerFile(config).passes.filter((pass) => pass.processed);
    const scrubbedAt = config.source.text.indexOf(SCRUBBED);
    const evidence = [
      ...processed.map(({ name, line }) => ({ where: { file, line }, text: `${name} is marked as processed` })),
      ...(scrubbedAt < 0
        ? []
        : [
            {
              where: { file, ...new LineIndex(config.source.text).at(scrubbedAt) },
              text: 'The mark that Windows puts in place of a password',
            },
          ]),
    ];
    if (evidence.length === 0)
      return finding(answerFileUsedUp, 'pass', 'The answer file is no copy that a run has used up', {
        evidence: [{ where: { file }, text: 'No pass is marked as processed, no password is scrubbed' }],
      });
    return finding(
      answerFileUsedUp,
      processed.length > 0 ? 'fail' : 'warning',
      processed.length > 0
        ? `The answer file is a used copy: ${processed.map(({ name }) => name).join(', ')} will be skipped`
        : 'The answer file is a cached copy whose password Windows has removed',
      {
        detail: 'It is the copy that Windows keeps for itself, not the file that it was made from.',
        evidence,
        fix: answerFileUsedUp.remedy,
        breaks: 'specialize',
      },
    );
  },
});
