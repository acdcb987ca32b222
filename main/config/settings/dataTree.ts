import type { DataEntry, DataNode } from '../data/nodes.ts';
import { settingNode, type SettingNode } from './node.ts';

/** The settings of JSON or YAML: keys by name, items of a list under the name of the list with a number. */
export function dataTree(root: DataNode): readonly SettingNode[] {
  if (root.kind === 'scalar') return [];
  if (root.kind === 'list') return root.items.flatMap((entry) => nodesOf('', entry));
  return root.entries.flatMap((entry) => nodesOf(entry.key, entry));
}

function nodesOf(name: string, entry: DataEntry): readonly SettingNode[] {
  const { value } = entry;
  const target = { kind: 'data', entry } as const;
  if (value.kind === 'scalar') return [settingNode(name, target, { value: value.text, offset: entry.start })];
  if (value.kind === 'list')
    return value.items.flatMap((item) => nodesOf(name, item).map((node) => ({ ...node, item: true })));
  return [
    settingNode(name, target, {
      offset: entry.start,
      children: value.entries.flatMap((inner) => nodesOf(inner.key, inner)),
    }),
  ];
}
