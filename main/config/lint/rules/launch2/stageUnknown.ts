import { readAgentStages } from '../../../agentConfig.ts';
import { LAUNCH2_STAGES } from '../../../launch2Tasks.ts';
import { agentConfigFrame, exampleOf } from '../../agentExamples.ts';
import { fileRule } from '../../fileRule.ts';
import { orList } from '../../shownValue.ts';
import { LAUNCH2_GUIDE } from '../../sources.ts';

/** A stage that never comes. */
export const stageUnknown = fileRule({
  code: 'launch2-stage-unknown',
  title: 'agent-config.yml has a stage that there is not',
  detail: 'The tasks of such a stage do not run; "EC2Launch.exe validate" refuses the file since version 2.0.160.',
  severity: 'error',
  source: LAUNCH2_GUIDE,
  example: exampleOf('agent-config.yml', agentConfigFrame('#', '- task: startSsm'), 'PostReady', 'postReady'),
  kinds: ['agentConfig'],
  look: (config, report) => {
    for (const { name, offset } of readAgentStages(config) ?? [])
      if (!LAUNCH2_STAGES.some((known) => known === name))
        report({
          offset,
          summary: `There is no stage ${name}; it is ${orList(LAUNCH2_STAGES)}.`,
          fix: `Write ${orList(LAUNCH2_STAGES)}.`,
        });
  },
});
