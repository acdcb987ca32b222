import { LINT_RULES } from './catalogue.ts';
import { joined, sourceLine, type RulePage } from './pageParts.ts';
import type { LintRule } from './rule.ts';

const GENERATED = '<!-- Made by "npm run docs:rules" from the rules in main/config/lint. Do not edit. -->';

/** The index and one page a rule, as docs/rules holds them; made of what the rules say of themselves. */
export function rulePages(): readonly RulePage[] {
  return [
    { name: 'README.md', text: indexPage() },
    ...LINT_RULES.map((rule) => ({ name: `${rule.code}.md`, text: pageOf(rule) })),
  ];
}

function indexPage(): string {
  const rows = LINT_RULES.map(
    ({ code, title, severity, refuses }) =>
      `| [${code}](${code}.md) | ${title} | ${severity} | ${refuses === null ? '' : refuses} |`,
  );
  return joined([
    GENERATED,
    '# The rules of config lint',
    'Each rule looks at one settings file and says what Windows or the agent would do with it. Damage of a file (`xml-...`, '
      + '`json-...`, `yaml-...`) is told beside them. One setting that Windows does not take makes it refuse the whole answer '
      + 'file: the last column says which rules are about that.',
    ['| rule | finds | severity | refuses the file |', '| --- | --- | --- | --- |', ...rows].join('\n'),
  ]);
}

function pageOf({ code, title, detail, severity, refuses, source, example }: LintRule): string {
  return joined([
    GENERATED,
    `# ${code}`,
    `**${title}.**`,
    detail,
    [
      '| | |',
      '| --- | --- |',
      `| severity | \`${severity}\` |`,
      `| refuses the whole file | ${refuses ?? 'no'} |`,
    ].join('\n'),
    `## A file with this fault (${example.file})`,
    fenced(example.bad),
    '## The same without it',
    fenced(example.good),
    '## Sources',
    source.map(sourceLine).join('\n'),
    '[All rules](README.md)',
  ]);
}

function fenced(text: string): string {
  return `\`\`\`\n${text.trimEnd()}\n\`\`\``;
}
