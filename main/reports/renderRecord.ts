import { unreachable } from '../../shared/base/assert.ts';
import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import type { HistoryRecord, RecordBody } from '../../shared/model/history.ts';
import { findingsOf } from './findings.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import { reportOf } from './reportOf.ts';
import { renderSarif } from './sarif.ts';

export type ReportFormat = 'html' | 'md' | 'json' | 'sarif' | 'junit';

export interface RecordToRender {
  readonly record: HistoryRecord;
  readonly body: RecordBody;
  /** Version of the program. */
  readonly version: string;
  /** ISO 8601, UTC; the record's own time when left out, so that the same record gives the same report. */
  readonly generatedAt?: string;
}

/** The report of a record in one format. Problem: `format-without-findings` (usage) for SARIF or JUnit of an edit. */
export function renderRecord(source: RecordToRender, format: ReportFormat): Outcome<string> {
  const { record, body, version, generatedAt = record.at } = source;
  if (body.kind === 'edit' && (format === 'sarif' || format === 'junit')) return failure(withoutFindings(format));
  const report = reportOf(record, body, { generatedAt, version });
  switch (format) {
    case 'html':
      return success(renderHtml(report));
    case 'md':
      return success(renderMarkdown(report));
    case 'json':
      return success(renderJson(report));
    case 'sarif':
      return success(renderSarif(findingsOf(body), version));
    case 'junit':
      return success(renderJunit(findingsOf(body), { suite: record.kind, at: record.at }));
    default:
      return unreachable(format);
  }
}

function withoutFindings(format: string): ReturnType<typeof problem> {
  return problem('usage', 'format-without-findings', `The record of a change has no findings to print as ${format}.`, {
    fix: 'Choose html, md or json.',
  });
}
