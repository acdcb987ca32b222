import { answerExample } from '../example.ts';
import { notAllowedIn } from '../shownValue.ts';
import type { LintRule } from '../rule.ts';
import { REFERENCE_TABLES } from '../sources.ts';

const NOT_ALLOWED = /["/[\]:|<>+=;,?*%@]/g;
const LONGEST = 20;

const account = (name: string): string =>
  `<UserAccounts>
  <LocalAccounts>
    <LocalAccount wcm:action="add">
      <Name>${name}</Name>
      <Group>Administrators</Group>
    </LocalAccount>
  </LocalAccounts>
</UserAccounts>`;

/** A name that no account can have. Source: answer file facts, section 7. */
export const accountName: LintRule = {
  code: 'answer-account-name',
  title: 'The name of an account is one that no account can have',
  detail: 'Windows cannot make an account of that name.',
  severity: 'warning',
  refuses: null,
  source: REFERENCE_TABLES,
  example: answerExample({ pass: 'oobeSystem', bad: account('ops@corp'), good: account('ops') }),
  look: {
    at: 'value',
    concerns: ({ format }) => format === 'accountName',
    look: ({ text, path, element, component }, report) => {
      const wrong = whatIsWrong(text);
      if (wrong === null) return;
      report({
        offset: element.start,
        summary: `${path} ${wrong}.`,
        fix: `Use at most ${LONGEST} letters, digits, dashes and dots.`,
        component,
      });
    },
  },
};

function whatIsWrong(text: string): string | null {
  if (text.toUpperCase() === 'NONE') return 'is NONE, which no account may be called';
  const wrong = notAllowedIn(text, NOT_ALLOWED, 'the name of an account');
  if (wrong !== null) return wrong;
  return text.length > LONGEST ? `has ${text.length} characters; names of accounts work up to ${LONGEST}` : null;
}
