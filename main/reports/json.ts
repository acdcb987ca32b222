import type { Report } from './report.ts';

/** The report as JSON with its schema's name first. */
export function renderJson(report: Report): string {
  return `${JSON.stringify({ schema: 'imageprep/report/1', ...report }, null, 2)}\n`;
}
