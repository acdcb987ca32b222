import { attribute } from '../navigate.ts';
import type { XmlElement } from '../nodes.ts';
import type { NewAttribute } from './insert.ts';

/** The prefix that stands for a namespace inside these elements, innermost last; null when none does. */
export function prefixFor(namespace: string, elements: readonly XmlElement[]): string | null {
  const declared = elements.flatMap(prefixDeclarations);
  const inForce = new Map(declared.map(({ name, value }) => [name, value]));
  const found = Array.from(inForce).findLast(([, value]) => value === namespace);
  return found?.[0].slice('xmlns:'.length) ?? null;
}

/** Attributes of an element that declare prefixes. */
export function prefixDeclarations(element: XmlElement): readonly NewAttribute[] {
  return element.attributes.filter(({ name }) => name.startsWith('xmlns:')).map(({ name, value }) => ({ name, value }));
}

/** The value of an attribute without namespace; empty when absent. */
export function attributeText(element: XmlElement, name: string): string {
  return attribute(element, name)?.value ?? '';
}
