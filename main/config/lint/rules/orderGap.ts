import { childElement, ownText } from '../../xml/navigate.ts';
import { answerExample, DEPLOYMENT, runCommand, runSynchronous } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

/** Numbers that jump, which often tells of a command that was lost. Source: EC2Config facts, section 4. */
export const orderGap: LintRule = {
  code: 'answer-order-gap',
  title: 'The numbers of a list of commands have a gap',
  detail: 'Windows runs the commands by their numbers all the same; a gap often tells of a command that was lost.',
  severity: 'info',
  refuses: null,
  source: reference('inferred'),
  example: answerExample({
    component: DEPLOYMENT,
    bad: runSynchronous(runCommand('cmd.exe /c ver'), runCommand('cmd.exe /c ver', 3)),
    good: runSynchronous(runCommand('cmd.exe /c ver'), runCommand('cmd.exe /c ver', 2)),
  }),
  look: {
    at: 'commands',
    look: ({ list, commands: listed }, report) => {
      const orders = listed
        .map((command) => Number.parseInt(ownText(childElement(command, 'Order') ?? command).trim(), 10))
        .filter((order) => Number.isInteger(order));
      const sorted = [...new Set(orders)].sort((a, b) => a - b);
      const at = sorted.findIndex((order, index) => index > 0 && order !== (sorted[index - 1] ?? 0) + 1);
      if (at < 0) return;
      report({
        offset: list.start,
        summary: `The numbers of ${list.local} jump from ${sorted[at - 1] ?? 0} to ${sorted[at] ?? 0}.`,
        fix: 'Check that no command is missing, and number them from 1 without gaps.',
      });
    },
  },
};
