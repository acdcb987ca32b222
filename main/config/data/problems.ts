import { diagnostic, type Diagnostic, type Severity } from '../../../shared/model/diagnostic.ts';
import { LineIndex } from '../../../shared/text/lineIndex.ts';

/** A place of a JSON or YAML text that could not be read as it stands. */
export interface DataFault {
  /** Permanent, kebab-case. */
  readonly code: string;
  /** UTF-16 units from the start of the text. */
  readonly offset: number;
  readonly summary: string;
  readonly fix: string;
  /** A warning is about something that the format allows; an error where it is left out. */
  readonly severity?: Severity;
}

/** Faults reported for one document. */
const MAX_FAULTS = 100;

/** Faults as findings with line and column, by place; what a reader says twice of one line is said once. */
export function dataProblems(
  faults: readonly DataFault[],
  text: string,
  format: 'JSON' | 'YAML',
  file: string | undefined,
): readonly Diagnostic[] {
  if (faults.length === 0) return [];
  const lines = new LineIndex(text);
  const said = new Set<string>();
  return faults
    .toSorted((a, b) => a.offset - b.offset)
    .filter(({ code, offset }) => said.size < said.add(`${code} ${lines.at(offset).line}`).size)
    .slice(0, MAX_FAULTS)
    .map(({ code, offset, summary, fix, severity = 'error' }) =>
      diagnostic(code, summary, {
        severity,
        detail: `The file was being read as ${format}.`,
        where: [{ file, ...lines.at(offset) }],
        fix,
      }),
    );
}
