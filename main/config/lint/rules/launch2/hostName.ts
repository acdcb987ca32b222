import { readAgentTasks } from '../../../agentConfig.ts';
import { agentConfigFrame, exampleOf } from '../../agentExamples.ts';
import { field, textOf } from '../../dataFields.ts';
import { fileRule } from '../../fileRule.ts';
import { LAUNCH2_GUIDE } from '../../sources.ts';

/** A name that Windows does not take for a computer. */
export const hostName = fileRule({
  code: 'launch2-host-name',
  title: 'hostName is no name that a computer can have',
  detail: 'It has at most 15 letters, digits and hyphens, and not digits alone.',
  severity: 'error',
  source: LAUNCH2_GUIDE,
  example: exampleOf(
    'agent-config.yml',
    agentConfigFrame('postReady', '- task: setHostName', '  inputs:', '    hostName: #'),
    'application-server-1',
    'app-server-1',
  ),
  kinds: ['agentConfig'],
  look: (config, report) => {
    for (const { inputs } of (readAgentTasks(config) ?? []).filter(({ name }) => name === 'setHostName')) {
      const name = field(inputs, 'hostName');
      const text = textOf(name) ?? '';
      if (name === null || text === '' || (/^[A-Za-z0-9-]{1,15}$/.test(text) && !/^\d+$/.test(text))) continue;
      report({
        offset: name.start,
        summary: `"${text}" is no name that a computer can have.`,
        fix: 'Write at most 15 letters, digits and hyphens, not digits alone.',
      });
    }
  },
});
