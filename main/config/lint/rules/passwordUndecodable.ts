import { answerExample } from '../example.ts';
import { passwordExample, passwordForm } from '../passwordElement.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

/** PlainText says false, and the value is not encoded. Sources: answer file facts, section 5; EC2Launch facts, B4. */
export const passwordUndecodable: LintRule = {
  code: 'answer-password-undecodable',
  title: 'A password is not encoded in the way that PlainText false says',
  detail: 'What password Windows makes of it is not known, so maybe nobody can log on with it.',
  severity: 'warning',
  refuses: null,
  source: reference('inferred'),
  example: answerExample({
    pass: 'oobeSystem',
    bad: passwordExample('Heron5-Lake!', false),
    good: passwordExample(''),
  }),
  look: {
    at: 'secret',
    look: ({ element }, report) => {
      if (passwordForm(element) !== 'undecodable') return;
      report({
        offset: element.start,
        summary: `The ${element.local} is not encoded in the way that PlainText false says.`,
        fix: 'Set PlainText to true where the value is the password itself.',
      });
    },
  },
};
