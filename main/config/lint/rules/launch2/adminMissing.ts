import { readAgentStages, readAgentTasks } from '../../../agentConfig.ts';
import { agentConfigFrame } from '../../agentExamples.ts';
import { fileRule } from '../../fileRule.ts';
import { LAUNCH2_GUIDE } from '../../sources.ts';

const good = agentConfigFrame('postReady', '- task: startSsm');

/** Nothing prepares an administrator: nobody gets a password. */
export const adminMissing = fileRule({
  code: 'launch2-admin-missing',
  title: 'agent-config.yml has no task setAdminAccount',
  detail: 'Without it no administrator is prepared, and no password can be retrieved for a new instance.',
  severity: 'error',
  source: LAUNCH2_GUIDE,
  example: {
    file: 'agent-config.yml',
    bad: good.replace(/- task: setAdminAccount[^]*?type: random/, '- task: activateWindows'),
    good,
  },
  kinds: ['agentConfig'],
  look: (config, report) => {
    const tasks = readAgentTasks(config);
    if (tasks === null || tasks.some(({ name }) => name === 'setAdminAccount')) return;
    report({
      offset: readAgentStages(config)?.[0]?.offset ?? 0,
      summary: 'No stage has the task setAdminAccount.',
      fix: 'Add it to the stage preReady, with password.type random.',
    });
  },
});
