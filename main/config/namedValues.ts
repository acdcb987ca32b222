import { sameName } from '../../shared/base/caseless.ts';
import type { ConfigKind } from '../../shared/model/config.ts';
import type { ConfigDocument } from './document.ts';
import { childElement, childElements, ownText } from './xml/navigate.ts';
import type { XmlDocument, XmlElement } from './xml/nodes.ts';

/** A setting of a file of EC2Config with its place. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** A file of one kind that has a root; null for a file of another kind, and for one without elements. */
export function rootOf(
  config: ConfigDocument,
  kind: ConfigKind,
): { readonly document: XmlDocument; readonly root: XmlElement } | null {
  const document = config.kind === kind ? config.xml : null;
  return document === null || document.root === null ? null : { document, root: document.root };
}

/** An element's text under the element's name. */
export function namedElement(document: XmlDocument, element: XmlElement): NamedValue {
  return namedValue(document, element.local, element, element);
}

/** Rows of a list of `Name` with another element, as both files of EC2Config have them; rows without name are left out. */
export function namedRows(
  document: XmlDocument,
  parent: XmlElement,
  row: string,
  value: string,
): readonly NamedValue[] {
  return childElements(parent)
    .filter((element) => element.local === row)
    .flatMap((element) => {
      const name = childElement(element, 'Name');
      return name === null ? [] : [namedValue(document, ownText(name).trim(), childElement(element, value), element)];
    });
}

/** The first of a name, which is compared without case: AWS's own pages spell one of them in two ways. */
export function findNamed<Named extends { readonly name: string }>(all: readonly Named[], name: string): Named | null {
  return all.find((candidate) => sameName(candidate.name, name)) ?? null;
}

function namedValue(document: XmlDocument, name: string, holder: XmlElement | null, around: XmlElement): NamedValue {
  const value = holder === null ? '' : ownText(holder).trim();
  return { name, value, line: document.lines.at((holder ?? around).start).line };
}
