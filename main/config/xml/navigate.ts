import type { XmlAttribute, XmlElement } from './nodes.ts';

/** The elements directly inside one. */
export function childElements(parent: XmlElement): readonly XmlElement[] {
  return parent.elements;
}

/** The first element of a local name directly inside one. Names are compared exactly, as XML does. */
export function childElement(parent: XmlElement, local: string): XmlElement | null {
  for (const child of parent.elements) if (child.local === local) return child;
  return null;
}

/** The first element along a path of local names; null when a step is missing. */
export function descend(start: XmlElement, path: readonly string[]): XmlElement | null {
  return path.reduce<XmlElement | null>((at, local) => (at === null ? null : childElement(at, local)), start);
}

/** The text directly inside an element, CDATA included, comments and elements left out. */
export function ownText(element: XmlElement): string {
  return element.text;
}

/** The attribute of a local name without namespace; null when absent. */
export function attribute(element: XmlElement, local: string): XmlAttribute | null {
  for (const candidate of element.attributes) if (candidate.name === local) return candidate;
  return null;
}

/** The attribute of a local name in a namespace; null when absent. */
export function attributeIn(element: XmlElement, namespace: string, local: string): XmlAttribute | null {
  for (const candidate of element.attributes)
    if (candidate.local === local && candidate.namespace === namespace) return candidate;
  return null;
}

/** An element and all elements inside it, in document order. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of childElements(element)) yield* descendants(child);
}
