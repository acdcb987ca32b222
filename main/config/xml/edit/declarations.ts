import { attribute } from '../navigate.ts';
import type { XmlElement } from '../nodes.ts';
import type { NewAttribute } from './insert.ts';

/** The declared prefix of a namespace on these elements, innermost last; null when none declares one. */
export function prefixFor(namespace: string, elements: readonly XmlElement[]): string | null {
  const declarations = elements.toReversed().flatMap((element) => element.attributes);
  const found = declarations.find(({ name, value }) => name.startsWith('xmlns:') && value === namespace);
  return found?.local ?? null;
}

/** Attributes of an element that declare prefixes. */
export function prefixDeclarations(element: XmlElement): readonly NewAttribute[] {
  return element.attributes.filter(({ name }) => name.startsWith('xmlns:')).map(({ name, value }) => ({ name, value }));
}

/** The value of an attribute without namespace; empty when absent. */
export function attributeText(element: XmlElement, name: string): string {
  return attribute(element, name)?.value ?? '';
}
