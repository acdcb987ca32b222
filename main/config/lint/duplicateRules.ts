import { knownSetting } from '../catalogue.ts';
import { childElement, childElements, ownText } from '../xml/navigate.ts';
import type { XmlElement } from '../xml/nodes.ts';
import { PUBLIC_FILES, type Finding, type LintRule } from './finding.ts';

const REJECTED = 'Windows refuses the whole file, so none of its settings takes effect.';

/** The same component twice in a pass. Source: answer file facts, section 1 (observed, 0x8022001b). */
export const duplicateComponent: LintRule = ({ components }) => {
  const seen = new Set<string>();
  return components.flatMap(({ pass, name, architecture, element }) => {
    const identity = JSON.stringify([pass, name, architecture]);
    const first = !seen.has(identity);
    seen.add(identity);
    if (first) return [];
    return finding(
      'answer-component-duplicate',
      element,
      `The component ${name} stands twice in the pass ${pass}.`,
      `${REJECTED} The error is 0x8022001b.`,
      'Put the settings of both into one component.',
    );
  });
};

/** A setting that is no list, twice in one group. Source: EC2Config facts, section 4; answer file facts, section 1. */
export const duplicateSetting: LintRule = ({ elements }) => {
  const seen = new Map<XmlElement, Set<string>>();
  return elements.flatMap(({ component, path, parent, element }) => {
    const names = seen.get(parent) ?? new Set<string>();
    const repeated = names.has(element.local);
    seen.set(parent, names.add(element.local));
    const type = repeated ? knownSetting(component.name, path)?.type : undefined;
    if (type === undefined || type === 'listItem' || type === 'keyedListItem') return [];
    return finding(
      'answer-setting-duplicate',
      element,
      `The setting ${path} of ${component.name} stands twice in the pass ${component.pass}.`,
      `${REJECTED} It says that the setting was specified more than once.`,
      'Remove one of the two.',
    );
  });
};

/** Lists of commands, each with the name of its items. Source: answer file facts, section 4. */
const COMMAND_LISTS: Readonly<Record<string, string>> = {
  RunSynchronous: 'RunSynchronousCommand',
  RunAsynchronous: 'RunAsynchronousCommand',
  FirstLogonCommands: 'SynchronousCommand',
  LogonCommands: 'AsynchronousCommand',
};

/** Two commands of one list with the same Order. */
export const duplicateOrder: LintRule = ({ components }) =>
  components.flatMap(({ element }) =>
    Object.entries(COMMAND_LISTS).flatMap(([list, item]) => {
      const commands = childElement(element, list);
      return commands === null ? [] : sameOrders(commands, item);
    }),
  );

function sameOrders(list: XmlElement, item: string): readonly Finding[] {
  const seen = new Set<string>();
  return childElements(list)
    .filter(({ local }) => local === item)
    .flatMap((command) => {
      const order = childElement(command, 'Order');
      const number = order === null ? '' : ownText(order).trim();
      const repeated = seen.has(number);
      seen.add(number);
      if (order === null || !repeated) return [];
      const found = finding(
        'answer-order-duplicate',
        order,
        `Two commands of ${list.local} have the Order ${number}.`,
        'One of the two is lost, or the file is refused; which of them is not confirmed.',
        'Give each command a number of its own, counting up from 1.',
      );
      return found.map((one) => ({
        ...one,
        severity: 'warning' as const,
        certainty: 'unconfirmed' as const,
        refuses: null,
      }));
    });
}

function finding(code: string, at: XmlElement, summary: string, detail: string, fix: string): readonly Finding[] {
  const offset = at.start;
  return [
    {
      code,
      severity: 'error',
      offset,
      summary,
      detail,
      fix,
      document: PUBLIC_FILES,
      certainty: 'observed',
      refuses: 'certainly',
    },
  ];
}
