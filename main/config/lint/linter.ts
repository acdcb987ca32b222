import type { CatalogueNode, KnownSetting } from '../catalogue.ts';
import type { ConfigDocument } from '../document.ts';
import { componentsOf, walkAnswerFile, type AnswerVisitor } from './answerWalk.ts';
import type { Finding } from './finding.ts';
import type { LintRule, Look, Report } from './rule.ts';
import type {
  LintCommands,
  LintComponent,
  LintGroup,
  LintSecret,
  LintSetting,
  PlacedSetting,
  SettingValue,
} from './subject.ts';

type At<Place extends Look['at']> = Extract<Look, { readonly at: Place }>;

/** What a rule looks at, and where it says what it finds. */
type Listener<Place extends Look['at']> = At<Place> & { readonly report: Report };

interface Concerned {
  readonly settings: readonly Listener<'setting'>[];
  readonly values: readonly Listener<'value'>[];
  readonly setting: boolean;
  readonly value: boolean;
}

/** Rules by what they look at, so that a file is walked once and each rule is called only for its own. */
export class Linter implements AnswerVisitor {
  private found: Finding[] = [];
  private readonly documents: readonly Listener<'document'>[];
  private readonly files: readonly Listener<'components'>[];
  private readonly components: readonly Listener<'component'>[];
  private readonly commandLists: readonly Listener<'commands'>[];
  private readonly groups: readonly Listener<'group'>[];
  private readonly groupsOf = new Map<CatalogueNode, readonly Listener<'group'>[]>();
  private readonly secrets: readonly Listener<'secret'>[];
  private readonly strangers: readonly Listener<'strange'>[];
  private readonly settings: readonly Listener<'setting'>[];
  private readonly values: readonly Listener<'value'>[];
  /** Which of the last two concern a setting. */
  private readonly concerned = new Map<KnownSetting, Concerned>();

  constructor(rules: readonly LintRule[]) {
    this.documents = this.listeners(rules, 'document');
    this.files = this.listeners(rules, 'components');
    this.components = this.listeners(rules, 'component');
    this.commandLists = this.listeners(rules, 'commands');
    this.groups = this.listeners(rules, 'group');
    this.secrets = this.listeners(rules, 'secret');
    this.strangers = this.listeners(rules, 'strange');
    this.settings = this.listeners(rules, 'setting');
    this.values = this.listeners(rules, 'value');
  }

  /** What the rules find in a file, by place. */
  lint(config: ConfigDocument): readonly Finding[] {
    this.found = [];
    for (const { kinds, look, report } of this.documents) if (kinds.includes(config.kind)) look(config, report);
    const components = componentsOf(config);
    for (const { look, report } of this.files) look(components, report);
    walkAnswerFile(components, this);
    return this.found.sort((a, b) => a.offset - b.offset);
  }

  component(component: LintComponent): void {
    for (const { look, report } of this.components) look(component, report);
  }

  group(group: LintGroup): void {
    for (const { look, report } of this.listenersOf(group.node)) look(group, report);
  }

  commands(commands: LintCommands): void {
    for (const { look, report } of this.commandLists) look(commands, report);
  }

  private listenersOf(node: CatalogueNode): readonly Listener<'group'>[] {
    const asked = this.groupsOf.get(node);
    if (asked !== undefined) return asked;
    const found = this.groups.filter(({ concerns }) => concerns(node));
    this.groupsOf.set(node, found);
    return found;
  }

  secret(secret: LintSecret): void {
    for (const { look, report } of this.secrets) look(secret, report);
  }

  strange(setting: LintSetting): void {
    for (const { look, report } of this.strangers) look(setting, report);
  }

  wants(known: KnownSetting): Concerned {
    const asked = this.concerned.get(known);
    if (asked !== undefined) return asked;
    const settings = this.settings.filter(({ concerns }) => concerns(known));
    const values = this.values.filter(({ concerns }) => concerns(known));
    const found = { settings, values, setting: settings.length > 0, value: values.length > 0 };
    this.concerned.set(known, found);
    return found;
  }

  setting(setting: PlacedSetting): void {
    for (const { look, report } of this.wants(setting.known).settings) look(setting, report);
  }

  value(value: SettingValue): void {
    for (const { look, report } of this.wants(value.known).values) look(value, report);
  }

  private listeners<Place extends Look['at']>(rules: readonly LintRule[], place: Place): readonly Listener<Place>[] {
    return rules
      .filter((rule): rule is LintRule & { readonly look: At<Place> } => rule.look.at === place)
      .map((rule) => ({ ...rule.look, report: this.reportOf(rule) }));
  }

  /** What a rule does not say of a finding is its own. */
  private reportOf({ code, severity, detail, refuses, source }: LintRule): Report {
    return (parts) => this.found.push({ code, severity, detail, refuses, source, ...parts });
  }
}
