import { childElement, childElements, ownText } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/nodes.ts';
import { answerExample, DEPLOYMENT } from '../example.ts';
import type { LintRule, Report } from '../rule.ts';
import { publicFiles } from '../sources.ts';

/** Lists of commands, each with the name of its items. Source: answer file facts, section 4. */
const COMMAND_LISTS: Readonly<Record<string, string>> = {
  RunSynchronous: 'RunSynchronousCommand',
  RunAsynchronous: 'RunAsynchronousCommand',
  FirstLogonCommands: 'SynchronousCommand',
  LogonCommands: 'AsynchronousCommand',
};

const commands = (...orders: readonly number[]): string =>
  [
    '<RunSynchronous>',
    ...orders.map(
      (order) =>
        `  <RunSynchronousCommand wcm:action="add">\n    <Order>${order}</Order>\n    <Path>cmd.exe /c ver</Path>\n  </RunSynchronousCommand>`,
    ),
    '</RunSynchronous>',
  ].join('\n');

/** Two commands of one list with the same Order. */
export const orderDuplicate: LintRule = {
  code: 'answer-order-duplicate',
  title: 'Two commands of one list have the same Order',
  detail: 'One of the two is lost, or the file is refused; which of them is not confirmed.',
  severity: 'warning',
  refuses: null,
  source: publicFiles('unconfirmed'),
  example: answerExample({ component: DEPLOYMENT, bad: commands(1, 1), good: commands(1, 2) }),
  look: {
    at: 'component',
    look: ({ element }, report) => {
      for (const list of childElements(element)) {
        const item = Object.hasOwn(COMMAND_LISTS, list.local) ? COMMAND_LISTS[list.local] : undefined;
        if (item !== undefined) reportSameOrders(list, item, report);
      }
    },
  },
};

function reportSameOrders(list: XmlElement, item: string, report: Report): void {
  const seen = new Set<string>();
  for (const command of childElements(list).filter(({ local }) => local === item)) {
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
}
