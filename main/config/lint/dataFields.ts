import type { DataNode } from '../data/nodes.ts';

/** The value of a key without case, as .NET reads it; null where the node is no map or lacks it. */
export function field(node: DataNode | null, key: string): DataNode | null {
  if (node?.kind !== 'map') return null;
  const folded = key.toLowerCase();
  return node.entries.findLast((entry) => entry.key.toLowerCase() === folded)?.value ?? null;
}

/** The text of a value; null where it is a map, a list or nothing. */
export function textOf(node: DataNode | null): string | null {
  return node?.kind === 'scalar' ? node.text : null;
}
