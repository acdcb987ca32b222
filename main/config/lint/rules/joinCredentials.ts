import { readBoolean } from '../../answerFile.ts';
import { childElement, descend, ownText } from '../../xml/navigate.ts';
import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

const JOIN = 'Microsoft-Windows-UnattendedJoin';
const CREDENTIALS = '\n  <Credentials>\n    <Domain>corp</Domain>\n    <Username>join</Username>\n  </Credentials>';
const join = (credentials: string): string =>
  `<Identification>${credentials}\n  <JoinDomain>corp.example.com</JoinDomain>\n</Identification>`;

/** A domain join that nobody is named for. Source: answer file settings, UnattendedJoin. */
export const joinCredentials: LintRule = {
  code: 'answer-join-credentials',
  title: 'A domain is joined without credentials',
  detail:
    'Without the credentials of an account with the right to join, only an unsecured join or a provisioned one can work.',
  severity: 'warning',
  refuses: null,
  source: reference('inferred'),
  example: answerExample({ component: JOIN, bad: join(''), good: join(CREDENTIALS) }),
  look: {
    at: 'component',
    look: ({ name, element }, report) => {
      const group = name === JOIN ? childElement(element, 'Identification') : null;
      const domain = group === null ? null : childElement(group, 'JoinDomain');
      if (group === null || domain === null || ownText(domain).trim() === '') return;
      const unsecure = childElement(group, 'UnsecureJoin');
      if (unsecure !== null && readBoolean(ownText(unsecure)) === true) return;
      if (childElement(group, 'Credentials') !== null || descend(group, ['Provisioning', 'AccountData']) !== null)
        return;
      report({
        offset: domain.start,
        summary: 'JoinDomain is set, and nothing says with whose credentials.',
        fix: 'Add Credentials, or set UnsecureJoin to true with a prepared computer account.',
      });
    },
  },
};
