import { answerExample } from '../example.ts';
import { notAllowedIn } from '../shownValue.ts';
import type { LintRule } from '../rule.ts';
import { REFERENCE_TABLES } from '../sources.ts';

const NOT_ALLOWED = /[{|}~[\\\]^':;<=>?@!"#$%`()+/.,*&\s]/g;

/** A name that no computer can have. Source: answer file facts, section 7. */
export const computerName: LintRule = {
  code: 'answer-computer-name',
  title: 'ComputerName is a name that no computer can have',
  detail: 'Windows refuses the whole file for a value that it does not take (error 0x80220005).',
  severity: 'error',
  refuses: 'perhaps',
  source: REFERENCE_TABLES,
  example: answerExample({
    bad: '<ComputerName>web_1.corp</ComputerName>',
    good: '<ComputerName>*</ComputerName>',
  }),
  look: {
    at: 'value',
    concerns: ({ format }) => format === 'computerName',
    look: ({ text, path, element, component }, report) => {
      const wrong = whatIsWrong(text);
      if (wrong === null) return;
      report({
        offset: element.start,
        summary: `${path} ${wrong}.`,
        fix: 'Use letters, digits and dashes, or * for a random name.',
        component,
      });
    },
  },
};

function whatIsWrong(text: string): string | null {
  if (text === '' || text === '*') return null;
  if (/^\d+$/.test(text)) return 'has digits only';
  return notAllowedIn(text, NOT_ALLOWED, 'a computer name');
}
