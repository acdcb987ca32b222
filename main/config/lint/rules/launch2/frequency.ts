import { exampleOf, scriptFrame } from '../../agentExamples.ts';
import { fileRule } from '../../fileRule.ts';
import { LAUNCH2_GUIDE } from '../../sources.ts';
import { reportOtherWords } from './inputWords.ts';

/** How often an input runs is no word of the agent. */
export const frequency = fileRule({
  code: 'launch2-frequency',
  title: 'The frequency of a task is neither once nor always',
  detail: 'once: at the first start after Sysprep or reset; always: at every start.',
  severity: 'error',
  source: LAUNCH2_GUIDE,
  example: exampleOf('agent-config.yml', scriptFrame('- frequency: #', 'type: batch'), 'everyBoot', 'always'),
  kinds: ['agentConfig'],
  look: (config, report) =>
    reportOtherWords(
      config,
      { tasks: ['executeScript', 'executeProgram', 'writeFile'], keys: ['frequency'], words: ['once', 'always'] },
      report,
    ),
});
