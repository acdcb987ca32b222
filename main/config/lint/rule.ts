import type { ConfigKind } from '../../../shared/model/config.ts';
import type { Severity, Source } from '../../../shared/model/diagnostic.ts';
import type { CatalogueNode, KnownSetting } from '../catalogue.ts';
import type { ConfigDocument } from '../document.ts';
import type { Finding } from './finding.ts';
import type {
  LintCommands,
  LintComponent,
  LintGroup,
  LintSecret,
  LintSetting,
  PlacedSetting,
  SettingValue,
} from './subject.ts';

/** What one look of a rule says; everything else is the rule's own. */
export interface Found extends Partial<Pick<Finding, 'severity' | 'source' | 'refuses' | 'takenUpTo' | 'detail'>> {
  /** UTF-16 units from the start of the text. */
  readonly offset: number;
  readonly summary: string;
  readonly fix: string;
  /** Only files with this component in a pass of the run are concerned. */
  readonly component?: LintComponent;
}

export type Report = (found: Found) => void;

/**
 * What a rule looks at. A file is walked once for all rules: a rule is called for what it names here, in the order of
 * the text, and says what it finds.
 */
export type Look =
  /** A whole file of one of these kinds. */
  | { readonly at: 'document'; readonly kinds: readonly ConfigKind[]; readonly look: Looker<ConfigDocument> }
  /** All components of an answer file. */
  | { readonly at: 'components'; readonly look: Looker<readonly LintComponent[]> }
  | { readonly at: 'component'; readonly look: Looker<LintComponent> }
  /** Elements whose names say that they hold a secret. */
  | { readonly at: 'secret'; readonly look: Looker<LintSecret> }
  | { readonly at: 'commands'; readonly look: Looker<LintCommands> }
  /** Elements beside each other, where there are several, in the groups for which `concerns` answers yes. */
  | { readonly at: 'group'; readonly concerns: (node: CatalogueNode) => boolean; readonly look: Looker<LintGroup> }
  /** Elements that do not stand as the reference has them; what lies inside such a one is left out. */
  | { readonly at: 'strange'; readonly look: Looker<LintSetting> }
  /** Settings where the reference has them for which `concerns` answers yes, which it is asked once each. */
  | {
      readonly at: 'setting';
      readonly concerns: (known: KnownSetting) => boolean;
      readonly look: Looker<PlacedSetting>;
    }
  /** The values of such settings. */
  | { readonly at: 'value'; readonly concerns: (known: KnownSetting) => boolean; readonly look: Looker<SettingValue> };

type Looker<Subject> = (subject: Subject, report: Report) => void;

/** One rule for settings files. Its page under docs/rules and its tests are made of what it says here. */
export interface LintRule {
  /** Permanent, kebab-case: the code of its findings. */
  readonly code: string;
  /** What is wrong, in one sentence without a full stop. */
  readonly title: string;
  /** What Windows or the agent does with such a file. */
  readonly detail: string;
  readonly severity: Severity;
  /** Whether Windows refuses a whole answer file because of it; null where it does not. */
  readonly refuses: 'certainly' | 'perhaps' | null;
  readonly source: readonly Source[];
  /** Two files that differ in what the rule is about: it finds exactly one fault in `bad`, nothing finds any in `good`. */
  readonly example: { readonly file: string; readonly bad: string; readonly good: string };
  readonly look: Look;
}
