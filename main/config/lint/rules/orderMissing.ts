import { childElement } from '../../xml/navigate.ts';
import { answerExample, DEPLOYMENT } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

const command = (order: string): string =>
  `<RunSynchronous>\n  <RunSynchronousCommand wcm:action="add">${order}\n    <Path>cmd.exe /c ver</Path>\n  </RunSynchronousCommand>\n</RunSynchronous>`;

/** A command that does not say when it runs. Source: answer file facts, section 4. */
export const orderMissing: LintRule = {
  code: 'answer-order-missing',
  title: 'A command has no Order',
  detail: 'Commands run by their Order; where one without it comes is not documented.',
  severity: 'warning',
  refuses: null,
  source: reference(),
  example: answerExample({ component: DEPLOYMENT, bad: command(''), good: command('\n    <Order>1</Order>') }),
  look: {
    at: 'commands',
    look: ({ list, commands }, report) => {
      for (const item of commands.filter((each) => childElement(each, 'Order') === null))
        report({
          offset: item.start,
          summary: `A command of ${list.local} has no Order.`,
          fix: 'Number the commands from 1.',
        });
    },
  },
};
