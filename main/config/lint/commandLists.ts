import { childElements } from '../xml/navigate.ts';
import type { XmlElement } from '../xml/nodes.ts';

/** Lists of commands, each with the name of its items. Source: answer file facts, section 4. */
const COMMAND_LISTS: ReadonlyMap<string, string> = new Map([
  ['RunSynchronous', 'RunSynchronousCommand'],
  ['RunAsynchronous', 'RunAsynchronousCommand'],
  ['FirstLogonCommands', 'SynchronousCommand'],
  ['LogonCommands', 'AsynchronousCommand'],
]);

/** A command with the list that it stands in. */
export interface ListedCommand {
  readonly list: XmlElement;
  readonly command: XmlElement;
}

/** The commands directly inside a component, in order of the text. */
export function commandsIn(component: XmlElement): readonly ListedCommand[] {
  return childElements(component).flatMap((list) => {
    const item = COMMAND_LISTS.get(list.local);
    if (item === undefined) return [];
    return childElements(list)
      .filter(({ local }) => local === item)
      .map((command) => ({ list, command }));
  });
}
