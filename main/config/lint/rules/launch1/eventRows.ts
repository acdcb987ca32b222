import { entriesOf, type DataNode } from '../../../data/nodes.ts';
import { field } from '../../dataFields.ts';

/** The events that EventLogConfig.json asks for. Source: ec2launch facts, A2. */
export function eventRows(root: DataNode | null): readonly DataNode[] {
  const list = field(root, 'events');
  return (list === null ? [] : entriesOf(list)).map(({ value }) => value);
}

/** A file that asks for events of one log, with some of its values changed. */
export function eventsFrame(changes: Readonly<Record<string, string | number>>): string {
  const event = { logName: 'System', source: '', level: 'Error', numEntries: 3, ...changes };
  return `${JSON.stringify({ events: [event] }, null, 2)}\n`;
}
