import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { REFERENCE_TABLES } from '../sources.ts';

/** A key of another form. Source: answer file facts, section 7. */
export const productKey: LintRule = {
  code: 'answer-product-key',
  title: 'A product key is not five groups of five',
  detail: 'Windows refuses the whole file for a value that it does not take (error 0x80220005).',
  severity: 'error',
  refuses: 'perhaps',
  source: REFERENCE_TABLES,
  example: answerExample({
    bad: '<ProductKey>AAAAA-BBBBB</ProductKey>',
    good: '<ProductKey>AAAAA-BBBBB-CCCCC-DDDDD-EEEEE</ProductKey>',
  }),
  look: {
    at: 'value',
    concerns: ({ format }) => format === 'productKey',
    look: ({ text, path, element, component }, report) => {
      if (text === '' || /^(?:[A-Z\d]{5}-){4}[A-Z\d]{5}$/i.test(text)) return;
      report({
        offset: element.start,
        summary: `${path} is not five groups of five letters and digits.`,
        fix: 'Write the key with its dashes.',
        component,
      });
    },
  },
};
