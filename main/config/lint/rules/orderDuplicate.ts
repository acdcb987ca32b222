import { childElement, ownText } from '../../xml/navigate.ts';
import { answerExample, DEPLOYMENT, runCommand, runSynchronous } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { publicFiles } from '../sources.ts';

/** Two commands of one list with the same Order. */
export const orderDuplicate: LintRule = {
  code: 'answer-order-duplicate',
  title: 'Two commands of one list have the same Order',
  detail: 'One of the two is lost, or the file is refused; which of them is not confirmed.',
  severity: 'warning',
  refuses: null,
  source: publicFiles('unconfirmed'),
  example: answerExample({
    component: DEPLOYMENT,
    bad: runSynchronous(runCommand('cmd.exe /c ver'), runCommand('cmd.exe /c ver')),
    good: runSynchronous(runCommand('cmd.exe /c ver'), runCommand('cmd.exe /c ver', 2)),
  }),
  look: {
    at: 'commands',
    look: ({ list, commands }, report) => {
      const seen = new Set<string>();
      for (const command of commands) {
        const order = childElement(command, 'Order');
        const number = order === null ? '' : ownText(order).trim();
        const repeated = seen.has(number);
        seen.add(number);
        if (order === null || !repeated) continue;
        report({
          offset: order.start,
          summary: `Two commands of ${list.local} have the Order ${number}.`,
          fix: 'Give each command a number of its own, counting up from 1.',
        });
      }
    },
  },
};
