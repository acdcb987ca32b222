import { diagnostic, type Certainty, type Diagnostic, type Severity } from '../../../shared/model/diagnostic.ts';
import { LineIndex } from '../../../shared/text/lineIndex.ts';
import type { LintComponent, LintElement } from './answerElements.ts';
import type { ConfigDocument } from '../document.ts';

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
}

/** A file with what several rules look at, found once. Both lists are empty for files that are no answer files. */
export interface LintSubject {
  readonly config: ConfigDocument;
  readonly components: readonly LintComponent[];
  readonly elements: readonly LintElement[];
}

/** A rule looks at one file and says what it finds; none for kinds of files that it does not concern. */
export type LintRule = (subject: LintSubject) => readonly Finding[];

export const UNATTEND_REFERENCE = 'Microsoft, Unattended Windows Setup Reference';
export const EC2_GUIDE = 'Amazon EC2 User Guide for Windows Instances, EC2Config service';
export const PUBLIC_FILES = 'Public answer files, settings files and setup logs';

/** A finding as a diagnostic with line and column. */
export function placed(config: ConfigDocument, found: Finding): Diagnostic {
  const lines = config.xml?.lines ?? new LineIndex(config.source.text);
  return diagnostic(found.code, found.summary, {
    severity: found.severity,
    detail: found.detail,
    where: [{ file: config.path, ...lines.at(found.offset) }],
    fix: found.fix,
    source: [{ document: found.document, certainty: found.certainty }],
  });
}
