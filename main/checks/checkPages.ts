import { CHECK_AREA_NAMES, CHECK_AREAS, type CheckAbout } from '../../shared/model/check.ts';
import type { Source } from '../../shared/model/diagnostic.ts';
import { CHECKS } from './catalogue.ts';
import { aboutRule } from './checkAbout.ts';
import type { CheckRule } from './rule.ts';

/** A page of the documentation: its file name and its text. */
export interface CheckPage {
  readonly name: string;
  readonly text: string;
}

/** The index and one page a check, as docs/checks holds them; made of what the rules say of themselves. */
export function checkPages(): readonly CheckPage[] {
  return [
    { name: 'README.md', text: indexPage() },
    ...CHECKS.map((rule) => ({ name: `${rule.id}.md`, text: pageOf(aboutRule(rule)) })),
  ];
}

const GENERATED = '<!-- Made by "npm run docs:checks" from the rules in main/checks. Do not edit. -->';

function indexPage(): string {
  return [
    GENERATED,
    '# The checks',
    'Each check asks one question of an offline Windows volume and changes nothing on it. What could not be read is '
      + '`unknown`, never a pass. The grade is that of the default policy; `check --policy NAME` takes another one.',
    ...CHECK_AREAS.flatMap((area) => {
      const rules = CHECKS.filter((rule) => rule.area === area);
      return rules.length === 0 ? [] : [`## ${CHECK_AREA_NAMES[area]}`, indexTable(rules)];
    }),
  ]
    .join('\n\n')
    .concat('\n');
}

function indexTable(rules: readonly CheckRule[]): string {
  const rows = rules.map(
    ({ id, question, grade, mayBreak }) => `| [${id}](${id}.md) | ${question} | ${grade} | ${mayBreak ?? ''} |`,
  );
  return ['| check | question | grade | may break |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function pageOf(about: CheckAbout): string {
  return [
    GENERATED,
    `# ${about.id}`,
    `**${about.question}**`,
    ...(about.explains === null ? [] : [about.explains]),
    factsTable(about),
    '## Results',
    about.meanings.map(({ result, text }) => `- \`${result}\`: ${text}`).join('\n'),
    '## Remedy',
    about.remedy,
    '## Sources',
    about.source.map(sourceLine).join('\n'),
    '[All checks](README.md)',
  ]
    .join('\n\n')
    .concat('\n');
}

function factsTable({ id, area, grade, mayBreak }: CheckAbout): string {
  return [
    '| | |',
    '| --- | --- |',
    `| id | \`${id}\` |`,
    `| area | ${CHECK_AREA_NAMES[area]} (\`${area}\`) |`,
    `| grade | \`${grade}\` |`,
    `| may break | ${mayBreak === null ? 'no phase of the run' : `\`${mayBreak}\``} |`,
  ].join('\n');
}

function sourceLine({ document, certainty, says }: Source): string {
  return `- ${document} (${certainty})${says === undefined ? '' : `: ${says}`}`;
}
