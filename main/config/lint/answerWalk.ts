import { foldCase } from '../../../shared/base/caseless.ts';
import { SCRUBBED } from '../administratorPassword.ts';
import { catalogueOf, hasPass, type CatalogueNode, type KnownSetting } from '../catalogue.ts';
import type { ConfigDocument } from '../document.ts';
import { attribute, childElements, ownText } from '../xml/navigate.ts';
import { isSecretName } from '../secrets.ts';
import type { XmlElement } from '../xml/nodes.ts';
import type {
  LintCommands,
  LintComponent,
  LintGroup,
  LintSecret,
  LintSetting,
  PlacedSetting,
  SettingValue,
  Standing,
} from './subject.ts';

/** What a walk over an answer file calls, in the order of the text. */
export interface AnswerVisitor {
  component(component: LintComponent): void;
  secret(secret: LintSecret): void;
  group(group: LintGroup): void;
  commands(commands: LintCommands): void;
  strange(setting: LintSetting): void;
  /** Whether somebody looks at a setting, and at its value. */
  wants(known: KnownSetting): { readonly setting: boolean; readonly value: boolean };
  setting(setting: PlacedSetting): void;
  value(value: SettingValue): void;
}

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

/** Walks through components once for everybody who looks at them. */
export function walkAnswerFile(components: readonly LintComponent[], visitor: AnswerVisitor): void {
  const walk = new Walk(visitor);
  for (const component of components) walk.component(component);
}

/** After so many names that the reference does not have, a file is no answer file that somebody would mend. */
const MAX_UNKNOWN = 100;

const GROUPS: ReadonlySet<KnownSetting['type']> = new Set(['container', 'listItem', 'keyedListItem']);

/** Lists of commands, each with the name of its items. Source: answer file facts, section 4. */
const COMMAND_LISTS: ReadonlyMap<string, string> = new Map([
  ['RunSynchronous', 'RunSynchronousCommand'],
  ['RunAsynchronous', 'RunAsynchronousCommand'],
  ['FirstLogonCommands', 'SynchronousCommand'],
  ['LogonCommands', 'AsynchronousCommand'],
]);

class Walk {
  private readonly visitor: AnswerVisitor;
  private unknown = 0;

  constructor(visitor: AnswerVisitor) {
    this.visitor = visitor;
  }

  component(component: LintComponent): void {
    this.visitor.component(component);
    for (const list of childElements(component.element)) this.commands(component, list);
    const node = catalogueOf(component.name);
    this.inside(component, component.element, node, node !== null && isThere(component));
  }

  private commands(component: LintComponent, list: XmlElement): void {
    const item = COMMAND_LISTS.get(list.local);
    if (item === undefined) return;
    const commands = childElements(list).filter(({ local }) => local === item);
    if (commands.length > 0) this.visitor.commands({ component, list, commands });
  }

  /**
   * `node` is what the reference has here, null where it has nothing. Elements are `judged` until one of those around
   * them was found wrong.
   */
  private inside(component: LintComponent, parent: XmlElement, node: CatalogueNode | null, judged: boolean): void {
    const elements = childElements(parent);
    if (node !== null && elements.length > 1) this.visitor.group({ component, node, elements });
    for (const element of elements) {
      if (isSecretName(element.local)) this.visitor.secret({ component, element });
      const below = node?.children.get(element.local) ?? null;
      // Authoring tools leave elements of their own, which Windows does not read as settings.
      const own = judged && element.namespace === component.element.namespace && this.unknown < MAX_UNKNOWN;
      const sound = own && node !== null && this.judge(component, element, node, below);
      if (childElements(element).length > 0) this.inside(component, element, below, sound);
    }
  }

  /** Whether an element stands as the reference has it. */
  private judge(
    component: LintComponent,
    element: XmlElement,
    parent: CatalogueNode,
    node: CatalogueNode | null,
  ): boolean {
    if (node === null) return this.strange(component, element, parent);
    const { path, known } = node;
    if (known === null) return true;
    const placed = known.passes.includes(component.pass);
    if (known.unconfirmed === true || !placed) {
      const kind = known.unconfirmed === true ? 'unconfirmed' : 'misplaced';
      this.visitor.strange({ component, element, path, standing: { kind, known } });
    }
    if (known.unconfirmed === true || placed) this.look(component, element, known);
    return placed && known.unconfirmed !== true;
  }

  private look(component: LintComponent, element: XmlElement, known: KnownSetting): void {
    const { path } = known;
    const wants = this.visitor.wants(known);
    if (wants.setting) this.visitor.setting({ component, element, path, known });
    if (!wants.value || GROUPS.has(known.type) || childElements(element).length > 0) return;
    const text = ownText(element).trim();
    if (text !== SCRUBBED) this.visitor.value({ component, element, path, known, text });
  }

  /** A name that the reference does not have here: maybe in other capitals. */
  private strange(component: LintComponent, element: XmlElement, parent: CatalogueNode): false {
    const path = parent.path === '' ? element.local : `${parent.path}/${element.local}`;
    const folded = foldCase(element.local);
    const spelled = parent.children.keys().find((name) => foldCase(name) === folded);
    if (spelled === undefined) this.unknown += 1;
    const standing: Standing =
      spelled === undefined
        ? { kind: 'unknown' }
        : { kind: 'otherCase', spelled: `${path.slice(0, -spelled.length)}${spelled}` };
    this.visitor.strange({ component, element, path, standing });
    return false;
  }
}

/** Windows PE has components of its own: there, one without any setting for that pass counts as not known. */
function isThere({ name, pass }: LintComponent): boolean {
  return pass !== 'windowsPE' || hasPass(name, pass);
}
