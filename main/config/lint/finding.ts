import {
  diagnostic,
  type Certainty,
  type Diagnostic,
  type Severity,
  type Source,
} from '../../../shared/model/diagnostic.ts';
import { LineIndex } from '../../../shared/text/lineIndex.ts';
import type { LintComponent, LintElement } from './answerElements.ts';
import type { ConfigDocument } from '../document.ts';
import type { JudgedSetting } from './settingStanding.ts';

/** One opinion of lint before it has its place. */
export interface Finding {
  /** Permanent, kebab-case. */
  readonly code: string;
  readonly severity: Severity;
  /** UTF-16 units from the start of the text. */
  readonly offset: number;
  readonly summary: string;
  readonly detail: string;
  readonly fix: string;
  readonly document: string;
  readonly certainty: Certainty;
  /** A second source, where the rule has two. */
  readonly rule?: Source;
  /** Whether Windows refuses the whole file because of it; null or absent where it does not. */
  readonly refuses?: 'certainly' | 'perhaps' | null;
  /** The component that it stands in, where only files for its architecture and passes are concerned. */
  readonly component?: LintComponent;
  /** Last kernel of which it is known that it takes the file all the same, such as `6.3`. */
  readonly takenUpTo?: string;
}

/** A file with what several rules look at, found once. The lists are empty for files that are no answer files. */
export interface LintSubject {
  readonly config: ConfigDocument;
  readonly components: readonly LintComponent[];
  readonly elements: readonly LintElement[];
  /** The elements that the reference has an opinion on. */
  readonly settings: readonly JudgedSetting[];
}

/** A rule looks at one file and says what it finds; none for kinds of files that it does not concern. */
export type LintRule = (subject: LintSubject) => readonly Finding[];

export const UNATTEND_REFERENCE = 'Microsoft, Unattended Windows Setup Reference';
export const EC2_GUIDE = 'Amazon EC2 User Guide for Windows Instances, EC2Config service';
export const PUBLIC_FILES = 'Public answer files, settings files and setup logs';

/** Begins the detail of a finding: a file is taken whole or not at all. Source: answer file facts, section 1 (observed). */
export const WHOLE_FILE = 'Windows refuses the whole file';

/** The tables are of one release, the rule was observed: another release may know more settings, or fewer. */
export const REFERENCE_STATE = {
  document: `${UNATTEND_REFERENCE} (state of Windows 10, version 1809)`,
  certainty: 'documented',
  rule: {
    document: PUBLIC_FILES,
    certainty: 'observed',
    says: 'One setting that Windows does not take makes it refuse the whole answer file.',
  },
} as const;

/** A finding as a diagnostic with line and column. */
export function placed(config: ConfigDocument, found: Finding): Diagnostic {
  return diagnostic(found.code, found.summary, {
    severity: found.severity,
    detail: found.detail,
    where: [{ file: config.path, ...positionOf(config, found) }],
    fix: found.fix,
    source: [
      { document: found.document, certainty: found.certainty },
      ...(found.rule === undefined ? [] : [found.rule]),
    ],
  });
}

/** Line and column of a finding, both from 1. */
export function positionOf(
  config: ConfigDocument,
  { offset }: Finding,
): { readonly line: number; readonly column: number } {
  return (config.xml?.lines ?? new LineIndex(config.source.text)).at(offset);
}
