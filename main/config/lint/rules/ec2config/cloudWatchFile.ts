import { entriesOf, type DataEntry, type DataNode } from '../../../data/nodes.ts';
import { field, textOf } from '../../dataFields.ts';

/** A component of AWS.EC2.Windows.CloudWatch.json. Source: EC2Config facts, section 3.8. */
export interface CloudWatchComponent {
  readonly id: string;
  readonly parameters: DataNode | null;
}

export function cloudWatchComponents(root: DataNode | null): readonly CloudWatchComponent[] {
  const list = field(field(root, 'EngineConfiguration'), 'Components');
  return (list === null ? [] : entriesOf(list)).map(({ value }) => ({
    id: textOf(field(value, 'Id')) ?? '',
    parameters: field(value, 'Parameters'),
  }));
}

/** The flows: texts of ids with commas, such as `(SystemLog,SecurityLog),CloudWatchLogs`. */
export function cloudWatchFlows(root: DataNode | null): readonly DataEntry[] {
  const list = field(field(field(root, 'EngineConfiguration'), 'Flows'), 'Flows');
  return list === null ? [] : entriesOf(list);
}

/** A file with `#` for a key and for a flow. */
export function cloudWatchFrame(key: string, flow: string): string {
  const parameters = { AccessKey: key, SecretKey: '', Region: 'eu-west-1' };
  const components = [
    { Id: 'Counter', FullName: 'PerformanceCounterInputComponent', Parameters: {} },
    { Id: 'CloudWatch', FullName: 'CloudWatchOutputComponent', Parameters: parameters },
  ];
  const engine = { PollInterval: '00:00:15', Components: components, Flows: { Flows: [flow] } };
  return `${JSON.stringify({ EngineConfiguration: engine }, null, 2)}\n`;
}
