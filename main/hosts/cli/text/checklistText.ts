import {
  CHECK_AREA_NAMES,
  CHECK_RESULTS,
  type CheckOutcome,
  type CheckResult,
  type ChecklistReport,
  policyWords,
} from '../../../../shared/model/check.ts';
import { byArea, needingLook } from '../../../../shared/model/checkGroups.ts';
import { checklistAnswer } from '../../../../shared/model/checklistAnswer.ts';
import { indent, prose, table, tagged } from './layout.ts';
import { diagnosticText } from './places.ts';
import type { Paint } from './paint.ts';
import { bySameReason } from './sameReason.ts';
import { shellWord } from './shellWord.ts';
import { inOneLine } from '../../../../shared/text/oneLine.ts';

const WORDS: Readonly<Record<CheckResult, string>> = {
  pass: 'pass',
  warning: 'warning',
  fail: 'FAIL',
  notApplicable: 'not applicable',
  unknown: 'unknown',
};

export interface ChecklistShown {
  /** As the command named it, for commands that can be pasted. */
  readonly volume: string;
  /** Every check by its title, and each open one with its own evidence. */
  readonly all: boolean;
}

/** The checklist as text: answer, counts, the findings in full, worst first, then all checks by their areas. */
export function checklistText(report: ChecklistReport, shown: ChecklistShown, paint: Paint): string {
  const counts = CHECK_RESULTS.map((result) => `${report.summary[result]} ${WORDS[result].toLowerCase()}`).join(', ');
  return [
    paint.bold(checklistAnswer(report)),
    counts,
    ...policyLine(report, paint),
    '',
    ...findingTexts(report, shown, paint),
    ...(shown.all ? everyCheck(report, paint) : countsByArea(report, paint)),
  ].join('\n');
}

function policyLine({ policy }: ChecklistReport, paint: Paint): readonly string[] {
  return policy === undefined ? [] : [paint.dim(policyWords(policy))];
}

/**
 * Each finding in full; unless all is asked for, what could not be decided for one reason together, and last what only
 * the source machine can answer.
 */
function findingTexts({ results }: ChecklistReport, { volume, all }: ChecklistShown, paint: Paint): readonly string[] {
  const findings = needingLook(results);
  const asked = findings.filter(({ onSourceOnly }) => onSourceOnly === true);
  const open = findings.filter((each) => !asked.includes(each));
  const groups = all ? open.map((each) => [each]) : bySameReason(open);
  return [
    ...groups.map((group) => {
      const [first] = group;
      return first === undefined || group.length > 1 ? openText(group, paint) : findingText(first, volume, paint);
    }),
    ...(asked.length === 0 ? [] : [askedText(asked, paint)]),
  ];
}

function askedText(asked: readonly CheckOutcome[], paint: Paint): string {
  return [
    paint.bold('Ask on the source machine'),
    ...asked.flatMap(({ id, title, diagnostics }) => [
      indent(tagged(title, id, paint), 4),
      ...diagnostics.flatMap(({ fix }) => (fix === undefined ? [] : [prose(fix, 8, paint)])),
    ]),
    '',
  ].join('\n');
}

function openText(group: readonly CheckOutcome[], paint: Paint): string {
  const [reason] = group.flatMap(({ diagnostics }) => diagnostics);
  return [
    `${painted('unknown', paint)}  ${group.length} checks: ${inOneLine(reason?.detail ?? '')}`,
    ...(reason?.fix === undefined ? [] : [prose(`Remedy: ${reason.fix}`, 4, paint)]),
    ...group.map(({ id, title }) => indent(tagged(title, id, paint), 4)),
    '',
  ].join('\n');
}

function findingText(outcome: CheckOutcome, volume: string, paint: Paint): string {
  return [
    headText(outcome, paint),
    ...breaksLine(outcome, paint),
    ...outcome.diagnostics.map((diagnostic) => diagnosticText(diagnostic, paint)).filter((text) => text !== ''),
    ...outcome.proposals.map((id) => indent(`Mend it: imageprep fix show ${shellWord(volume)} ${shellWord(id)}`, 4)),
    '',
  ].join('\n');
}

function headText({ id, result, title }: CheckOutcome, paint: Paint): string {
  return tagged(`${painted(result, paint)}  ${title}`, id, paint);
}

function breaksLine({ result, breaks, prediction }: CheckOutcome, paint: Paint): readonly string[] {
  if (breaks === null) return [];
  if (result === 'unknown') return [prose(`May break: ${breaks}`, 4, paint)];
  return [prose(`Breaks: ${breaks}${prediction === 'cannotTell' ? ' (cannot tell)' : ''}`, 4, paint)];
}

/** One line an area; areas without a check are left out. */
function countsByArea({ results }: ChecklistReport, paint: Paint): readonly string[] {
  const heading = ['Area', ...CHECK_RESULTS.map((result) => WORDS[result].toLowerCase())];
  const rows = byArea(results).map(([area, checks]) => [
    CHECK_AREA_NAMES[area],
    ...CHECK_RESULTS.map((result) => checks.filter((each) => each.result === result).length),
  ]);
  return [...table(heading, rows, paint), '', paint.dim('--all lists every check of each area.')];
}

function everyCheck({ results }: ChecklistReport, paint: Paint): readonly string[] {
  return byArea(results).flatMap(([area, checks], index) => [
    ...(index === 0 ? [] : ['']),
    paint.bold(CHECK_AREA_NAMES[area]),
    ...checks.map((outcome) => indent(headText(outcome, paint), 2)),
  ]);
}

function painted(result: CheckResult, paint: Paint): string {
  const word = WORDS[result].padEnd(7);
  switch (result) {
    case 'fail':
      return paint.red(word);
    case 'warning':
      return paint.yellow(word);
    case 'pass':
      return paint.green(word);
    case 'unknown':
      return paint.violet(word);
    case 'notApplicable':
      return paint.dim(word);
  }
}
