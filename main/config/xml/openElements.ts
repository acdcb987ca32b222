import { NONE, type NodeTable } from './nodeTable.ts';

/** The elements that are open while a text is read, and how what is read hangs together. Nodes are those of the table. */
export class OpenElements {
  /** How many are open. The lists below may be longer: what stands behind is of elements that were closed. */
  depth = 0;
  private readonly table: NodeTable;
  private readonly nodes: number[] = [];
  private readonly names: string[] = [];
  /** For each open element, the number of the scope inside it. */
  private readonly scopes: number[] = [];
  /** For each open element, the last node inside it so far. */
  private readonly youngest: number[] = [];
  /** For each open element, whether an element stands inside it. */
  private readonly parents: boolean[] = [];

  constructor(table: NodeTable) {
    this.table = table;
  }

  /** Name of the innermost one; empty where none is open. */
  get name(): string {
    return this.depth === 0 ? '' : (this.names[this.depth - 1] ?? '');
  }

  /** The number of the scope in force. */
  get scope(): number {
    return this.depth === 0 ? 0 : (this.scopes[this.depth - 1] ?? 0);
  }

  /** Whether the innermost one holds an element. */
  get holdsElement(): boolean {
    return this.depth > 0 && this.parents[this.depth - 1] === true;
  }

  push(node: number, name: string, scope: number): void {
    const at = this.depth;
    this.nodes[at] = node;
    this.names[at] = name;
    this.scopes[at] = scope;
    this.youngest[at] = NONE;
    this.parents[at] = false;
    this.depth = at + 1;
  }

  /** Takes away the innermost one and gives its number. */
  pop(): number {
    if (this.depth === 0) return NONE;
    this.depth -= 1;
    return this.nodes[this.depth] ?? NONE;
  }

  /** Puts a node into the innermost element, behind what is there. */
  append(node: number, isElement: boolean): void {
    const last = this.depth - 1;
    this.table.link(node, this.nodes[last] ?? NONE, this.youngest[last] ?? NONE);
    this.youngest[last] = node;
    if (isElement) this.parents[last] = true;
  }

  /** Index of the innermost element of a name; -1 without one. */
  lastNamed(name: string): number {
    return this.depth === 0 ? -1 : this.names.lastIndexOf(name, this.depth - 1);
  }
}
