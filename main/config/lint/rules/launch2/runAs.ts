import { exampleOf, scriptFrame } from '../../agentExamples.ts';
import { fileRule } from '../../fileRule.ts';
import { LAUNCH2_GUIDE } from '../../sources.ts';
import { reportOtherWords } from './inputWords.ts';

/** A script is to run as somebody that the agent does not know. */
export const runAs = fileRule({
  code: 'launch2-run-as',
  title: 'runAs is not an account that a task can run as',
  detail: 'A script runs as admin or localSystem, a program as localSystem.',
  severity: 'error',
  source: LAUNCH2_GUIDE,
  example: exampleOf(
    'agent-config.yml',
    scriptFrame('- frequency: once', 'type: batch', 'runAs: #'),
    'administrator',
    'admin',
  ),
  kinds: ['agentConfig'],
  look: (config, report) => {
    reportOtherWords(config, { tasks: ['executeScript'], keys: ['runAs'], words: ['admin', 'localSystem'] }, report);
    reportOtherWords(config, { tasks: ['executeProgram'], keys: ['runAs'], words: ['localSystem'] }, report);
  },
});
