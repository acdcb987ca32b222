import { sameName } from '../../../shared/base/caseless.ts';
import { PLUGINS, spelledAs } from '../ec2Names.ts';
import { nearNames } from '../nearNames.ts';
import type { SettingNode } from '../settings/node.ts';
import { settingTree } from '../settings/tree.ts';
import { EC2_GUIDE, PUBLIC_FILES, type LintRule } from './finding.ts';

/** The words that each group of settings takes. Source: EC2Config facts, section 3 (observed). */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  Plugins: ['Enabled', 'Disabled'],
  GlobalSettings: ['true', 'false'],
  Properties: ['Yes', 'No'],
};

/** A switch has the word of another file: the commonest mistake, and the agent says nothing about it. */
export const wrongWord: LintRule = ({ config }) => {
  if (config.kind !== 'ec2config' && config.kind !== 'bundleConfig') return [];
  return settingTree(config).flatMap((group) => {
    const words = WORDS[group.name];
    if (words === undefined) return [];
    return group.children.flatMap((node) => {
      const value = node.value?.trim() ?? '';
      if (words.some((word) => sameName(word, value))) return [];
      return [
        {
          code: 'ec2-wrong-word',
          severity: 'error' as const,
          offset: node.offset ?? 0,
          summary: `${group.name}/${node.name} has the value "${value}"; it takes ${words.join(' or ')}.`,
          detail: 'Each of the files has words of its own. The agent shows no error and does not do what was meant.',
          fix: `Write ${words.join(' or ')}.`,
          document: PUBLIC_FILES,
          certainty: 'observed' as const,
        },
      ];
    });
  });
};

/** A plug-in that no known version of the agent has, often a misspelt one. */
export const unknownPlugin: LintRule = ({ config }) => {
  if (config.kind !== 'ec2config') return [];
  const plugins = settingTree(config).find(({ name }) => name === 'Plugins')?.children ?? [];
  return plugins
    .filter(({ name }) => spelledAs(PLUGINS, name) === null)
    .map((node: SettingNode) => ({
      code: 'ec2-plugin-unknown',
      severity: 'warning' as const,
      offset: node.offset ?? 0,
      summary: `No known version of EC2Config has a plug-in ${node.name}.`,
      detail: 'The agent has nothing to do with such an entry.',
      fix: didYouMean(node.name),
      document: EC2_GUIDE,
      certainty: 'documented' as const,
    }));
};

function didYouMean(name: string): string {
  const near = nearNames(name, PLUGINS);
  return near.length === 0 ? 'Remove the entry, or correct its name.' : `Did you mean ${near.join(' or ')}?`;
}
