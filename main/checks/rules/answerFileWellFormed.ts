import type { XmlDocument } from '../../config/xml/nodes.ts';
import { answerFileRule } from '../answerFileRule.ts';
import { finding } from '../rule.ts';

/** The answer file can be read by Windows at all. Source: answer file facts, section 1; failure modes FM-71, FM-75. */
export const answerFileWellFormed = answerFileRule({
  id: 'answer-file-well-formed',
  area: 'answerFile',
  grade: 'required',
  mayBreak: 'specialize',
  question: 'Is the answer file whole and well-formed?',
  explains:
    'Windows takes an answer file whole or not at all. A file that is no well-formed XML, or whose root is not '
    + '`unattend`, sets nothing, and Setup stops with the line and column where the reader gave up.',
  remedy: 'Mend the file in the step Configure, or put back a copy that is whole.',
  source: [
    { document: 'cschneegans/unattend-generator #6; Setup logs of refused answer files', certainty: 'observed' },
    { document: 'AWS, EC2Config version history (3.2.97, malformed sysprep2008.xml)', certainty: 'documented' },
  ],
  what: 'Whether the answer file is well-formed',
  judge(config) {
    const where = { file: config.path };
    const { xml } = config;
    if (config.kind !== 'answerFile' || xml === null || xml.root === null || isOther(xml))
      return finding(answerFileWellFormed, 'fail', 'The file that the agent hands to Sysprep is no answer file', {
        detail: 'Its root element is not unattend, so Windows finds no settings in it.',
        evidence: [{ where, text: `The file is ${config.source.text.trim() === '' ? 'empty' : 'something else'}` }],
        fix: 'Put the answer file of the agent back, or name the right file in AnswerFilePath of BundleConfig.xml.',
        breaks: 'specialize',
      });
    if (!xml.wellFormed)
      return finding(answerFileWellFormed, 'fail', 'The answer file is damaged', {
        detail: 'Windows takes an answer file whole or not at all.',
        evidence: xml.problems.map((each) => ({ where: each.where[0] ?? where, text: each.summary })),
        fix: answerFileWellFormed.remedy,
        breaks: 'specialize',
      });
    return finding(answerFileWellFormed, 'pass', 'The answer file is whole and well-formed', {
      evidence: [{ where, text: 'well-formed, root unattend' }],
    });
  },
});

function isOther({ wellFormed, root }: XmlDocument): boolean {
  return wellFormed && root?.local !== 'unattend';
}
