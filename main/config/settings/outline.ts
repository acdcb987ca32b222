import { entriesOf, type DataNode } from '../data/nodes.ts';
import type { ConfigDocument } from '../document.ts';
import { ownText } from '../xml/navigate.ts';
import type { Span, XmlElement, XmlNode } from '../xml/nodes.ts';

/** What a document says at one place, its layout left out. The depths of all lines in order determine the tree. */
export interface OutlineLine extends Span {
  readonly depth: number;
  readonly kind: XmlNode['kind'] | 'attribute' | DataNode['kind'] | 'string';
  readonly name: string;
  /** Of an element its text, as long as it holds no elements; blank text counts as none. */
  readonly value: string;
}

/** Whether two lines say the same, wherever they stand. */
export function sameLine(line: OutlineLine, other: OutlineLine | undefined): boolean {
  return (
    other !== undefined
    && line.depth === other.depth
    && line.kind === other.kind
    && line.name === other.name
    && line.value === other.value
  );
}

/** Everything that a document says, in its order: elements, attributes, text and comments of XML, entries of data. */
export function outline({ xml, data }: ConfigDocument): readonly OutlineLine[] {
  const lines: OutlineLine[] = [];
  if (data?.root !== null && data !== null) addData(data.root, 0, lines);
  if (xml === null) return lines;
  for (const node of [...xml.prolog, ...(xml.root === null ? [] : [xml.root]), ...xml.epilog]) addNode(node, 0, lines);
  return lines;
}

function addNode(node: XmlNode, depth: number, lines: OutlineLine[]): void {
  const { kind, start, end } = node;
  if (kind === 'element') addElement(node, depth, lines);
  else if (kind === 'doctype') lines.push({ depth, kind, name: node.name, value: '', start, end });
  else lines.push({ depth, kind, name: '', value: node.value, start, end });
}

function addElement(element: XmlElement, depth: number, lines: OutlineLine[]): void {
  const { kind, name, start, end } = element;
  const isGroup = element.children.some((child) => child.kind === 'element');
  lines.push({ depth, kind, name, value: isGroup ? '' : textOf(ownText(element)), start, end });
  for (const attribute of element.attributes)
    lines.push({
      depth: depth + 1,
      kind: 'attribute',
      name: attribute.name,
      value: attribute.value,
      start: attribute.start,
      end: attribute.end,
    });
  for (const child of element.children) {
    const isText = child.kind === 'text' || child.kind === 'cdata';
    if (!isText) addNode(child, depth + 1, lines);
    else if (isGroup && child.value.trim() !== '') addNode({ ...child, value: child.value.trim() }, depth + 1, lines);
  }
}

/** An element's text as it counts here: blank text is none, since layout makes and takes it. */
export function textOf(value: string): string {
  return value.trim() === '' ? '' : value.replaceAll(/\r\n?/g, '\n');
}

function addData(node: DataNode, depth: number, lines: OutlineLine[]): void {
  for (const { key, value, start, end } of entriesOf(node)) {
    const text = value.kind === 'scalar' ? value.text : '';
    const kind = value.kind === 'scalar' && value.isString ? 'string' : value.kind;
    lines.push({ depth, kind, name: key, value: text, start, end });
    addData(value, depth + 1, lines);
  }
}
