import { exampleOf, scriptFrame } from '../../agentExamples.ts';
import { fileRule } from '../../fileRule.ts';
import { LAUNCH2_GUIDE } from '../../sources.ts';
import { reportOtherWords } from './inputWords.ts';

/** A script of a kind that the agent does not run. */
export const scriptType = fileRule({
  code: 'launch2-script-type',
  title: 'A script is neither batch nor powershell',
  detail: 'The agent runs scripts of these two types.',
  severity: 'error',
  source: LAUNCH2_GUIDE,
  example: exampleOf('agent-config.yml', scriptFrame('- frequency: once', 'type: #'), 'cmd', 'batch'),
  kinds: ['agentConfig'],
  look: (config, report) =>
    reportOtherWords(config, { tasks: ['executeScript'], keys: ['type'], words: ['batch', 'powershell'] }, report),
});
