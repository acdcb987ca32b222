import type { CatalogueNode, KnownSetting } from '../catalogue.ts';
import type { XmlElement } from '../xml/nodes.ts';

/** A component with its pass. */
export interface LintComponent {
  readonly pass: string;
  readonly name: string;
  readonly architecture: string;
  readonly element: XmlElement;
}

/** How an element stands to the reference that is not as the reference has it. */
export type Standing =
  | { readonly kind: 'unconfirmed' | 'misplaced'; readonly known: KnownSetting }
  /** The reference has the name in other capitals. */
  | { readonly kind: 'otherCase'; readonly spelled: string }
  | { readonly kind: 'unknown' };

/** An element whose name says that it holds a secret, wherever it stands in a component. */
export interface LintSecret {
  readonly component: LintComponent;
  readonly element: XmlElement;
  /** How its password stands there; null where it has none. */
  readonly form: PasswordForm | null;
}

/** How a password stands in an answer file. Source: answer file facts, section 5. */
export type PasswordForm = 'plain' | 'encoded' | 'undecodable' | 'scrubbed';

/** A list of commands directly inside a component; at least one. */
export interface LintCommands {
  readonly component: LintComponent;
  readonly list: XmlElement;
  readonly commands: readonly XmlElement[];
}

/** Elements that stand beside each other in a group of the reference: at least two. */
export interface LintGroup {
  readonly component: LintComponent;
  /** What the reference has around them. */
  readonly node: CatalogueNode;
  readonly elements: readonly XmlElement[];
}

/** An element that does not stand as the reference has it. */
export interface LintSetting {
  readonly component: LintComponent;
  readonly element: XmlElement;
  readonly path: string;
  readonly standing: Standing;
}

/** A setting where the reference has it. */
export interface PlacedSetting extends Omit<LintSetting, 'standing'> {
  readonly known: KnownSetting;
}

/** A setting with a value of its own, as the reference describes it. */
export interface SettingValue extends PlacedSetting {
  /** Without the white space around it; may be a secret. */
  readonly text: string;
}
