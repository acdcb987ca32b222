import { readAgentTasks } from '../../../agentConfig.ts';
import { agentConfigFrame } from '../../agentExamples.ts';
import { field, textOf } from '../../dataFields.ts';
import { fileRule } from '../../fileRule.ts';
import { LAUNCH2_GUIDE } from '../../sources.ts';

/** The password of every instance in the image. */
export const launch2PasswordPlain = fileRule({
  code: 'launch2-password-plain',
  title: 'agent-config.yml holds the Administrator password in clear text',
  detail:
    'Every instance gets the same password, and whoever reads the image has it. The agent takes it out of the file only once it has set it.',
  severity: 'warning',
  source: LAUNCH2_GUIDE,
  example: {
    file: 'agent-config.yml',
    bad: agentConfigFrame('postReady', '- task: startSsm').replace(
      'type: random',
      'type: static\n            data: not-A-real-1',
    ),
    good: agentConfigFrame('postReady', '- task: startSsm'),
  },
  kinds: ['agentConfig'],
  look: (config, report) => {
    for (const { inputs } of (readAgentTasks(config) ?? []).filter(({ name }) => name === 'setAdminAccount')) {
      const password = field(inputs, 'password');
      const data = field(password, 'data');
      if (textOf(field(password, 'type')) === 'static' && data !== null && (textOf(data) ?? '') !== '')
        report({
          offset: data.start,
          summary: 'The Administrator password of every instance stands here in clear text.',
          fix: 'Use the type random, which gives each instance its own password, readable with the key pair only.',
        });
    }
  },
});
