import { LAUNCH_SETTINGS, launchRefusal } from '../../../launchConfig.ts';
import { exampleOf, LAUNCH_CONFIG_FRAME } from '../../agentExamples.ts';
import { field } from '../../dataFields.ts';
import { fileRule } from '../../fileRule.ts';
import { LAUNCH1_SCRIPTS } from '../../sources.ts';

/** One mistake in the file and the agent takes its defaults for all of it. */
export const settingsRefused = fileRule({
  code: 'launch-settings-refused',
  title: 'EC2Launch does not take LaunchConfig.json and goes on with its defaults',
  detail:
    'It logs "Using default config values", and all settings are those of the stock file: the password becomes Random, also where DoNothing or Specify was meant.',
  severity: 'error',
  source: LAUNCH1_SCRIPTS,
  example: exampleOf('LaunchConfig.json', LAUNCH_CONFIG_FRAME, 'Keep', 'DoNothing'),
  kinds: ['launchConfig'],
  look: (config, report) => {
    // Damage is told by the reader of the file.
    if (config.data?.wellFormed !== true) return;
    const refused = launchRefusal(config);
    if (refused === null) return;
    const place = refused.key === null ? null : field(config.data.root, refused.key);
    report({
      offset: place?.start ?? config.data.root?.start ?? 0,
      summary: `EC2Launch does not take the file: ${refused.why}.`,
      fix: `It needs ${LAUNCH_SETTINGS.filter(({ required }) => required)
        .map(({ key }) => key)
        .join(', ')}: true or false without quotation marks, and for adminPasswordType one of its words.`,
    });
  },
});
