import { readAttributes } from './attributes.ts';
import type { XmlName } from './nameTable.ts';
import type { Span, XmlAttribute, XmlDoctype, XmlElement, XmlNode } from './nodes.ts';
import { CDATA, COMMENT, ELEMENT, EMPTY_ELEMENT, INSTRUCTION, NONE, TEXT, type NodeTable } from './nodeTable.ts';
import { SILENT } from './problems.ts';
import { decodeReferences, NO_ENTITIES } from './references.ts';
import { lookUp, type Scope } from './scope.ts';

/** The node of a number, to look at. Whoever asks twice gets two views: ask the parent, which keeps them. */
export function viewOf(table: NodeTable, node: number): XmlNode {
  const kind = table.kind(node);
  switch (kind) {
    case ELEMENT:
    case EMPTY_ELEMENT:
      return new ElementView(table, node);
    case TEXT:
    case CDATA:
    case COMMENT:
    case INSTRUCTION:
      return new LeafView(table, node, kind);
    default:
      return doctypeView(table, node);
  }
}

const NO_ELEMENTS: readonly XmlElement[] = [];
const NO_ATTRIBUTES: readonly XmlAttribute[] = [];

/** An element of the table. What was asked once is kept, so that the same child is the same object. */
export class ElementView implements XmlElement {
  readonly kind = 'element';
  private readonly table: NodeTable;
  private readonly node: number;
  private readonly named: XmlName;
  private inside: readonly XmlNode[] | null = null;
  private below: readonly XmlElement[] | null = null;
  private own: readonly XmlAttribute[] | null = null;

  constructor(table: NodeTable, node: number) {
    this.table = table;
    this.node = node;
    this.named = table.name(node);
  }

  get name(): string {
    return this.named.full;
  }

  get prefix(): string {
    const { full, colon } = this.named;
    return colon < 0 ? '' : full.slice(0, colon);
  }

  get local(): string {
    return this.named.local;
  }

  get namespace(): string | null {
    const { full, colon } = this.named;
    return colon < 0 ? this.scope.unprefixed : namespaceIn(this.scope, full, colon);
  }

  get start(): number {
    return this.table.start(this.node);
  }

  get end(): number {
    return this.table.end(this.node);
  }

  get nameSpan(): Span {
    return { start: this.start + 1, end: this.nameEnd };
  }

  get open(): Span {
    return { start: this.start, end: this.table.headEnd(this.node) };
  }

  get close(): Span | null {
    const start = this.table.closeStart(this.node);
    return start === NONE ? null : { start, end: this.end };
  }

  get selfClosing(): boolean {
    return this.table.kind(this.node) === EMPTY_ELEMENT;
  }

  get attributes(): readonly XmlAttribute[] {
    return (this.own ??= this.readAttributes());
  }

  get children(): readonly XmlNode[] {
    return (this.inside ??= this.readChildren());
  }

  get elements(): readonly XmlElement[] {
    return (this.below ??= this.readElements());
  }

  get text(): string {
    let text = '';
    for (let child = this.table.firstChild(this.node); child !== NONE; child = this.table.next(child)) {
      const kind = this.table.kind(child);
      if (kind === TEXT || kind === CDATA) text += valueOf(this.table, child, kind);
    }
    return text;
  }

  private get nameEnd(): number {
    return this.start + 1 + this.named.full.length;
  }

  private get scope(): Scope {
    return this.table.scope(this.table.scopeNumber(this.node));
  }

  private readAttributes(): readonly XmlAttribute[] {
    const { text } = this.table;
    if (this.table.headEnd(this.node) - this.nameEnd <= 1) return NO_ATTRIBUTES;
    const attributes =
      this.table.attributesOf(this.node) ?? readAttributes(text, this.nameEnd, NO_ENTITIES, SILENT).attributes;
    for (const attribute of attributes)
      attribute.namespace = namespaceIn(this.scope, attribute.name, attribute.name.indexOf(':'));
    return attributes;
  }

  private readChildren(): readonly XmlNode[] {
    const children: XmlNode[] = [];
    let elements = 0;
    for (let child = this.table.firstChild(this.node); child !== NONE; child = this.table.next(child)) {
      const element = this.table.isElement(child) ? this.elements[elements++] : undefined;
      children.push(element ?? viewOf(this.table, child));
    }
    return children;
  }

  private readElements(): readonly XmlElement[] {
    let elements: XmlElement[] | null = null;
    for (let child = this.table.firstChild(this.node); child !== NONE; child = this.table.next(child))
      if (this.table.isElement(child)) (elements ??= []).push(new ElementView(this.table, child));
    return elements ?? NO_ELEMENTS;
  }
}

/** Null without prefix, and for one that nothing declares or that was taken back. */
function namespaceIn(scope: Scope, name: string, colon: number): string | null {
  return colon < 0 ? null : lookUp(scope, name, colon) || null;
}

const LEAF_KINDS = { [TEXT]: 'text', [CDATA]: 'cdata', [COMMENT]: 'comment', [INSTRUCTION]: 'instruction' } as const;

type LeafKind = keyof typeof LEAF_KINDS;

/** Text, a comment or an instruction. Most of the text is the white space between elements, which nobody reads. */
class LeafView {
  readonly kind: (typeof LEAF_KINDS)[LeafKind];
  private readonly number: LeafKind;
  private readonly table: NodeTable;
  private readonly node: number;

  constructor(table: NodeTable, node: number, kind: LeafKind) {
    this.kind = LEAF_KINDS[kind];
    this.number = kind;
    this.table = table;
    this.node = node;
  }

  get start(): number {
    return this.table.start(this.node);
  }

  get end(): number {
    return this.table.end(this.node);
  }

  get value(): string {
    return valueOf(this.table, this.node, this.number);
  }
}

function valueOf(table: NodeTable, node: number, kind: LeafKind): string {
  const { text } = table;
  const from = table.inner(node);
  const to = table.headEnd(node);
  switch (kind) {
    case TEXT:
      return decodeReferences(text, from, to, NO_ENTITIES, SILENT, unixLineEnds);
    case CDATA:
      return unixLineEnds(text.slice(from, to));
    default:
      return text.slice(from, to);
  }
}

function doctypeView(table: NodeTable, node: number): XmlDoctype {
  const name = table.text.slice(table.inner(node), table.headEnd(node));
  return { kind: 'doctype', start: table.start(node), end: table.end(node), name };
}

/** A text with the line ends that XML makes of them (2.11). */
function unixLineEnds(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
}
