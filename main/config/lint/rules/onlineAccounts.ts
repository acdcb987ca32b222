import { readBoolean } from '../../answerFile.ts';
import { childElement, descend, ownText } from '../../xml/navigate.ts';
import { answerExample, SHELL } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { publicFiles } from '../sources.ts';

const pages = (accounts: string): string =>
  `<OOBE>\n  <HideOnlineAccountScreens>true</HideOnlineAccountScreens>\n</OOBE>${accounts}`;

/** Nobody to sign in as. Source: answer file facts, section 8 (reported of current Windows 11). */
export const onlineAccounts: LintRule = {
  code: 'answer-oobe-no-account',
  title: 'The account pages are hidden and the file makes no account',
  detail: 'Reports of current Windows 11 say that the welcome pages then end in an error.',
  severity: 'info',
  refuses: null,
  source: publicFiles('unconfirmed'),
  example: answerExample({
    pass: 'oobeSystem',
    bad: pages(''),
    good: pages(
      '\n<UserAccounts>\n  <LocalAccounts>\n    <LocalAccount wcm:action="add">\n      <Name>ops</Name>\n    </LocalAccount>\n  </LocalAccounts>\n</UserAccounts>',
    ),
  }),
  look: {
    at: 'component',
    look: ({ name, pass, element }, report) => {
      if (name !== SHELL || pass !== 'oobeSystem') return;
      const hidden = descend(element, ['OOBE', 'HideOnlineAccountScreens']);
      if (hidden === null || readBoolean(ownText(hidden)) !== true || childElement(element, 'UserAccounts') !== null)
        return;
      report({
        offset: hidden.start,
        summary: 'The pages for online accounts are hidden, and the file makes no account.',
        fix: 'Make an account in UserAccounts, or leave the pages.',
      });
    },
  },
};
