import type { ConfigComponent } from '../../../shared/model/config.ts';
import { counted } from '../../../shared/text/numberWords.ts';
import { readAnswerFile } from '../../config/answerFile.ts';
import { ENVIRONMENT, toldArchitecture } from '../../subject/identity.ts';
import { answerFileRule } from '../answerFileRule.ts';
import { finding, judgeFound, unknownFinding, type CheckFinding } from '../rule.ts';

const WHAT = 'Whether the components fit the architecture';
const VARIABLE = { key: ENVIRONMENT, value: 'PROCESSOR_ARCHITECTURE' };

/** Components are for the processor of this Windows. Source: answer file facts, section 1. */
export const answerFileArchitecture = answerFileRule({
  id: 'answer-file-architecture',
  area: 'answerFile',
  grade: 'required',
  mayBreak: 'specialize',
  question: 'Are the components of the answer file for the architecture of this Windows?',
  explains:
    'Every component of an answer file names a processor architecture. Windows ignores a component for another one '
    + 'without a word: the classic reason why settings do nothing. The check compares each component that has no twin for '
    + 'this Windows with `PROCESSOR_ARCHITECTURE` of the volume.',
  remedy: 'Write the architecture of the installed Windows as processorArchitecture at the components named.',
  source: [
    { document: 'Microsoft, Unattended Windows Setup Reference (processorArchitecture)', certainty: 'documented' },
    { document: 'Answer files whose settings did nothing', certainty: 'observed' },
  ],
  what: WHAT,
  judge(config, { registry }) {
    const { components } = readAnswerFile(config);
    if (config.xml?.wellFormed !== true)
      return unknownFinding(answerFileArchitecture, WHAT, 'The file is damaged.', { file: config.path });
    return judgeFound(answerFileArchitecture, WHAT, toldArchitecture(registry), VARIABLE, (value) =>
      value === null
        ? unknownFinding(answerFileArchitecture, WHAT, 'The registry does not tell the architecture.', VARIABLE)
        : compare(config.path, components, value),
    );
  },
});

function compare(file: string, components: readonly ConfigComponent[], windows: string): CheckFinding {
  const fits = components.filter(({ architecture }) => architecture.toLowerCase() === windows);
  const foreign = components.filter(({ architecture }) => !fitsBeside(architecture, windows));
  const alone = foreign.filter(({ name, pass }) => !fits.some((each) => each.name === name && each.pass === pass));
  const evidence = [
    { where: VARIABLE, text: `This Windows is ${windows}` },
    ...alone.map(({ name, pass, architecture, line }) => ({
      where: { file, line },
      text: `${name} in ${pass} is for "${architecture}"`,
    })),
  ];
  if (alone.length === 0)
    return finding(answerFileArchitecture, 'pass', `The components of the answer file are for ${windows}`, {
      evidence,
    });
  const none = fits.length === 0;
  const title = none
    ? `No component of the answer file is for ${windows}`
    : `${counted(alone.length, 'component')} of the answer file ${alone.length === 1 ? 'is' : 'are'} not for ${windows}`;
  return finding(answerFileArchitecture, none ? 'fail' : 'warning', title, {
    detail: 'Windows ignores them without a word: none of their settings takes effect.',
    evidence,
    fix: `Write processorArchitecture="${windows}" at these components.`,
    breaks: 'specialize',
  });
}

/** `wow64` components belong to a 64-bit Windows. */
function fitsBeside(architecture: string, windows: string): boolean {
  const word = architecture.toLowerCase();
  return word === windows || (word === 'wow64' && windows === 'amd64');
}
