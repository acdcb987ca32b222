import { LAUNCH_SETTINGS } from '../../../launchConfig.ts';
import { entriesOf } from '../../../data/nodes.ts';
import { exampleOf, LAUNCH_CONFIG_FRAME } from '../../agentExamples.ts';
import { didYouMean } from '../../didYouMean.ts';
import { fileRule } from '../../fileRule.ts';
import { LAUNCH1_SCRIPTS } from '../../sources.ts';

const KEYS = LAUNCH_SETTINGS.map(({ key }) => key);

/** A setting that the agent does not read. */
export const launchSettingUnknown = fileRule({
  code: 'launch-setting-unknown',
  title: 'EC2Launch has no setting of this name',
  detail: 'The agent does not read it, and says nothing about it.',
  severity: 'warning',
  source: LAUNCH1_SCRIPTS,
  example: exampleOf(
    'LaunchConfig.json',
    LAUNCH_CONFIG_FRAME.replace('"#"', '"Random"').replace('"adminPassword"', '"#"'),
    'adminPasword',
    'adminPassword',
  ),
  kinds: ['launchConfig'],
  look: ({ data }, report) => {
    if (data?.root?.kind !== 'map') return;
    for (const { key, start } of entriesOf(data.root))
      if (!KEYS.some((known) => known.toLowerCase() === key.toLowerCase()))
        report({ offset: start, summary: `EC2Launch has no setting ${key}.`, fix: didYouMean(key, KEYS) });
  },
});
