import { answerExample } from '../example.ts';
import { passwordExample, passwordForm, PASSWORD_STAYS, REMOVE_PASSWORD } from '../passwordElement.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

/** A password that anybody can read. Source: answer file facts, section 5. */
export const passwordPlainText: LintRule = {
  code: 'answer-password-plain-text',
  title: 'A password stands in the file in clear text',
  detail: PASSWORD_STAYS,
  severity: 'warning',
  refuses: null,
  source: reference(),
  example: answerExample({
    pass: 'oobeSystem',
    bad: passwordExample('Heron5-Lake!', true),
    good: passwordExample(''),
  }),
  look: {
    at: 'secret',
    look: ({ element }, report) => {
      if (passwordForm(element) !== 'plain') return;
      report({
        offset: element.start,
        summary: `The ${element.local} stands in the file in clear text.`,
        fix: REMOVE_PASSWORD,
      });
    },
  },
};
