import { NONE, type NodeTable } from './nodeTable.ts';

/** The elements that are open while a text is read, and how what is read hangs together. Nodes are those of the table. */
export class OpenElements {
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

  get depth(): number {
    return this.nodes.length;
  }

  /** Name of the innermost one; empty where none is open. */
  get name(): string {
    return this.names[this.names.length - 1] ?? '';
  }

  /** The number of the scope in force. */
  get scope(): number {
    return this.scopes[this.scopes.length - 1] ?? 0;
  }

  /** Whether the innermost one holds an element. */
  get holdsElement(): boolean {
    return this.parents[this.parents.length - 1] ?? false;
  }

  push(node: number, name: string, scope: number): void {
    this.nodes.push(node);
    this.names.push(name);
    this.scopes.push(scope);
    this.youngest.push(NONE);
    this.parents.push(false);
  }

  /** Takes away the innermost one and gives its number. */
  pop(): number {
    this.names.pop();
    this.scopes.pop();
    this.youngest.pop();
    this.parents.pop();
    return this.nodes.pop() ?? NONE;
  }

  /** Puts a node into the innermost element, behind what is there. */
  append(node: number, isElement: boolean): void {
    const last = this.nodes.length - 1;
    this.table.link(node, this.nodes[last] ?? NONE, this.youngest[last] ?? NONE);
    this.youngest[last] = node;
    if (isElement) this.parents[last] = true;
  }

  /** Index of the innermost element of a name; -1 without one. */
  lastNamed(name: string): number {
    return this.names.lastIndexOf(name);
  }
}
