import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { publicFiles } from '../sources.ts';

/** A setting that is no list, twice in one group. Source: EC2Config facts, section 4; answer file facts, section 1. */
export const settingDuplicate: LintRule = {
  code: 'answer-setting-duplicate',
  title: 'A setting that is no list stands twice in one group',
  detail:
    'Windows refuses the whole file, so none of its settings takes effect. It says that the setting was specified more than once.',
  severity: 'error',
  refuses: 'certainly',
  source: publicFiles(),
  example: answerExample({
    bad: '<TimeZone>UTC</TimeZone>\n<TimeZone>UTC</TimeZone>',
    good: '<TimeZone>UTC</TimeZone>',
  }),
  look: {
    at: 'group',
    concerns: ({ children }) => children.size > 0,
    look: ({ component, node, elements }, report) => {
      const seen = new Set<string>();
      for (const { local, start } of elements) {
        const repeated = seen.has(local);
        seen.add(local);
        const known = repeated ? (node.children.get(local)?.known ?? null) : null;
        if (known === null || known.type === 'listItem' || known.type === 'keyedListItem') continue;
        report({
          offset: start,
          summary: `The setting ${known.path} of ${component.name} stands twice in the pass ${component.pass}.`,
          fix: 'Remove one of the two.',
        });
      }
    },
  },
};
