import {
  CHECK_RESULTS,
  type CheckOutcome,
  type CheckResult,
  type ChecklistReport,
  policyWords,
} from '../../../../shared/model/check.ts';
import { checklistAnswer } from '../../../../shared/model/checklistAnswer.ts';
import { prose, tagged } from './layout.ts';
import { diagnosticText } from './places.ts';
import type { Paint } from './paint.ts';

const WORDS: Readonly<Record<CheckResult, string>> = {
  pass: 'pass',
  warning: 'warning',
  fail: 'FAIL',
  notApplicable: 'not applicable',
  unknown: 'unknown',
};

/** Results that need no more than their title. */
const QUIET: ReadonlySet<CheckResult> = new Set(['pass', 'notApplicable']);

/** The checklist as text: answer, counts, then the findings, worst first; passes as one line each. */
export function checklistText(report: ChecklistReport, paint: Paint): string {
  const counts = CHECK_RESULTS.map((result) => `${report.summary[result]} ${WORDS[result].toLowerCase()}`).join(', ');
  const ordered = CHECK_RESULTS.flatMap((result) => report.results.filter((outcome) => outcome.result === result));
  return [
    paint.bold(checklistAnswer(report)),
    counts,
    ...policyLine(report, paint),
    '',
    ...ordered.map((outcome) => outcomeText(outcome, paint)),
  ].join('\n');
}

function policyLine({ policy }: ChecklistReport, paint: Paint): readonly string[] {
  return policy === undefined ? [] : [paint.dim(policyWords(policy))];
}

function outcomeText(outcome: CheckOutcome, paint: Paint): string {
  const head = tagged(`${painted(outcome.result, paint)}  ${outcome.title}`, outcome.id, paint);
  if (QUIET.has(outcome.result)) return head;
  return [
    head,
    ...breaksLine(outcome, paint),
    ...outcome.diagnostics.map((diagnostic) => diagnosticText(diagnostic, paint)).filter((text) => text !== ''),
    '',
  ].join('\n');
}

function breaksLine({ result, breaks, prediction }: CheckOutcome, paint: Paint): readonly string[] {
  if (breaks === null) return [];
  if (result === 'unknown') return [prose(`May break: ${breaks}`, 4, paint)];
  return [prose(`Breaks: ${breaks}${prediction === 'cannotTell' ? ' (cannot tell)' : ''}`, 4, paint)];
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
