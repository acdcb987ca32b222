import { diagnostic, type Diagnostic } from '../../../shared/model/diagnostic.ts';
import { LineIndex } from '../../../shared/text/lineIndex.ts';

/** Stops a reader at the first place that it cannot read; what was read until there is kept. */
export class DataError extends Error {
  readonly code: string;
  readonly offset: number;
  readonly fix: string;

  constructor(code: string, offset: number, summary: string, fix: string) {
    super(summary);
    this.name = 'DataError';
    this.code = code;
    this.offset = offset;
    this.fix = fix;
  }
}

/** The error as a finding with line and column. */
export function dataProblem(error: DataError, text: string, format: string, file: string | undefined): Diagnostic {
  return diagnostic(error.code, error.message, {
    detail: `The file was being read as ${format}; the rest of it was not read.`,
    where: [{ file, ...new LineIndex(text).at(error.offset) }],
    fix: error.fix,
  });
}
