import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

/** One name for every instance. Source: answer file facts, section 7; EC2Config facts, section 4. */
export const computerNameFixed: LintRule = {
  code: 'answer-computer-name-fixed',
  title: 'Every instance of the image gets the same computer name',
  detail: 'A fixed ComputerName suits one machine; two of the same name disturb each other in a domain.',
  severity: 'info',
  refuses: null,
  source: reference('inferred'),
  example: answerExample({ bad: '<ComputerName>WEB-1</ComputerName>', good: '<ComputerName>*</ComputerName>' }),
  look: {
    at: 'value',
    concerns: ({ path, format }) => path === 'ComputerName' && format === 'computerName',
    look: ({ text, element, component }, report) => {
      if (text === '' || text === '*' || !/^[A-Za-z\d-]{1,15}$/.test(text) || /^\d+$/.test(text)) return;
      report({
        offset: element.start,
        summary: `Every instance of the image is named ${text}.`,
        fix: 'Write * for a random name, or let the agent name the machine.',
        component,
      });
    },
  },
};
