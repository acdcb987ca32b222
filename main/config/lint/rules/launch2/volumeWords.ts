import { entriesOf } from '../../../data/nodes.ts';
import { readAgentTasks } from '../../../agentConfig.ts';
import { agentConfigFrame, exampleOf } from '../../agentExamples.ts';
import { field, textOf } from '../../dataFields.ts';
import { fileRule } from '../../fileRule.ts';
import { LAUNCH2_GUIDE } from '../../sources.ts';
import { reportOtherWords } from './inputWords.ts';

/** Which volumes are initialised, and how, is no word of the agent. */
export const volumeWords = fileRule({
  code: 'launch2-volume-words',
  title: 'initializeVolume has a word that it does not take',
  detail: 'initialize is all or devices; the partition of a device is mbr or gpt.',
  severity: 'error',
  source: LAUNCH2_GUIDE,
  example: exampleOf(
    'agent-config.yml',
    agentConfigFrame('postReady', '- task: initializeVolume', '  inputs:', '    initialize: #'),
    'device',
    'devices',
  ),
  kinds: ['agentConfig'],
  look: (config, report) => {
    reportOtherWords(config, { tasks: ['initializeVolume'], keys: ['initialize'], words: ['all', 'devices'] }, report);
    for (const { inputs } of (readAgentTasks(config) ?? []).filter(({ name }) => name === 'initializeVolume')) {
      const devices = field(inputs, 'devices');
      for (const { value } of devices === null ? [] : entriesOf(devices)) {
        const partition = field(value, 'partition');
        if (partition !== null && !['mbr', 'gpt'].includes(textOf(partition) ?? ''))
          report({
            offset: partition.start,
            summary: `The partition is "${textOf(partition) ?? ''}"; it takes mbr or gpt.`,
            fix: 'Write mbr or gpt.',
          });
      }
    }
  },
});
