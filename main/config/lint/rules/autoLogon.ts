import { readBoolean } from '../../answerFile.ts';
import { childElement, ownText } from '../../xml/navigate.ts';
import { answerExample, SHELL } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

const logon = (count: string): string =>
  `<AutoLogon>\n  <Enabled>true</Enabled>${count}\n  <Username>Administrator</Username>\n</AutoLogon>`;

/** An automatic logon without its count. Source: answer file settings, AutoLogon/LogonCount: required. */
export const autoLogonCount: LintRule = {
  code: 'answer-autologon-count',
  title: 'AutoLogon does not say how many logons there are',
  detail: 'The reference requires LogonCount whenever AutoLogon is used; files without it are in use all the same.',
  severity: 'info',
  refuses: null,
  source: reference(),
  example: answerExample({ pass: 'oobeSystem', bad: logon(''), good: logon('\n  <LogonCount>1</LogonCount>') }),
  look: {
    at: 'component',
    look: ({ name, element }, report) => {
      const found = name === SHELL ? childElement(element, 'AutoLogon') : null;
      const enabled = found === null ? null : childElement(found, 'Enabled');
      if (found === null || enabled === null || readBoolean(ownText(enabled)) !== true) return;
      if (childElement(found, 'LogonCount') !== null) return;
      report({
        offset: found.start,
        summary: 'AutoLogon has no LogonCount.',
        fix: 'Say how many automatic logons there are, such as 1.',
      });
    },
  },
};
