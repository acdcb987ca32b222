import { MAX_XML_ATTRIBUTES } from './limits.ts';
import type { XmlProblemSink } from './problems.ts';
import type { ReadAttribute } from './readAttribute.ts';

/** So many names are compared one by one; a set of them pays only beyond. */
const FEW = 8;

/** The attributes of one start tag, up to the limit; reports those that stand twice or are too many. */
export class AttributeList {
  readonly kept: ReadAttribute[] = [];
  private readonly problems: XmlProblemSink;
  private names: Set<string> | null = null;

  constructor(problems: XmlProblemSink) {
    this.problems = problems;
  }

  add(attribute: ReadAttribute): void {
    if (this.has(attribute.name))
      this.problems.error(
        'xml-attribute-duplicate',
        attribute.start,
        `The attribute ${attribute.name} stands twice in one element.`,
        'Remove one of the two.',
      );
    this.names?.add(attribute.name);
    if (this.kept.length < MAX_XML_ATTRIBUTES) this.kept.push(attribute);
    else if (this.names?.size === MAX_XML_ATTRIBUTES + 1)
      this.problems.error(
        'xml-attributes-too-many',
        attribute.start,
        `An element has more than ${MAX_XML_ATTRIBUTES} attributes; the rest was not read.`,
        'Remove the attributes that are not needed.',
      );
  }

  private has(name: string): boolean {
    if (this.kept.length > FEW) this.names ??= new Set(this.kept.map((attribute) => attribute.name));
    if (this.names !== null) return this.names.has(name);
    for (const attribute of this.kept) if (attribute.name === name) return true;
    return false;
  }
}
