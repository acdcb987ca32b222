import { CHECK_AREA_NAMES, CHECK_AREAS, CHECK_RESULTS, type CheckResult } from '../../shared/model/check.ts';
import type { Source } from '../../shared/model/diagnostic.ts';
import { CHECKS } from './catalogue.ts';
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
    ...CHECKS.map((rule) => ({ name: `${rule.id}.md`, text: pageOf(rule) })),
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

function pageOf(rule: CheckRule): string {
  return [
    GENERATED,
    `# ${rule.id}`,
    `**${rule.question}**`,
    ...(rule.explains === undefined ? [] : [rule.explains]),
    factsTable(rule),
    '## Results',
    CHECK_RESULTS.map((result) => `- \`${result}\`: ${meaning(rule, result)}`).join('\n'),
    '## Remedy',
    rule.remedy,
    '## Sources',
    rule.source.map(sourceLine).join('\n'),
    '[All checks](README.md)',
  ]
    .join('\n\n')
    .concat('\n');
}

function factsTable({ id, area, grade, mayBreak }: CheckRule): string {
  return [
    '| | |',
    '| --- | --- |',
    `| id | \`${id}\` |`,
    `| area | ${CHECK_AREA_NAMES[area]} (\`${area}\`) |`,
    `| grade | \`${grade}\` |`,
    `| may break | ${mayBreak === undefined ? 'no phase of the run' : `\`${mayBreak}\``} |`,
  ].join('\n');
}

function meaning({ grade, mayBreak }: CheckRule, result: CheckResult): string {
  switch (result) {
    case 'fail':
      return grade === 'recommended'
        ? 'the answer is no, and the policy in use requires this check; under the default policy it is a `warning`.'
        : `the answer is no${mayBreak === undefined ? '' : `, and the phase \`${mayBreak}\` breaks for it`}. Mend it before Sysprep.`;
    case 'warning':
      return 'something to look at: it need not stop the run, or the policy in use only recommends this check.';
    case 'unknown':
      return 'what decides it could not be read, or is not on the volume; the finding says what, and how to tell.';
    case 'pass':
      return 'the answer is yes; the evidence says what was looked at.';
    case 'notApplicable':
      return 'the question does not arise on this volume, or the policy in use leaves it out.';
  }
}

function sourceLine({ document, certainty, says }: Source): string {
  return `- ${document} (${certainty})${says === undefined ? '' : `: ${says}`}`;
}
