import { foldCase } from '../../../shared/base/caseless.ts';
import { knownPaths, knownSetting, type KnownSetting } from '../catalogue.ts';
import { childElements } from '../xml/navigate.ts';
import type { XmlElement } from '../xml/nodes.ts';
import type { LintComponent, LintElement } from './answerElements.ts';

/** How an element of an answer file stands to the reference. */
export type Standing =
  | { readonly kind: 'known' | 'unconfirmed' | 'misplaced'; readonly known: KnownSetting }
  /** The reference has the name in other capitals. */
  | { readonly kind: 'otherCase'; readonly spelled: string }
  /** A group that the reference names only as a part of longer paths. */
  | { readonly kind: 'group' }
  | { readonly kind: 'unknown' };

export interface JudgedSetting extends LintElement {
  readonly standing: Standing;
}

/** After so many names that the reference does not have, a file is no answer file that somebody would mend. */
const MAX_UNKNOWN = 100;

interface Judgement {
  readonly found: JudgedSetting[];
  unknown: number;
}

/**
 * Every element of the components that the reference has, with its standing. What lies inside an element that is not
 * as the reference has it is left out: one opinion about it is enough.
 */
export function judgeSettings(components: readonly LintComponent[]): readonly JudgedSetting[] {
  const judgement: Judgement = { found: [], unknown: 0 };
  for (const component of components.filter(isThere)) judgeInside(component, component.element, '', judgement);
  return judgement.found;
}

/** Windows PE has components of its own: there, one without any setting for that pass counts as not known. */
function isThere({ name, pass }: LintComponent): boolean {
  const paths = knownPaths(name);
  if (pass !== 'windowsPE') return paths.length > 0;
  return paths.some((path) => knownSetting(name, path)?.passes.includes(pass) === true);
}

function judgeInside(component: LintComponent, parent: XmlElement, above: string, judgement: Judgement): void {
  for (const element of childElements(parent)) {
    if (judgement.unknown >= MAX_UNKNOWN) return;
    // Authoring tools leave elements of their own, which Windows does not read as settings.
    if (element.namespace !== component.element.namespace) continue;
    const path = above === '' ? element.local : `${above}/${element.local}`;
    const standing = standingOf(component, path);
    judgement.found.push({ component, path, parent, element, standing });
    if (standing.kind === 'unknown') judgement.unknown++;
    if (standing.kind === 'known' || standing.kind === 'group') judgeInside(component, element, path, judgement);
  }
}

function standingOf({ name, pass }: LintComponent, path: string): Standing {
  const known = knownSetting(name, path);
  if (known === null) {
    const spelled = spelledInReference(name, path);
    if (spelled === null) return { kind: 'unknown' };
    return spelled === path ? { kind: 'group' } : { kind: 'otherCase', spelled };
  }
  if (known.unconfirmed === true) return { kind: 'unconfirmed', known };
  return { kind: known.passes.includes(pass) ? 'known' : 'misplaced', known };
}

/** The same steps at the head of a path of the reference, in its own spelling. */
function spelledInReference(component: string, path: string): string | null {
  const folded = foldCase(`${path}/`);
  const whole = knownPaths(component).find((candidate) => foldCase(`${candidate}/`).startsWith(folded));
  return whole?.slice(0, path.length) ?? null;
}
