import type { ConfigDocument } from '../document.ts';
import { attribute, childElements } from '../xml/navigate.ts';
import type { XmlElement } from '../xml/nodes.ts';

/** A component with its pass. */
export interface LintComponent {
  readonly pass: string;
  readonly name: string;
  readonly architecture: string;
  readonly element: XmlElement;
}

/** An element inside a component with its path below it. */
export interface LintElement {
  readonly component: LintComponent;
  readonly path: string;
  /** The element or component that it stands in. */
  readonly parent: XmlElement;
  readonly element: XmlElement;
}

/** The components of an answer file in order; none for other files. */
export function lintComponents(config: ConfigDocument): readonly LintComponent[] {
  const root = config.kind === 'answerFile' ? (config.xml?.root ?? null) : null;
  if (root === null) return [];
  return childElements(root)
    .filter(({ local }) => local === 'settings')
    .flatMap((block) =>
      childElements(block)
        .filter(({ local }) => local === 'component')
        .map((element) => ({
          pass: attribute(block, 'pass')?.value ?? '',
          name: attribute(element, 'name')?.value ?? '',
          architecture: attribute(element, 'processorArchitecture')?.value ?? '',
          element,
        })),
    );
}

/** All elements inside a component, in order. */
export function lintElements(component: LintComponent): readonly LintElement[] {
  const found: LintElement[] = [];
  addInside(component, component.element, '', found);
  return found;
}

function addInside(component: LintComponent, parent: XmlElement, above: string, found: LintElement[]): void {
  for (const element of childElements(parent)) {
    const path = above === '' ? element.local : `${above}/${element.local}`;
    found.push({ component, path, parent, element });
    addInside(component, element, path, found);
  }
}
