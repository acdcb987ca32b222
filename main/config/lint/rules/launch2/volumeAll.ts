import { readAgentTasks } from '../../../agentConfig.ts';
import { agentConfigFrame, exampleOf } from '../../agentExamples.ts';
import { field, textOf } from '../../dataFields.ts';
import { fileRule } from '../../fileRule.ts';
import { LAUNCH2_GUIDE } from '../../sources.ts';

/** Every volume that looks empty to Windows is formatted, one of Linux too. */
export const volumeAll = fileRule({
  code: 'launch2-volume-all',
  title: 'initializeVolume formats every volume that Windows does not know',
  detail:
    'A volume counts as empty whose layout Windows does not recognise, so that a disk formatted by Linux is formatted anew, at every start.',
  severity: 'info',
  source: LAUNCH2_GUIDE,
  example: exampleOf(
    'agent-config.yml',
    agentConfigFrame('postReady', '- task: initializeVolume', '  inputs:', '    initialize: #'),
    'all',
    'devices',
  ),
  kinds: ['agentConfig'],
  look: (config, report) => {
    for (const { inputs } of (readAgentTasks(config) ?? []).filter(({ name }) => name === 'initializeVolume')) {
      const initialize = field(inputs, 'initialize');
      if (initialize !== null && textOf(initialize) === 'all')
        report({
          offset: initialize.start,
          summary: 'Every volume that Windows does not know is formatted.',
          fix: 'Name the devices (initialize: devices) where volumes of other systems may be attached.',
        });
    }
  },
});
