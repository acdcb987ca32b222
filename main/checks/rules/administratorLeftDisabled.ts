import { readAnswerFile } from '../../config/answerFile.ts';
import { toldArchitecture } from '../../subject/identity.ts';
import { valueOrNull } from '../../subject/lookup.ts';
import { answerFileRule } from '../answerFileRule.ts';
import { finding, unknownFinding } from '../rule.ts';

const WHAT = 'Whether the answer file disables the Administrator';
const DISABLES = /\bnet1?(?:\.exe)?"?\s+user\s+.*\/active:no\b/i;

/** No command of specialize disables the Administrator. Source: failure modes FM-83; EC2Launch facts, A4. */
export const administratorLeftDisabled = answerFileRule({
  id: 'administrator-left-disabled',
  area: 'answerFile',
  grade: 'recommended',
  mayBreak: 'specialize',
  question: 'Does the answer file leave the Administrator enabled?',
  explains:
    'Answer files of EC2Launch v1 from before about 1.3.2001660 disable the Administrator in the specialize pass and '
    + 'count on the agent to enable it again. Where the agent does not run, or a copy of that old file is used, the '
    + 'account stays disabled and nobody logs in.',
  remedy: 'Use the answer file of a current agent, which gives the account a random password and leaves it enabled.',
  source: [
    { document: 'roleyfoley/PackerTemplates; older SysprepInstance.ps1 of EC2Launch v1', certainty: 'observed' },
  ],
  what: WHAT,
  judge(config, { registry }) {
    const file = config.path;
    if (config.xml?.wellFormed !== true)
      return unknownFinding(administratorLeftDisabled, WHAT, 'The file is damaged.', { file });
    const commands = readAnswerFile(config, valueOrNull(toldArchitecture(registry))).runSynchronous('specialize');
    const disabling = commands.filter(({ path }) => DISABLES.test(path));
    if (disabling.length === 0)
      return finding(administratorLeftDisabled, 'pass', 'No command of the answer file disables an account', {
        evidence: [{ where: { file }, text: `${commands.length} commands in specialize, none with /ACTIVE:NO` }],
      });
    return finding(administratorLeftDisabled, 'warning', 'A command of the answer file disables an account', {
      detail:
        'It stays disabled until the agent enables it on the new instance; where the agent does not run, nobody logs in.',
      evidence: disabling.map(({ line, order }) => ({
        where: { file, line },
        text: `net user with /ACTIVE:NO, order ${order ?? 'not given'}`,
      })),
      fix: administratorLeftDisabled.remedy,
      breaks: 'specialize',
      prediction: 'cannotTell',
    });
  },
});
