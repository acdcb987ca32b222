import { SCRUBBED } from '../../administratorPassword.ts';
import { answerExample } from '../example.ts';
import { passwordForm } from '../passwordElement.ts';
import type { LintRule } from '../rule.ts';
import { publicFiles } from '../sources.ts';

/** The mark that Windows leaves in place of a password. Source: answer file facts, section 5 (observed). */
export const cachedCopy: LintRule = {
  code: 'answer-cached-copy',
  title: 'The file is a cached copy, in which Windows replaced a password',
  detail: `The text ${SCRUBBED} would become the password if the file were used again.`,
  severity: 'warning',
  refuses: null,
  source: publicFiles(),
  example: answerExample({
    pass: 'oobeSystem',
    bad: `<UserAccounts>\n  <AdministratorPassword>${SCRUBBED}</AdministratorPassword>\n</UserAccounts>`,
    good: '<UserAccounts>\n  <AdministratorPassword></AdministratorPassword>\n</UserAccounts>',
  }),
  look: {
    at: 'secret',
    look: ({ element }, report) => {
      if (passwordForm(element) !== 'scrubbed') return;
      report({
        offset: element.start,
        summary: 'This is a cached copy: Windows replaced the password in it.',
        fix: 'Use the file that the copy was made from.',
      });
    },
  },
};
