import type { CatalogueNode, KnownSetting } from '../catalogue.ts';
import { isSecretName } from '../secrets.ts';
import type { LintRule, Look, Report } from './rule.ts';

type At<Place extends Look['at']> = Extract<Look, { readonly at: Place }>;

/** What a rule looks at, and where it says what it finds. */
type Listener<Place extends Look['at']> = At<Place> & { readonly report: Report };

/** Types of settings that hold settings and no value. */
const GROUPS: ReadonlySet<KnownSetting['type']> = new Set(['container', 'listItem', 'keyedListItem']);

/** Rules by what they look at, so that a file is walked once and each rule is called only for its own. */
export class Listeners {
  readonly documents: readonly Listener<'document'>[];
  readonly files: readonly Listener<'components'>[];
  readonly components: readonly Listener<'component'>[];
  readonly commands: readonly Listener<'commands'>[];
  readonly secrets: readonly Listener<'secret'>[];
  readonly strangers: readonly Listener<'strange'>[];
  readonly groups: readonly Listener<'group'>[];
  readonly settings: readonly Listener<'setting'>[];
  readonly values: readonly Listener<'value'>[];
  private readonly roots = new Map<CatalogueNode, PlannedPlace>();

  constructor(rules: readonly LintRule[], reportOf: (rule: LintRule) => Report) {
    const at = <Place extends Look['at']>(place: Place): readonly Listener<Place>[] =>
      rules
        .filter((rule): rule is LintRule & { readonly look: At<Place> } => rule.look.at === place)
        .map((rule) => ({ ...rule.look, report: reportOf(rule) }));
    this.documents = at('document');
    this.files = at('components');
    this.components = at('component');
    this.commands = at('commands');
    this.secrets = at('secret');
    this.strangers = at('strange');
    this.groups = at('group');
    this.settings = at('setting');
    this.values = at('value');
  }

  /** What is looked at in a component, by the root of what the reference has of it. */
  rootPlace(node: CatalogueNode): PlannedPlace {
    const planned = this.roots.get(node) ?? new PlannedPlace(node, this);
    this.roots.set(node, planned);
    return planned;
  }
}

/** A place of the reference with the rules that look at it; made when a file first has something there. */
export class PlannedPlace {
  readonly node: CatalogueNode;
  readonly known: KnownSetting | null;
  readonly secret: boolean;
  readonly groups: readonly Listener<'group'>[];
  readonly settings: readonly Listener<'setting'>[];
  /** None for a setting that holds settings. */
  readonly values: readonly Listener<'value'>[];
  private readonly listeners: Listeners;
  private readonly below = new Map<string, PlannedPlace>();

  constructor(node: CatalogueNode, listeners: Listeners) {
    const { known, path } = node;
    this.node = node;
    this.known = known;
    this.listeners = listeners;
    this.secret = isSecretName(path.slice(path.lastIndexOf('/') + 1));
    this.groups = node.children.size === 0 ? [] : listeners.groups.filter(({ concerns }) => concerns(node));
    this.settings = known === null ? [] : listeners.settings.filter(({ concerns }) => concerns(known));
    this.values =
      known === null || GROUPS.has(known.type) ? [] : listeners.values.filter(({ concerns }) => concerns(known));
  }

  /** The place of an element of this name directly below; null where the reference has none. */
  child(local: string): PlannedPlace | null {
    return this.below.get(local) ?? this.plan(local);
  }

  private plan(local: string): PlannedPlace | null {
    const node = this.node.children.get(local);
    if (node === undefined) return null;
    const planned = new PlannedPlace(node, this.listeners);
    this.below.set(local, planned);
    return planned;
  }
}
