import type { TextEdit } from '../../../shared/text/edits.ts';
import { entriesOf, type DataEntry, type DataNode } from './nodes.ts';

/** Where an entry stands: among which entries, and the entry whose value they are (null for the root). */
interface Holder {
  readonly node: DataNode;
  readonly siblings: readonly DataEntry[];
  readonly own: DataEntry | null;
}

/**
 * The edits that remove an entry with its lines. The first entry of an item leaves the dash, and the next one moves up
 * behind it; the only entry of a key leaves `{}` or `[]`. Null for the only entry of an item.
 */
export function removeYaml(text: string, root: DataNode | null, entry: DataEntry): readonly TextEdit[] | null {
  const holder = root === null ? null : holderOf(entry, root, null);
  if (holder === null) return null;
  if (holder.siblings.length === 1) return removeOnly(text, entry, holder);
  const lineStart = startOfLine(text, entry.start);
  const before = text.slice(lineStart, entry.start);
  if (before.trim() !== '') return [removeFirst(text, entry, holder.siblings, lineStart + before.trimEnd().length)];
  return [cut(lineStart, endOfLine(text, entry.end, true))];
}

function holderOf(entry: DataEntry, node: DataNode, own: DataEntry | null): Holder | null {
  const siblings = entriesOf(node);
  if (siblings.includes(entry)) return { node, siblings, own };
  const around = siblings.find(({ start, end }) => start <= entry.start && entry.end <= end);
  return around === undefined ? null : holderOf(entry, around.value, around);
}

function removeOnly(text: string, entry: DataEntry, { node, own }: Holder): readonly TextEdit[] | null {
  const empty = node.kind === 'map' ? '{}' : '[]';
  const end = endOfLine(text, entry.end, false);
  if (own === null) return [{ offset: entry.start, length: end - entry.start, content: empty }];
  if (text.charAt(own.after - 1) === '-') return null;
  const lines = cut(startOfLine(text, entry.start), endOfLine(text, entry.end, true));
  return [{ offset: own.after, length: 0, content: ` ${empty}` }, lines];
}

/** The first entry of an item: the next one moves up, unless a comment stands between; then the dash stays alone. */
function removeFirst(text: string, entry: DataEntry, siblings: readonly DataEntry[], dashEnd: number): TextEdit {
  const lineEnd = endOfLine(text, entry.end, false);
  const next = siblings[siblings.indexOf(entry) + 1];
  const isApart = next === undefined || text.slice(lineEnd, next.start).trim() !== '';
  return isApart ? cut(dashEnd, lineEnd) : cut(entry.start, next.start);
}

function cut(from: number, to: number): TextEdit {
  return { offset: from, length: to - from, content: '' };
}

function startOfLine(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
}

function endOfLine(text: string, at: number, withLineEnd: boolean): number {
  const rest = withLineEnd ? /[^\r\n]*(?:\r\n|\n|\r)?/y : /[^\r\n]*/y;
  rest.lastIndex = at;
  return at + (rest.exec(text)?.[0].length ?? 0);
}
