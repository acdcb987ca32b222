import { keyValueOf } from '../../answerFile.ts';
import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

const suffixes = (second: number): string =>
  `<DNSSuffixSearchOrder>\n  <DomainName wcm:action="add" wcm:keyValue="1">example.com</DomainName>\n  <DomainName wcm:action="add" wcm:keyValue="${second}">example.net</DomainName>\n</DNSSuffixSearchOrder>`;

/** Two items with one key. Source: answer file facts, section 3: keys must be unique in their list. */
export const listKeyDuplicate: LintRule = {
  code: 'answer-list-key-duplicate',
  title: 'Two items of a list have the same key',
  detail: 'Keys must be unique in their list.',
  severity: 'error',
  refuses: null,
  source: reference(),
  example: answerExample({ component: 'Microsoft-Windows-DNS-Client', bad: suffixes(1), good: suffixes(2) }),
  look: {
    at: 'group',
    concerns: ({ children }) => children.values().some(({ known }) => known?.type === 'keyedListItem'),
    look: ({ component, node, elements }, report) => {
      const seen = new Set<string>();
      for (const element of elements) {
        const known = node.children.get(element.local)?.known ?? null;
        const key = known?.type === 'keyedListItem' ? (keyValueOf(element) ?? '') : '';
        if (known === null || key === '') continue;
        const before = seen.size;
        if (seen.add(`${element.local} ${key}`).size > before) continue;
        report({
          offset: element.start,
          summary: `Two items ${known.path} of ${component.name} have the key "${key.slice(0, 40)}".`,
          fix: 'Give each item a key of its own.',
        });
      }
    },
  },
};
