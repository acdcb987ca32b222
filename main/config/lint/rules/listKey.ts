import { keyValueOf } from '../../answerFile.ts';
import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

const DNS = 'Microsoft-Windows-DNS-Client';
const suffix = (key: string): string =>
  `<DNSSuffixSearchOrder>\n  <DomainName wcm:action="add"${key}>example.com</DomainName>\n</DNSSuffixSearchOrder>`;

/** An item of a keyed list without its key. Source: answer file facts, section 3. */
export const listKey: LintRule = {
  code: 'answer-list-key-missing',
  title: 'An item of a keyed list has no wcm:keyValue',
  detail: 'Items of such a list are told apart by their keys.',
  severity: 'warning',
  refuses: null,
  source: reference(),
  example: answerExample({ component: DNS, bad: suffix(''), good: suffix(' wcm:keyValue="1"') }),
  look: {
    at: 'setting',
    concerns: ({ type }) => type === 'keyedListItem',
    look: ({ path, element }, report) => {
      if ((keyValueOf(element) ?? '') !== '') return;
      report({
        offset: element.start,
        summary: `${path} has no wcm:keyValue.`,
        fix: 'Give each item a key of its own, such as wcm:keyValue="1".',
      });
    },
  },
};
