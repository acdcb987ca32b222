import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { referenceTables } from '../sources.ts';

/** A name in other capitals than in the reference: that names are compared with their capitals is general knowledge. */
export const settingCapitals: LintRule = {
  code: 'answer-setting-capitals',
  title: 'The name of a setting is written in other capitals',
  detail:
    'Names of settings count with their capitals. Windows refuses the whole file for a setting that it does not know.',
  severity: 'warning',
  refuses: 'perhaps',
  source: referenceTables('inferred'),
  example: answerExample({ bad: '<copyprofile>true</copyprofile>', good: '<CopyProfile>true</CopyProfile>' }),
  look: {
    at: 'strange',
    look: ({ component, path, element, standing }, report) => {
      if (standing.kind !== 'otherCase') return;
      report({
        offset: element.start,
        summary: `${path} of ${component.name} is written ${standing.spelled} in the reference.`,
        fix: `Write ${standing.spelled}.`,
        component,
      });
    },
  },
};
