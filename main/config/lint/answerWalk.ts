import { foldCase } from '../../../shared/base/caseless.ts';
import { SCRUBBED } from '../administratorPassword.ts';
import { catalogueOf, hasPass, type CatalogueNode, type KnownSetting } from '../catalogue.ts';
import type { ConfigDocument } from '../document.ts';
import { attribute, childElements, ownText } from '../xml/navigate.ts';
import { isSecretName } from '../secrets.ts';
import type { XmlElement } from '../xml/nodes.ts';
import type { Listeners, PlannedPlace } from './listeners.ts';
import { passwordForm } from './passwordElement.ts';
import type { LintComponent, Standing } from './subject.ts';

/** The components of an answer file in order; none for other files. */
export function componentsOf(config: ConfigDocument): readonly LintComponent[] {
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

/** After so many names that the reference does not have, a file is no answer file that somebody would mend. */
const MAX_UNKNOWN = 100;

/** Lists of commands, each with the name of its items. Source: answer file facts, section 4. */
const COMMAND_LISTS: ReadonlyMap<string, string> = new Map([
  ['RunSynchronous', 'RunSynchronousCommand'],
  ['RunAsynchronous', 'RunAsynchronousCommand'],
  ['FirstLogonCommands', 'SynchronousCommand'],
  ['LogonCommands', 'AsynchronousCommand'],
]);

/** Walks through the components of one file, and calls every rule for what it looks at, in the order of the text. */
export class AnswerWalk {
  private readonly listeners: Listeners;
  private unknown = 0;

  constructor(listeners: Listeners) {
    this.listeners = listeners;
  }

  component(component: LintComponent): void {
    for (const { look, report } of this.listeners.components) look(component, report);
    for (const list of childElements(component.element)) this.commands(component, list);
    const node = catalogueOf(component.name);
    const place = node === null ? null : this.listeners.rootPlace(node);
    this.inside(component, component.element, place, place !== null && isThere(component));
  }

  private commands(component: LintComponent, list: XmlElement): void {
    const item = COMMAND_LISTS.get(list.local);
    if (item === undefined) return;
    const commands = childElements(list).filter(({ local }) => local === item);
    if (commands.length === 0) return;
    const subject = { component, list, commands };
    for (const { look, report } of this.listeners.commands) look(subject, report);
  }

  /**
   * `place` is what the reference has here, null where it has nothing. Elements are `judged` until one of those around
   * them was found wrong.
   */
  private inside(component: LintComponent, parent: XmlElement, place: PlannedPlace | null, judged: boolean): void {
    const elements = childElements(parent);
    if (place !== null && elements.length > 1) {
      const subject = { component, node: place.node, elements };
      for (const { look, report } of place.groups) look(subject, report);
    }
    for (const element of elements) {
      const below = place === null ? null : place.child(element.local);
      if (below === null ? isSecretName(element.local) : below.secret) this.secret(component, element);
      // Authoring tools leave elements of their own, which Windows does not read as settings.
      const own = judged && element.namespace === component.element.namespace && this.unknown < MAX_UNKNOWN;
      const sound = own && place !== null && this.judge(component, element, place, below);
      if (childElements(element).length > 0) this.inside(component, element, below, sound);
    }
  }

  private secret(component: LintComponent, element: XmlElement): void {
    const subject = { component, element, form: passwordForm(element) };
    for (const { look, report } of this.listeners.secrets) look(subject, report);
  }

  /** Whether an element stands as the reference has it. */
  private judge(
    component: LintComponent,
    element: XmlElement,
    parent: PlannedPlace,
    place: PlannedPlace | null,
  ): boolean {
    if (place === null) return this.unlisted(component, element, parent.node);
    const { known } = place;
    if (known === null) return true;
    const placed = known.passes.includes(component.pass);
    const unconfirmed = known.unconfirmed === true;
    if (unconfirmed || !placed)
      this.strange(component, element, known.path, { kind: unconfirmed ? 'unconfirmed' : 'misplaced', known });
    if (unconfirmed || placed) this.look(component, element, known, place);
    return placed && !unconfirmed;
  }

  private look(component: LintComponent, element: XmlElement, known: KnownSetting, place: PlannedPlace): void {
    const { path } = known;
    if (place.settings.length > 0) {
      const subject = { component, element, path, known };
      for (const { look, report } of place.settings) look(subject, report);
    }
    if (place.values.length === 0 || childElements(element).length > 0) return;
    const text = ownText(element).trim();
    if (text === SCRUBBED) return;
    const subject = { component, element, path, known, text };
    for (const { look, report } of place.values) look(subject, report);
  }

  /** A name that the reference does not have here: maybe in other capitals. */
  private unlisted(component: LintComponent, element: XmlElement, parent: CatalogueNode): false {
    const path = parent.path === '' ? element.local : `${parent.path}/${element.local}`;
    const folded = foldCase(element.local);
    const spelled = parent.children.keys().find((name) => foldCase(name) === folded);
    if (spelled === undefined) this.unknown += 1;
    const standing: Standing =
      spelled === undefined
        ? { kind: 'unknown' }
        : { kind: 'otherCase', spelled: `${path.slice(0, -spelled.length)}${spelled}` };
    this.strange(component, element, path, standing);
    return false;
  }

  private strange(component: LintComponent, element: XmlElement, path: string, standing: Standing): void {
    const subject = { component, element, path, standing };
    for (const { look, report } of this.listeners.strangers) look(subject, report);
  }
}

/** Windows PE has components of its own: there, one without any setting for that pass counts as not known. */
function isThere({ name, pass }: LintComponent): boolean {
  return pass !== 'windowsPE' || hasPass(name, pass);
}
