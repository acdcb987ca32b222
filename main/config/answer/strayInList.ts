import type { ConfigDocument } from '../document.ts';
import { outline, sameLine, type OutlineLine } from '../settings/outline.ts';
import { childElement } from '../xml/navigate.ts';
import type { Span, XmlElement } from '../xml/nodes.ts';
import type { ListPlace } from './listItems.ts';

/** A list in its document. */
interface ListIn {
  readonly config: ConfigDocument;
  readonly list: ListPlace;
}

/**
 * Where a change of a list changed something that it was not made for: an offset in the text before. Null when the list
 * holds the items of `expected` (positions in the old one) in this order, saying the same but for their Order, with the
 * comments between them, and everything around the list is as before.
 */
export function strayInList(before: ListIn, after: ListIn, expected: readonly number[]): number | null {
  const [old, fresh] = [partsOf(before), partsOf(after)];
  const around = firstDifference(old.around, fresh.around);
  if (around !== null) return around;
  const items = expected.flatMap((place) => old.items[place] ?? []);
  const inside = firstDifference(items, fresh.items.flat());
  if (inside !== null) return inside;
  const loose = firstDifference(old.loose.toSorted(byValue), fresh.loose.toSorted(byValue));
  if (loose !== null) return loose;
  return before.config.xml?.wellFormed === true && after.config.xml?.wellFormed !== true ? 0 : null;
}

interface Parts {
  readonly around: readonly OutlineLine[];
  /** Each item without the value of its Order. */
  readonly items: readonly (readonly OutlineLine[])[];
  /** What else is in the list. */
  readonly loose: readonly OutlineLine[];
}

function partsOf({ config, list }: ListIn): Parts {
  const lines = outline(config);
  const orders = new Set(list.elements.map((item) => childElement(item, 'Order')?.start));
  const plain = (line: OutlineLine): OutlineLine => (orders.has(line.start) ? { ...line, value: '' } : line);
  const items = list.elements.map((item) => lines.filter((line) => isWithin(line, item)).map(plain));
  const inList = (line: OutlineLine): boolean => isInside(line, list.parent);
  return {
    around: lines.filter((line) => !inList(line)),
    items,
    loose: lines.filter((line) => inList(line) && !list.elements.some((item) => isWithin(line, item))),
  };
}

function isWithin(line: Span, span: Span): boolean {
  return span.start <= line.start && line.end <= span.end;
}

function isInside(line: Span, element: XmlElement): boolean {
  return line.start >= element.open.end && isWithin(line, element);
}

function firstDifference(old: readonly OutlineLine[], fresh: readonly OutlineLine[]): number | null {
  const at = old.findIndex((line, index) => !sameLine(line, fresh[index]));
  if (at >= 0) return old[at]?.start ?? 0;
  return fresh.length > old.length ? (old.at(-1)?.end ?? 0) : null;
}

function byValue(a: OutlineLine, b: OutlineLine): number {
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
}
