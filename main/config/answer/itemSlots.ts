import type { TextEdit } from '../../../shared/text/edits.ts';
import type { Span, XmlDocument, XmlElement, XmlNode } from '../xml/nodes.ts';

/**
 * The stretches that move with the items of a list, in the order of the file: each item with the comments above it, and
 * with those behind it on its line. What lies between the stretches stays where it is.
 */
export function itemSlots(document: XmlDocument, parent: XmlElement, items: readonly XmlElement[]): readonly Span[] {
  const lined = slotsOf(document, parent, items, true);
  const hasLines = lined.every(({ end }, index) => {
    const next = lined[index + 1];
    return next === undefined || /[\r\n]/.test(document.text.slice(end, next.start));
  });
  return hasLines ? lined : slotsOf(document, parent, items, false);
}

function slotsOf(
  { text }: XmlDocument,
  parent: XmlElement,
  items: readonly XmlElement[],
  lines: boolean,
): readonly Span[] {
  const nodes = parent.children;
  let floor = lines ? lineTail(text, nodes, -1, parent.open.end) : parent.open.end;
  return items.map((item) => {
    const at = nodes.indexOf(item);
    const start = asidesBefore(nodes, at, floor);
    const end = lines ? lineTail(text, nodes, at, item.end) : item.end;
    floor = end;
    return { start, end };
  });
}

/** Where the comments begin that stand directly before a node and not before `floor`; else the node's own start. */
function asidesBefore(nodes: readonly XmlNode[], at: number, floor: number): number {
  let start = nodes[at]?.start ?? floor;
  for (let index = at - 1; index >= 0; index--) {
    const node = nodes[index];
    if (node === undefined || node.start < floor || !isAsideOrBlank(node)) break;
    if (node.kind !== 'text') start = node.start;
  }
  return start;
}

/** The end of the comments that follow on the same line and end it; `end` where there are none. */
function lineTail(text: string, nodes: readonly XmlNode[], at: number, end: number): number {
  let tail = end;
  for (const node of nodes.slice(at + 1)) {
    if (!isAsideOrBlank(node) || /[\r\n]/.test(text.slice(tail, node.start))) break;
    if (node.kind === 'text') {
      if (/[\r\n]/.test(node.value)) break;
    } else tail = node.end;
  }
  const lineEnd = /[ \t]*(?:[\r\n]|$)/y;
  lineEnd.lastIndex = tail;
  return lineEnd.test(text) ? tail : end;
}

function isAsideOrBlank(node: XmlNode): boolean {
  if (node.kind === 'text') return node.value.trim() === '';
  return node.kind === 'comment' || node.kind === 'instruction';
}

/**
 * The edits that put the stretch at `from` to the place `to` (both from 0); the ones between move up by one. Moving it
 * back gives the same text again.
 */
export function moveSlot({ text }: XmlDocument, slots: readonly Span[], from: number, to: number): readonly TextEdit[] {
  const [moved, target] = [slots[from], slots[to]];
  const beside = slots[from < to ? from + 1 : from - 1];
  if (moved === undefined || target === undefined || beside === undefined || from === to) return [];
  const own = text.slice(moved.start, moved.end);
  if (from < to) {
    const between = text.slice(moved.end, beside.start);
    return [
      { offset: moved.start, length: beside.start - moved.start, content: '' },
      { offset: target.end, length: 0, content: between + own },
    ];
  }
  const between = text.slice(beside.end, moved.start);
  return [
    { offset: target.start, length: 0, content: own + between },
    { offset: beside.end, length: moved.end - beside.end, content: '' },
  ];
}
