import { joined, sourceLine, type RulePage } from '../config/lint/pageParts.ts';
import { CONTRADICTIONS } from './catalogue.ts';
import type { ContradictionRule } from './rule.ts';

const GENERATED = '<!-- Made by "npm run docs:contradictions" from the rules in main/contradictions. Do not edit. -->';

/** The index and one page a rule, as docs/contradictions holds them; made of what the rules say of themselves. */
export function contradictionPages(): readonly RulePage[] {
  return [
    { name: 'README.md', text: indexPage() },
    ...CONTRADICTIONS.map((rule) => ({ name: `${rule.code}.md`, text: pageOf(rule) })),
  ];
}

function indexPage(): string {
  const rows = CONTRADICTIONS.map(({ code, title, severity }) => `| [${code}](${code}.md) | ${title} | ${severity} |`);
  return joined([
    GENERATED,
    '# What settings files say against each other',
    'Each rule holds several files of one volume against each other: settings that are right by themselves, and together '
      + 'do something else than was meant. `imageprep config lint --volume ROOT` tells them, and the window before changes '
      + 'are saved. A file that is missing or cannot be read is left out, and told elsewhere.',
    ['| rule | finds | severity |', '| --- | --- | --- |', ...rows].join('\n'),
  ]);
}

function pageOf({ code, title, detail, severity, source }: ContradictionRule): string {
  return joined([
    GENERATED,
    `# ${code}`,
    `**${title}.**`,
    detail,
    ['| | |', '| --- | --- |', `| severity | \`${severity}\` |`].join('\n'),
    '## Sources',
    source.map(sourceLine).join('\n'),
    '[All rules](README.md)',
  ]);
}
