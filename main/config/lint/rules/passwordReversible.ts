import { encodePassword } from '../../passwords.ts';
import { answerExample } from '../example.ts';
import { passwordExample, passwordForm, PASSWORD_STAYS, REMOVE_PASSWORD } from '../passwordElement.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

/** A password that is encoded, not encrypted. Source: answer file facts, section 5. */
export const passwordReversible: LintRule = {
  code: 'answer-password-reversible',
  title: 'A password is encoded, which anybody can undo',
  detail: PASSWORD_STAYS,
  severity: 'warning',
  refuses: null,
  source: reference(),
  example: answerExample({
    pass: 'oobeSystem',
    bad: passwordExample(encodePassword('administrator', 'Heron5-Lake!'), false),
    good: passwordExample(''),
  }),
  look: {
    at: 'secret',
    look: ({ element }, report) => {
      if (passwordForm(element) !== 'encoded') return;
      report({
        offset: element.start,
        summary: `The ${element.local} is encoded, not encrypted: anybody who has the file can read it.`,
        fix: REMOVE_PASSWORD,
      });
    },
  },
};
