import { sameName } from '../../../../shared/base/caseless.ts';
import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { BAD_VALUE, orList, shownValue } from '../shownValue.ts';
import { referenceTables } from '../sources.ts';

/** A word that other releases take, as public sources say. */
export const valueUnconfirmed: LintRule = {
  code: 'answer-value-unconfirmed',
  title: 'A value is taken by some releases only',
  detail: BAD_VALUE,
  severity: 'warning',
  refuses: 'perhaps',
  source: referenceTables('unconfirmed'),
  example: answerExample({
    pass: 'offlineServicing',
    component: 'Microsoft-Windows-PartitionManager',
    bad: '<SanPolicy>4</SanPolicy>',
    good: '<SanPolicy>1</SanPolicy>',
  }),
  look: {
    at: 'value',
    concerns: ({ moreValues }) => moreValues !== undefined,
    look: (value, report) => {
      const { known, text, path, element, component } = value;
      if (known.moreValues?.some((word) => sameName(word, text)) !== true) return;
      report({
        offset: element.start,
        summary: `${path} has ${shownValue(value)}, which is not in the reference; not every Windows knows it.`,
        fix: `Write ${orList(known.values ?? [])}, unless the Windows of the image is known to take it.`,
        component,
      });
    },
  },
};
