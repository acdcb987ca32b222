import { foldCase } from '../../../../shared/base/caseless.ts';
import { childElement, childElements, descend, ownText } from '../../xml/navigate.ts';
import { answerExample, SHELL } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

const accounts = (...names: readonly string[]): string =>
  [
    '<UserAccounts>',
    '  <LocalAccounts>',
    ...names.map((name) => `    <LocalAccount wcm:action="add">\n      <Name>${name}</Name>\n    </LocalAccount>`),
    '  </LocalAccounts>',
    '</UserAccounts>',
  ].join('\n');

/** Two local accounts of one name; names of accounts have no case. */
export const accountDuplicate: LintRule = {
  code: 'answer-account-duplicate',
  title: 'Two local accounts have the same name',
  detail: 'A name is given once; which of the two settings count is not documented.',
  severity: 'warning',
  refuses: null,
  source: reference('inferred'),
  example: answerExample({ pass: 'oobeSystem', bad: accounts('ops', 'Ops'), good: accounts('ops', 'build') }),
  look: {
    at: 'component',
    look: ({ name, element }, report) => {
      const list = name === SHELL ? descend(element, ['UserAccounts', 'LocalAccounts']) : null;
      const seen = new Set<string>();
      for (const account of list === null ? [] : childElements(list)) {
        const named = childElement(account, 'Name');
        const text = named === null ? '' : ownText(named).trim();
        const before = seen.size;
        if (text === '' || seen.add(foldCase(text)).size > before) continue;
        report({
          offset: account.start,
          summary: `The local account ${text.slice(0, 40)} is made twice.`,
          fix: 'Remove one of the two.',
        });
      }
    },
  },
};
