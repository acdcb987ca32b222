import { readAgentTasks } from '../../../agentConfig.ts';
import { agentConfigFrame, exampleOf } from '../../agentExamples.ts';
import { fileRule, reportAgain } from '../../fileRule.ts';
import { LAUNCH2_GUIDE } from '../../sources.ts';

/** A task may stand in a stage once; scripts, programs and files are several inputs of one task. */
export const taskTwice = fileRule({
  code: 'launch2-task-twice',
  title: 'A task stands in its stage twice',
  detail:
    'A task may be called once in each stage. executeScript, executeProgram and writeFile take a list of inputs instead.',
  severity: 'error',
  source: LAUNCH2_GUIDE,
  example: exampleOf(
    'agent-config.yml',
    agentConfigFrame('postReady', '- task: startSsm', '- task: #'),
    'startSsm',
    'enableJumboFrames',
  ),
  kinds: ['agentConfig'],
  look: (config, report) =>
    reportAgain(
      readAgentTasks(config) ?? [],
      ({ stage, name }) => `${stage}/${name}`,
      ({ stage, name, offset }) =>
        report({
          offset,
          summary: `${name} stands in the stage ${stage} before already.`,
          fix: 'Keep one of them; give a task of scripts, programs or files several inputs.',
        }),
    ),
});
