import { sameName } from '../../../../shared/base/caseless.ts';
import { settingTree } from '../../settings/tree.ts';
import type { LintRule } from '../rule.ts';
import { orList } from '../shownValue.ts';
import { publicFiles } from '../sources.ts';

/** The words that each group of settings takes. Source: EC2Config facts, section 3 (observed). */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  Plugins: ['Enabled', 'Disabled'],
  GlobalSettings: ['true', 'false'],
  Properties: ['Yes', 'No'],
};

const bundle = (value: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<BundleConfig>\n  <Property>\n    <Name>AutoSysprep</Name>\n    <Value>${value}</Value>\n  </Property>\n</BundleConfig>\n`;

/** A switch has the word of another file: the commonest mistake, and the agent says nothing about it. */
export const wrongWord: LintRule = {
  code: 'ec2-wrong-word',
  title: 'A switch of EC2Config has the word of another file',
  detail: 'Each of the files has words of its own. The agent shows no error and does not do what was meant.',
  severity: 'error',
  refuses: null,
  source: publicFiles(),
  example: { file: 'BundleConfig.xml', bad: bundle('true'), good: bundle('Yes') },
  look: {
    at: 'document',
    kinds: ['ec2config', 'bundleConfig'],
    look: (config, report) => {
      for (const group of settingTree(config)) {
        const words = Object.hasOwn(WORDS, group.name) ? WORDS[group.name] : undefined;
        for (const node of words === undefined ? [] : group.children) {
          const value = node.value?.trim() ?? '';
          if (words === undefined || words.some((word) => sameName(word, value))) continue;
          report({
            offset: node.offset ?? 0,
            summary: `${group.name}/${node.name} has the value "${value}"; it takes ${orList(words)}.`,
            fix: `Write ${orList(words)}.`,
          });
        }
      }
    },
  },
};
