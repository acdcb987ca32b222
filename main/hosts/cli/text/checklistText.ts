import {
  CHECK_AREA_NAMES,
  CHECK_AREAS,
  CHECK_RESULTS,
  type CheckArea,
  type CheckOutcome,
  type CheckResult,
  type ChecklistReport,
  policyWords,
} from '../../../../shared/model/check.ts';
import { checklistAnswer } from '../../../../shared/model/checklistAnswer.ts';
import { indent, prose, table, tagged } from './layout.ts';
import { diagnosticText } from './places.ts';
import type { Paint } from './paint.ts';
import { shellWord } from './shellWord.ts';

const WORDS: Readonly<Record<CheckResult, string>> = {
  pass: 'pass',
  warning: 'warning',
  fail: 'FAIL',
  notApplicable: 'not applicable',
  unknown: 'unknown',
};

/** Results that need no more than their title. */
const QUIET: ReadonlySet<CheckResult> = new Set(['pass', 'notApplicable']);

export interface ChecklistShown {
  /** As the command named it, for commands that can be pasted. */
  readonly volume: string;
  /** Every check by its title, and not only the count of those that need no look. */
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
    ...loudest(report.results).map((outcome) => findingText(outcome, shown.volume, paint)),
    ...(shown.all ? everyCheck(report, paint) : countsByArea(report, paint)),
  ].join('\n');
}

function policyLine({ policy }: ChecklistReport, paint: Paint): readonly string[] {
  return policy === undefined ? [] : [paint.dim(policyWords(policy))];
}

/** What needs a look, worst first; questions for the source machine come after what the volume should have told. */
function loudest(results: readonly CheckOutcome[]): readonly CheckOutcome[] {
  const rank = ({ result, onSourceOnly }: CheckOutcome) =>
    CHECK_RESULTS.indexOf(result) + (onSourceOnly === true ? 0.5 : 0);
  return results.filter(({ result }) => !QUIET.has(result)).toSorted((a, b) => rank(a) - rank(b));
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

function byArea(results: readonly CheckOutcome[]): readonly (readonly [CheckArea, readonly CheckOutcome[]])[] {
  return CHECK_AREAS.map((area) => [area, results.filter((each) => each.area === area)] as const).filter(
    ([, checks]) => checks.length > 0,
  );
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
