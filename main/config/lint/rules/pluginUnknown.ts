import { PLUGINS, spelledAs } from '../../ec2Names.ts';
import { settingTree } from '../../settings/tree.ts';
import { didYouMean } from '../didYouMean.ts';
import type { LintRule } from '../rule.ts';
import { EC2_GUIDE } from '../sources.ts';

const plugins = (name: string): string =>
  `<?xml version="1.0" standalone="yes"?>\n<Ec2ConfigurationSettings>\n  <Plugins>\n    <Plugin>\n      <Name>${name}</Name>\n      <State>Enabled</State>\n    </Plugin>\n  </Plugins>\n</Ec2ConfigurationSettings>\n`;

/** A plug-in that no known version of the agent has, often a misspelt one. */
export const pluginUnknown: LintRule = {
  code: 'ec2-plugin-unknown',
  title: 'EC2Config has no plug-in of this name',
  detail: 'The agent has nothing to do with such an entry.',
  severity: 'warning',
  refuses: null,
  source: EC2_GUIDE,
  example: { file: 'Config.xml', bad: plugins('Ec2SetPasword'), good: plugins('Ec2SetPassword') },
  look: {
    at: 'document',
    kinds: ['ec2config'],
    look: (config, report) => {
      for (const { name, offset } of settingTree(config).find((group) => group.name === 'Plugins')?.children ?? []) {
        if (spelledAs(PLUGINS, name) !== null) continue;
        report({
          offset: offset ?? 0,
          summary: `No known version of EC2Config has a plug-in ${name}.`,
          fix: didYouMean(name, PLUGINS),
        });
      }
    },
  },
};
