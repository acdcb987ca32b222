import { readAgentTasks } from '../../../agentConfig.ts';
import { launch2Task } from '../../../launch2Tasks.ts';
import { exampleOf, scriptFrame } from '../../agentExamples.ts';
import { fileRule } from '../../fileRule.ts';
import { LAUNCH2_GUIDE } from '../../sources.ts';

/** Inputs that are one map where the task takes a list of them. */
export const inputsList = fileRule({
  code: 'launch2-inputs-list',
  title: 'The inputs of a task are no list where it takes one',
  detail: 'executeScript, executeProgram and writeFile take a list of inputs, also for a single one.',
  severity: 'error',
  source: LAUNCH2_GUIDE,
  example: exampleOf('agent-config.yml', scriptFrame('# frequency: always', 'type: batch'), ' ', '-'),
  kinds: ['agentConfig'],
  look: (config, report) => {
    for (const { name, inputs } of readAgentTasks(config) ?? [])
      if (launch2Task(name)?.isList === true && inputs !== null && inputs.kind !== 'list')
        report({
          offset: inputs.start,
          summary: `The inputs of ${name} are no list.`,
          fix: 'Put a dash before each input.',
        });
  },
});
