import { unreachable } from '../../shared/base/assert.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import { htmlStyle } from './htmlStyle.ts';
import { seenAt, sourceText } from './places.ts';
import { resultWord } from './report.ts';
import type { Report, ReportedFinding, ReportSection } from './report.ts';
import { visibleText } from './visible.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in an element or a quoted attribute. */
function escapeHtml(text: string): string {
  return visibleText(text).replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** The report as one page: its style inside, no script, nothing loaded, fit for printing and for dark screens. */
export function renderHtml(report: Report): string {
  const title = escapeHtml(report.title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}: ${escapeHtml(report.subtitle)}</title>
<style>${htmlStyle}</style>
</head>
<body>
<main>
<header>
<h1>${title}</h1>
<p class="answer">${escapeHtml(report.subtitle)}</p>
${facts(report)}
</header>
${report.sections.map((section) => sectionHtml(section)).join('\n')}
<footer><p>ImagePrep Workbench ${escapeHtml(report.version)}, ${escapeHtml(report.generatedAt)}</p></footer>
</main>
</body>
</html>
`;
}

function facts(report: Report): string {
  const rows = report.facts.map(({ label, value }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`);
  return `<dl>${rows.join('')}</dl>`;
}

function sectionHtml(section: ReportSection): string {
  return `<section>\n<h2>${escapeHtml(section.heading)}</h2>\n${contentHtml(section)}\n</section>`;
}

function contentHtml(section: ReportSection): string {
  switch (section.kind) {
    case 'paragraphs':
      return section.paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n');
    case 'list':
      return listHtml(section.items);
    case 'table':
      return tableHtml(section.columns, section.rows);
    case 'diff':
      return `<pre class="diff">${section.diff
        .split('\n')
        .map((line) => diffLine(line))
        .join('\n')}</pre>`;
    case 'diagnostics':
      return section.brief === true
        ? `<ul class="brief">\n${section.findings.map((finding) => briefHtml(finding)).join('\n')}\n</ul>`
        : section.findings.map((finding) => findingHtml(finding)).join('\n');
    default:
      return unreachable(section);
  }
}

function tableHtml(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`);
  return `<div class="wide" tabindex="0" role="region" aria-label="Table"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table></div>`;
}

function listHtml(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
}

/** Added and removed lines keep their sign: colour never speaks alone. */
function diffLine(line: string): string {
  const text = escapeHtml(line);
  if (line.startsWith('+')) return `<ins>${text}</ins>`;
  return line.startsWith('-') ? `<del>${text}</del>` : text;
}

function findingHtml(finding: ReportedFinding): string {
  const found = finding.diagnostics.map((each) => diagnosticHtml(each, finding.title)).join('\n');
  return `<article>\n<h3>${headHtml(finding)}</h3>\n${found}\n</article>`;
}

function headHtml(finding: ReportedFinding): string {
  const { id, title, result } = finding;
  return `<span class="result ${escapeHtml(result)}">${escapeHtml(resultWord(finding))}</span> ${escapeHtml(title)} <code>${escapeHtml(id)}</code>`;
}

function briefHtml(finding: ReportedFinding): string {
  const seen = finding.diagnostics.flatMap((each) => seenAt(each)).join('\n');
  return `<li>${headHtml(finding)}${seen === '' ? '' : `<p class="source">${escapeHtml(seen)}</p>`}</li>`;
}

function diagnosticHtml({ summary, detail, fix, source, ...found }: Diagnostic, title: string): string {
  const places = seenAt(found);
  const parts = [
    summary === title ? '' : `<p>${escapeHtml(summary)}</p>`,
    detail === '' ? '' : `<p class="detail">${escapeHtml(detail)}</p>`,
    places.length === 0
      ? ''
      : `<ul class="evidence">${places.map((text) => `<li><code>${escapeHtml(text)}</code></li>`).join('')}</ul>`,
    fix === undefined ? '' : `<p><strong>What to do:</strong> ${escapeHtml(fix)}</p>`,
    source.length === 0
      ? ''
      : `<p class="source">Source: ${escapeHtml(source.map((each) => sourceText(each)).join('; '))}</p>`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}
