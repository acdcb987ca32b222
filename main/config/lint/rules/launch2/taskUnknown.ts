import { readAgentTasks } from '../../../agentConfig.ts';
import { launch2Task, LAUNCH2_TASKS } from '../../../launch2Tasks.ts';
import { agentConfigFrame, exampleOf } from '../../agentExamples.ts';
import { didYouMean } from '../../didYouMean.ts';
import { fileRule } from '../../fileRule.ts';
import { LAUNCH2_GUIDE } from '../../sources.ts';

/** A task that the agent does not have. */
export const taskUnknown = fileRule({
  code: 'launch2-task-unknown',
  title: 'EC2Launch v2 has no task of this name',
  detail: 'Names of tasks are written as the guide has them, capitals included.',
  severity: 'error',
  source: LAUNCH2_GUIDE,
  example: exampleOf('agent-config.yml', agentConfigFrame('postReady', '- task: #'), 'startSSM', 'startSsm'),
  kinds: ['agentConfig'],
  look: (config, report) => {
    for (const { name, offset } of readAgentTasks(config) ?? [])
      if (launch2Task(name) === undefined)
        report({
          offset,
          summary: `EC2Launch v2 has no task ${name}.`,
          fix: didYouMean(
            name,
            LAUNCH2_TASKS.map((known) => known.name),
          ),
        });
  },
});
