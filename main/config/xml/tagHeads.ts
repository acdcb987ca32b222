import { readAttributes } from './attributes.ts';
import type { XmlName } from './nameTable.ts';
import type { NodeTable } from './nodeTable.ts';
import { checkPrefix } from './prefixes.ts';
import type { XmlProblems } from './problems.ts';
import type { EntityKnowledge } from './references.ts';
import type { ReadAttribute } from './readAttribute.ts';
import { RepeatedAttributes } from './repeatedAttributes.ts';
import { innerScope } from './scope.ts';

const GREATER = 62;
const NO_ATTRIBUTES: readonly ReadAttribute[] = [];

/** Reads what follows the names in start tags. */
export class TagHeads {
  /** Number of the scope inside the element whose tag was read last. */
  scope = 0;
  /** The attributes of that element; empty too where they are those of an element before. */
  attributes: readonly ReadAttribute[] = NO_ATTRIBUTES;
  private readonly table: NodeTable;
  private readonly problems: XmlProblems;
  private readonly repeated: RepeatedAttributes;

  constructor(table: NodeTable, problems: XmlProblems) {
    this.table = table;
    this.problems = problems;
    this.repeated = new RepeatedAttributes(table.text);
  }

  /** Checks the attributes behind a name at a place, inside the scope of a number, and gives where they end. */
  read(name: XmlName, start: number, outer: number, entities: EntityKnowledge): number {
    this.scope = outer;
    this.attributes = NO_ATTRIBUTES;
    const nameEnd = start + name.full.length;
    const known = this.table.text.charCodeAt(nameEnd) === GREATER ? nameEnd : this.repeated.endAt(nameEnd, outer);
    if (known !== null) {
      if (name.colon >= 0) checkPrefix(name.full, start, this.table.scope(outer), this.problems);
      return known;
    }
    const before = this.problems.count;
    const { attributes, stop } = readAttributes(this.table.text, nameEnd, entities, this.problems);
    this.attributes = attributes;
    const scope = innerScope(this.table.scope(outer), attributes);
    if (scope !== this.table.scope(outer)) this.scope = this.table.addScope(scope);
    checkPrefix(name.full, start, scope, this.problems);
    for (const attribute of attributes) checkPrefix(attribute.name, attribute.start, scope, this.problems);
    if (this.scope === outer && this.problems.count === before) this.repeated.keep(nameEnd, stop, outer);
    return stop;
  }
}
