import { diagnostic, type Diagnostic, type Severity, type Source } from '../../../shared/model/diagnostic.ts';
import { LineIndex } from '../../../shared/text/lineIndex.ts';
import type { ConfigDocument } from '../document.ts';
import type { LintComponent } from './subject.ts';

/** One opinion of lint before it has its place. */
export interface Finding {
  /** The rule that it is of. */
  readonly code: string;
  readonly severity: Severity;
  /** UTF-16 units from the start of the text. */
  readonly offset: number;
  readonly summary: string;
  readonly detail: string;
  readonly fix: string;
  readonly source: readonly Source[];
  /** Whether Windows refuses the whole file because of it; null where it does not. */
  readonly refuses: 'certainly' | 'perhaps' | null;
  /** The component that it stands in, where only files for its architecture and passes are concerned. */
  readonly component?: LintComponent;
  /** Last kernel of which it is known that it takes the file all the same, such as `6.3`. */
  readonly takenUpTo?: string;
}

/** A finding as a diagnostic with line and column. */
export function placed(config: ConfigDocument, found: Finding): Diagnostic {
  const { code, summary, severity, detail, fix, source } = found;
  return diagnostic(code, summary, {
    severity,
    detail,
    where: [{ file: config.path, ...positionOf(config, found) }],
    fix,
    source,
  });
}

/** Line and column of a finding, both from 1. */
export function positionOf(
  config: ConfigDocument,
  { offset }: Finding,
): { readonly line: number; readonly column: number } {
  return (config.xml?.lines ?? new LineIndex(config.source.text)).at(offset);
}
