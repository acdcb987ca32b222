import { readAgentTasks } from '../../../agentConfig.ts';
import { launch2Task, LAUNCH2_STAGES } from '../../../launch2Tasks.ts';
import { agentConfigFrame, exampleOf } from '../../agentExamples.ts';
import { fileRule } from '../../fileRule.ts';
import { orList } from '../../shownValue.ts';
import { LAUNCH2_GUIDE } from '../../sources.ts';

/** A task in a stage that does not have it. */
export const taskStage = fileRule({
  code: 'launch2-task-stage',
  title: 'A task stands in a stage that cannot have it',
  detail: 'Each task belongs to some of the stages; the guide lists them.',
  severity: 'error',
  source: LAUNCH2_GUIDE,
  example: exampleOf('agent-config.yml', agentConfigFrame('#', '- task: extendRootPartition'), 'postReady', 'boot'),
  kinds: ['agentConfig'],
  look: (config, report) => {
    for (const { name, stage, offset } of readAgentTasks(config) ?? []) {
      const known = launch2Task(name);
      const isStage = LAUNCH2_STAGES.some((each) => each === stage);
      if (known === undefined || !isStage || known.stages.some((each) => each === stage)) continue;
      report({
        offset,
        summary: `${name} cannot stand in the stage ${stage}.`,
        fix:
          known.stages.length === 0
            ? 'It is for user data only; take it out of the file.'
            : `Put it under the stage ${orList(known.stages)}.`,
      });
    }
  },
});
