import { unreachable } from '../../shared/base/assert.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import { seenAt, sourceText } from './places.ts';
import { resultWord } from './report.ts';
import type { Report, ReportedFinding, ReportSection } from './report.ts';
import { visibleText } from './visible.ts';

/** Text that Markdown (GitHub's too) shows as it is: on one line, no markup, no HTML, no link. */
function escapeMarkdown(text: string): string {
  return visibleText(text)
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_{}[\]#+!|~^$@]/g, String.raw`\$&`)
    .replace(/^(\s*)([-=])/, String.raw`$1\$2`)
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, String.raw`$1\$2`)
    .replaceAll('://', '&#58;//')
    .replaceAll(/www\./gi, (word) => `${word.slice(0, 3)}&#46;`);
}

/** The report as Markdown. */
export function renderMarkdown(report: Report): string {
  const facts = report.facts.map(({ label, value }) => `- **${escapeMarkdown(label)}**: ${escapeMarkdown(value)}`);
  const parts = [
    `# ${escapeMarkdown(report.title)}`,
    `**${escapeMarkdown(report.subtitle)}**`,
    facts.join('\n'),
    ...report.sections.map((section) => `## ${escapeMarkdown(section.heading)}\n\n${content(section)}`),
    `*ImagePrep Workbench ${escapeMarkdown(report.version)}, ${escapeMarkdown(report.generatedAt)}*`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function content(section: ReportSection): string {
  switch (section.kind) {
    case 'paragraphs':
      return section.paragraphs.map((text) => escapeMarkdown(text)).join('\n\n');
    case 'list':
      return list(section.items);
    case 'table':
      return table(section.columns, section.rows);
    case 'diff':
      return fenced(section.diff);
    case 'diagnostics':
      return section.brief === true
        ? list(section.findings.map((finding) => briefText(finding)))
        : section.findings.map((finding) => findingText(finding)).join('\n\n');
    default:
      return unreachable(section);
  }
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${escapeMarkdown(item)}`).join('\n');
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = `|${columns.map(() => ' --- ').join('|')}|`;
  return [tableLine(columns), rule, ...rows.map((row) => tableLine(row))].join('\n');
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cellText(cell)).join(' | ')} |`;
}

/** A cell holds one line; line ends become breaks. */
function cellText(text: string): string {
  return visibleText(text)
    .split('\n')
    .map((line) => escapeMarkdown(line))
    .join('<br>');
}

/** A fence longer than any run of backticks inside. */
function fenced(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(2, ...runs) + 1);
  return `${fence}diff\n${visibleText(text)}\n${fence}`;
}

function findingText(finding: ReportedFinding): string {
  const { id, title, diagnostics } = finding;
  const head = `### ${escapeMarkdown(resultWord(finding))}: ${escapeMarkdown(title)} (${escapeMarkdown(id)})`;
  return [head, ...diagnostics.map((each) => diagnosticText(each, title))].join('\n\n');
}

function briefText(finding: ReportedFinding): string {
  const seen = finding.diagnostics.flatMap((each) => seenAt(each)).join('; ');
  return `${resultWord(finding)}: ${finding.title} (${finding.id})${seen === '' ? '' : `: ${seen}`}`;
}

function diagnosticText({ summary, detail, fix, source, ...found }: Diagnostic, title: string): string {
  const parts = [
    summary === title ? '' : escapeMarkdown(summary),
    escapeMarkdown(detail),
    list(seenAt(found)),
    fix === undefined ? '' : `**What to do:** ${escapeMarkdown(fix)}`,
    source.length === 0 ? '' : `Source: ${escapeMarkdown(source.map((each) => sourceText(each)).join('; '))}`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
