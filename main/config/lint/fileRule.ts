import type { ConfigKind } from '../../../shared/model/config.ts';
import type { ConfigDocument } from '../document.ts';
import type { XmlElement } from '../xml/nodes.ts';
import { childElement, childElements, ownText } from '../xml/navigate.ts';
import type { LintRule, Report } from './rule.ts';

type FileRuleParts = Omit<LintRule, 'refuses' | 'look'> & {
  /** The files that it is for. */
  readonly kinds: readonly ConfigKind[];
  readonly look: (config: ConfigDocument, report: Report) => void;
};

/** A rule for whole settings files of an agent, which Windows itself never reads. */
export function fileRule({ kinds, look, ...parts }: FileRuleParts): LintRule {
  return { ...parts, refuses: null, look: { at: 'document', kinds, look } };
}

type XmlRuleParts = Omit<FileRuleParts, 'look'> & {
  readonly look: (root: XmlElement, report: Report) => void;
};

/** The same for XML; files without a root element have nothing to look at. */
export function xmlRule({ look, ...parts }: XmlRuleParts): LintRule {
  return fileRule({
    ...parts,
    look: ({ xml }, report) => {
      if (xml !== null && xml.root !== null) look(xml.root, report);
    },
  });
}

/** Child elements of a name. */
export function elementsNamed(parent: XmlElement, local: string): readonly XmlElement[] {
  return childElements(parent).filter((element) => element.local === local);
}

/** A child element with its text; null where it is missing or empty. */
export interface TextElement {
  readonly element: XmlElement;
  readonly text: string;
}

/** The text of a child element without white space around it; null where there is no such element or no text in it. */
export function textIn(parent: XmlElement, local: string): TextElement | null {
  const element = childElement(parent, local);
  const text = element === null ? '' : ownText(element).trim();
  return element === null || text === '' ? null : { element, text };
}

/** Values that were seen before, without case: calls `report` for each that comes again. */
export function reportAgain<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  report: (item: Item) => void,
): void {
  const seen = new Set<string>();
  for (const item of items) {
    const name = nameOf(item).toLowerCase();
    if (seen.has(name)) report(item);
    seen.add(name);
  }
}
