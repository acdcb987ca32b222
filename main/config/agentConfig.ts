import { LineIndex } from '../../shared/text/lineIndex.ts';
import { entriesOf, type DataNode } from './data/nodes.ts';
import type { ConfigDocument } from './document.ts';

/** A task of EC2Launch v2. */
export interface AgentTask {
  readonly stage: string;
  readonly name: string;
  readonly inputs: DataNode | null;
  /** Line of the word `task`. */
  readonly line: number;
  /** UTF-16 units from the start of the text to that word. */
  readonly offset: number;
}

/** A stage as it stands in the file. */
export interface AgentStage {
  readonly name: string;
  readonly offset: number;
}

/** The tasks of agent-config.yml in order; null where the file cannot be parsed. Source: ec2launch facts, section B2. */
export function readAgentTasks({ data, source }: ConfigDocument): readonly AgentTask[] | null {
  if (data?.wellFormed !== true || data.root === null) return null;
  const lines = new LineIndex(source.text);
  const stages = inside(data.root, 'config');
  return (stages === null ? [] : entriesOf(stages)).flatMap(({ value: stage }) => {
    const tasks = inside(stage, 'tasks');
    return (tasks === null ? [] : entriesOf(tasks)).flatMap(({ value: task }) => {
      const entry = entriesOf(task).find(({ key }) => key === 'task');
      if (entry?.value.kind !== 'scalar') return [];
      return {
        stage: textAt(stage, ['stage']) ?? '',
        name: entry.value.text,
        inputs: inside(task, 'inputs'),
        line: lines.at(entry.start).line,
        offset: entry.start,
      };
    });
  });
}

/** The stages of agent-config.yml in order; null where the file cannot be parsed. */
export function readAgentStages({ data }: ConfigDocument): readonly AgentStage[] | null {
  if (data?.wellFormed !== true || data.root === null) return null;
  const stages = inside(data.root, 'config');
  return (stages === null ? [] : entriesOf(stages)).flatMap(({ value }) => {
    const name = entriesOf(value).find(({ key }) => key === 'stage');
    return name?.value.kind === 'scalar' ? [{ name: name.value.text, offset: name.start }] : [];
  });
}

/** What a task of a list such as executeScript runs, by the frequency of each: `once`, `always`, null where not given. */
export function frequenciesOf({ inputs }: AgentTask): readonly (string | null)[] {
  return inputs === null ? [] : entriesOf(inputs).map(({ value }) => textAt(value, ['frequency']));
}

/** The text at the end of a chain of keys; null where there is none. */
export function textAt(node: DataNode | null, keys: readonly string[]): string | null {
  const end = keys.reduce<DataNode | null>((at, key) => (at === null ? null : inside(at, key)), node);
  return end?.kind === 'scalar' ? end.text : null;
}

function inside(node: DataNode, key: string): DataNode | null {
  return node.kind === 'map' ? (node.entries.find((entry) => entry.key === key)?.value ?? null) : null;
}
