import { NameTable, type XmlName } from './nameTable.ts';
import type { ReadAttribute } from './readAttribute.ts';
import { OUTERMOST, type Scope } from './scope.ts';

/** What a node is; the numbers stand in the table. */
export const ELEMENT = 0;
export const EMPTY_ELEMENT = 1;
export const TEXT = 2;
export const CDATA = 3;
export const COMMENT = 4;
export const INSTRUCTION = 5;
export const DOCTYPE = 6;

/** The number of no node, of no place. */
export const NONE = 0;

/** Numbers of one node: what it is, where it lies, and which nodes come next. */
const STRIDE = 8;
const KIND = 0;
const START = 1;
const END = 2;
/** Of an element the number of its name, else where the value begins. */
const INNER = 3;
/** Of an element the end of its start tag, else where the value ends. */
const HEAD_END = 4;
/** Where the end tag of an element begins. */
const CLOSE = 5;
const NEXT = 6;
const CHILD = 7;
/** Kind and scope share a number. */
const KIND_BITS = 3;
const KIND_MASK = 7;

/** Text of one node in an answer file, about; a text of smaller ones makes the table grow. */
const USUAL_NODE = 24;
/** Attributes that stay as they were read; beyond, they are read from the text again when somebody asks. */
const MAX_KEPT_ATTRIBUTES = 4096;
/** Numbers that lie in one buffer: tables of usual files stand in it one behind the other, since each new one costs. */
const SHELF = 131_072;
/** What a table must find free on a shelf; larger ones get a buffer of their own. */
const MOST_SHELVED = SHELF / 4;

let shelf = new Int32Array(SHELF);
/** Where the free part of the shelf begins. */
let free = 0;

function freeShelf(): Int32Array {
  if (SHELF - free < MOST_SHELVED) {
    shelf = new Int32Array(SHELF);
    free = 0;
  }
  return shelf.subarray(free);
}

/**
 * The nodes of a document as numbers, 32 bytes each: a file has many of them, and few are ever looked at. Nodes are
 * counted from 1. Everything else (names, values, attributes, namespaces) is read from the text when it is asked for.
 */
export class NodeTable {
  readonly text: string;
  readonly names: NameTable;
  private readonly scopes: Scope[] = [OUTERMOST];
  private readonly attributes = new Map<number, readonly ReadAttribute[]>();
  private cells: Int32Array;
  private count = 0;
  private keptAttributes = 0;

  constructor(text: string) {
    this.text = text;
    this.names = new NameTable(text);
    const expected = (Math.ceil(text.length / USUAL_NODE) + 2) * STRIDE;
    this.cells = expected <= MOST_SHELVED ? freeShelf() : new Int32Array(expected);
  }

  /** Adds a node and gives its number. */
  add(kind: number, start: number, end: number, inner: number, headEnd: number): number {
    this.count += 1;
    const at = this.count * STRIDE;
    if (at + STRIDE > this.cells.length) this.grow();
    this.cells[at + KIND] = kind;
    this.cells[at + START] = start;
    this.cells[at + END] = end;
    this.cells[at + INNER] = inner;
    this.cells[at + HEAD_END] = headEnd;
    this.cells[at + CLOSE] = NONE;
    this.cells[at + NEXT] = NONE;
    this.cells[at + CHILD] = NONE;
    return this.count;
  }

  /** To be called when all nodes are there: the next table stands behind this one. */
  finish(): void {
    if (this.cells.buffer === shelf.buffer) free = this.cells.byteOffset / 4 + (this.count + 1) * STRIDE;
  }

  private grow(): void {
    const larger = new Int32Array(this.cells.length * 2);
    larger.set(this.cells);
    this.cells = larger;
  }

  /** Puts a node behind its elder sibling, or first into its parent where there is none. */
  link(node: number, parent: number, elder: number): void {
    if (elder === NONE) this.cells[parent * STRIDE + CHILD] = node;
    else this.cells[elder * STRIDE + NEXT] = node;
  }

  /** Gives an element a scope of its own, which its children share until they have one. */
  setScope(node: number, scope: number): void {
    const at = node * STRIDE + KIND;
    this.cells[at] = ((this.cells[at] ?? 0) & KIND_MASK) | (scope << KIND_BITS);
  }

  keepAttributes(node: number, attributes: readonly ReadAttribute[]): void {
    this.keptAttributes += attributes.length;
    if (this.keptAttributes <= MAX_KEPT_ATTRIBUTES) this.attributes.set(node, attributes);
  }

  /** The attributes of an element where they were kept; null where they have to be read from the text. */
  attributesOf(node: number): readonly ReadAttribute[] | null {
    return this.attributes.get(node) ?? null;
  }

  addScope(scope: Scope): number {
    return this.scopes.push(scope) - 1;
  }

  close(node: number, closeStart: number, end: number): void {
    this.cells[node * STRIDE + CLOSE] = closeStart;
    this.cells[node * STRIDE + END] = end;
  }

  kind(node: number): number {
    return this.cell(node, KIND) & KIND_MASK;
  }

  isElement(node: number): boolean {
    return this.kind(node) <= EMPTY_ELEMENT;
  }

  scopeNumber(node: number): number {
    return this.cell(node, KIND) >> KIND_BITS;
  }

  scope(number: number): Scope {
    return this.scopes[number] ?? OUTERMOST;
  }

  start(node: number): number {
    return this.cell(node, START);
  }

  end(node: number): number {
    return this.cell(node, END);
  }

  /** Where the value begins of a node that is no element. */
  inner(node: number): number {
    return this.cell(node, INNER);
  }

  name(node: number): XmlName {
    return this.names.get(this.cell(node, INNER));
  }

  headEnd(node: number): number {
    return this.cell(node, HEAD_END);
  }

  /** Where the end tag begins; `NONE` without one. */
  closeStart(node: number): number {
    return this.cell(node, CLOSE);
  }

  next(node: number): number {
    return this.cell(node, NEXT);
  }

  firstChild(node: number): number {
    return this.cell(node, CHILD);
  }

  private cell(node: number, field: number): number {
    return this.cells[node * STRIDE + field] ?? 0;
  }
}
