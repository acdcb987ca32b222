import { LAUNCH_SETTINGS } from '../../../launchConfig.ts';
import { exampleOf, LAUNCH_CONFIG_FRAME } from '../../agentExamples.ts';
import { field } from '../../dataFields.ts';
import { fileRule } from '../../fileRule.ts';
import { LAUNCH1_SCRIPTS } from '../../sources.ts';

/** Switches that the agent does not check: a wrong value counts as false, without a word. */
const UNCHECKED = LAUNCH_SETTINGS.filter(({ kind, required }) => kind === 'switch' && !required).map(({ key }) => key);

export const switchText = fileRule({
  code: 'launch-switch-text',
  title: 'A switch of LaunchConfig.json is neither true nor false',
  detail: 'These switches are not checked. What the agent makes of a text there is not confirmed.',
  severity: 'warning',
  source: LAUNCH1_SCRIPTS,
  example: exampleOf(
    'LaunchConfig.json',
    LAUNCH_CONFIG_FRAME.replace('"#"', '"Random"').replace('"handleUserData": true', '"handleUserData": #'),
    '"true"',
    'true',
  ),
  kinds: ['launchConfig'],
  look: ({ data }, report) => {
    for (const key of UNCHECKED) {
      const value = field(data?.root ?? null, key);
      const isBoolean = value?.kind === 'scalar' && !value.isString && /^(?:true|false)$/.test(value.text);
      if (value !== null && !isBoolean)
        report({
          offset: value.start,
          summary: `${key} is neither true nor false.`,
          fix: 'Write true or false, without quotation marks.',
        });
    }
  },
});
