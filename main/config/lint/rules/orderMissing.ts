import { childElement } from '../../xml/navigate.ts';
import { answerExample, DEPLOYMENT, runCommand, runSynchronous } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

/** A command that does not say when it runs. Source: answer file facts, section 4. */
export const orderMissing: LintRule = {
  code: 'answer-order-missing',
  title: 'A command has no Order',
  detail: 'Commands run by their Order; where one without it comes is not documented.',
  severity: 'warning',
  refuses: null,
  source: reference(),
  example: answerExample({
    component: DEPLOYMENT,
    bad: runSynchronous(runCommand('cmd.exe /c ver', null)),
    good: runSynchronous(runCommand('cmd.exe /c ver')),
  }),
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
