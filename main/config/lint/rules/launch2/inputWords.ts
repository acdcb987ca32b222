import { entriesOf, type DataNode } from '../../../data/nodes.ts';
import { readAgentTasks } from '../../../agentConfig.ts';
import type { ConfigDocument } from '../../../document.ts';
import { field, textOf } from '../../dataFields.ts';
import type { Report } from '../../rule.ts';
import { orList } from '../../shownValue.ts';

/** The inputs of a task: those of its list, or its one map. */
export function inputsOf(inputs: DataNode | null): readonly DataNode[] {
  if (inputs === null) return [];
  return inputs.kind === 'list' ? entriesOf(inputs).map(({ value }) => value) : [inputs];
}

/** Reports each input of some tasks whose key has none of the words that it takes; one that is not there is no mistake. */
export function reportOtherWords(
  config: ConfigDocument,
  {
    tasks,
    keys,
    words,
  }: { readonly tasks: readonly string[]; readonly keys: readonly string[]; readonly words: readonly string[] },
  report: Report,
): void {
  const called = (readAgentTasks(config) ?? []).filter(({ name }) => tasks.includes(name));
  for (const { name, inputs } of called)
    for (const input of inputsOf(inputs)) {
      const value = keys.reduce<DataNode | null>((at, key) => field(at, key), input);
      const text = textOf(value);
      if (value === null || text === null || words.includes(text)) continue;
      report({
        offset: value.start,
        summary: `${keys.join('.')} of ${name} is "${text}"; it takes ${orList(words)}.`,
        fix: `Write ${orList(words)}.`,
      });
    }
}
