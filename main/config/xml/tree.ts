import { lookUp, OUTERMOST, splitName, type Scope } from './scope.ts';
import type { RawAttribute } from './attributes.ts';
import type { Span, XmlAttribute, XmlDeclaration, XmlElement, XmlNode } from './nodes.ts';
import type { XmlProblems } from './problems.ts';

/** An element while it is open. */
export interface OpenElement {
  readonly element: Growing;
  readonly children: XmlNode[];
  readonly scope: Scope;
}

type Growing = { -readonly [Key in keyof XmlElement]: XmlElement[Key] };

/** What was read of a document's content. */
export interface XmlContent {
  readonly declaration: XmlDeclaration | null;
  readonly prolog: readonly XmlNode[];
  readonly root: XmlElement | null;
  readonly epilog: readonly XmlNode[];
}

/** Makes an element from its start tag, with namespaces looked up; an undeclared prefix is a warning. */
export function makeElement(
  name: string,
  open: Span,
  raw: readonly RawAttribute[],
  selfClosing: boolean,
  outer: Scope | null,
  problems: XmlProblems,
): OpenElement {
  const scope = raw.length === 0 ? (outer ?? OUTERMOST) : scopeOf(raw, outer ?? OUTERMOST);
  const children: XmlNode[] = [];
  const { prefix, local } = splitName(name);
  const element: Growing = {
    kind: 'element',
    name,
    local,
    prefix,
    namespace: namespaceOf(prefix, scope, open.start + 1, problems),
    nameSpan: { start: open.start + 1, end: open.start + 1 + name.length },
    attributes: raw.length === 0 ? NO_ATTRIBUTES : raw.map((attribute) => withNamespace(attribute, scope, problems)),
    children,
    open,
    close: null,
    selfClosing,
    start: open.start,
    end: open.end,
  };
  return { element, children, scope };
}

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];

function withNamespace(raw: RawAttribute, scope: Scope, problems: XmlProblems): XmlAttribute {
  const { prefix, local } = splitName(raw.name);
  return {
    name: raw.name,
    local,
    namespace: prefix === '' ? null : namespaceOf(prefix, scope, raw.start, problems),
    value: raw.value,
    nameSpan: raw.nameSpan,
    valueSpan: raw.valueSpan,
    quote: raw.quote,
    start: raw.start,
    end: raw.end,
  };
}

function scopeOf(attributes: readonly RawAttribute[], outer: Scope): Scope {
  if (!attributes.some(({ name }) => name.startsWith('xmlns'))) return outer;
  const prefixes = new Map<string, string>();
  for (const { name, value } of attributes) {
    if (name === 'xmlns') prefixes.set('', value);
    else if (name.startsWith('xmlns:')) prefixes.set(name.slice('xmlns:'.length), value);
  }
  return { outer, prefixes };
}

function namespaceOf(prefix: string, scope: Scope, offset: number, problems: XmlProblems): string | null {
  const namespace = lookUp(scope, prefix);
  if (namespace === null)
    problems.warning(
      'xml-prefix-unbound',
      offset,
      `The prefix ${prefix} is used but not declared.`,
      `Declare it with xmlns:${prefix}="..." in the element or around it; readers with namespaces refuse the file.`,
    );
  return namespace === '' ? null : namespace;
}
