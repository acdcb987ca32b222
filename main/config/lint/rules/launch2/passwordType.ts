import { agentConfigFrame, exampleOf } from '../../agentExamples.ts';
import { fileRule } from '../../fileRule.ts';
import { LAUNCH2_GUIDE } from '../../sources.ts';
import { reportOtherWords } from './inputWords.ts';

/** How the Administrator gets its password is no word of the agent. */
export const launch2PasswordType = fileRule({
  code: 'launch2-password-type',
  title: 'password.type is not a type of password that there is',
  detail: 'random: each instance makes its own; static: the one under data; doNothing: that of unattend.xml, if any.',
  severity: 'error',
  source: LAUNCH2_GUIDE,
  example: exampleOf(
    'agent-config.yml',
    agentConfigFrame('postReady', '- task: startSsm').replace('type: random', 'type: #'),
    'specify',
    'doNothing',
  ),
  kinds: ['agentConfig'],
  look: (config, report) =>
    reportOtherWords(
      config,
      {
        tasks: ['setAdminAccount'],
        keys: ['password', 'type'],
        words: ['random', 'static', 'doNothing', 'donothing'],
      },
      report,
    ),
});
