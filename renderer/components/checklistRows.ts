import { unreachable } from '../../shared/base/assert.ts';
import {
  CHECK_AREAS,
  CHECK_RESULTS,
  type CheckArea,
  type CheckOutcome,
  type CheckResult,
  type ChecklistReport,
} from '../../shared/model/check.ts';
import { AREA_WORDS, count, RESULT_WORDS } from './words.ts';

/** What the findings are put under. */
export type Grouping = 'area' | 'result';

/** What the reader chose to see of a checklist. */
export interface ChecklistView {
  readonly results: readonly CheckResult[];
  readonly text: string;
  readonly by: Grouping;
  /** Areas and results whose findings are hidden. */
  readonly folded: readonly (CheckArea | CheckResult)[];
  /** Id of the finding, or the key of a group: see rowKey. */
  readonly selected: string;
}

/** What asks for a decision is shown at once; passes are shown on demand, and where nothing else is there. */
export function firstView(report: ChecklistReport | null): ChecklistView {
  const asks: readonly CheckResult[] = ['fail', 'warning', 'unknown'];
  const anyAsks = report === null || asks.some((result) => report.summary[result] > 0);
  return { results: anyAsks ? asks : CHECK_RESULTS, text: '', by: 'area', folded: [], selected: '' };
}

export type Row =
  | { readonly kind: 'area'; readonly area: CheckArea; readonly open: boolean; readonly counts: string }
  | { readonly kind: 'result'; readonly result: CheckResult; readonly open: boolean; readonly counts: string }
  | { readonly kind: 'finding'; readonly outcome: CheckOutcome };

/** What tells a row from the others, and is kept as the selection. */
export function rowKey(row: Row): string {
  switch (row.kind) {
    case 'area':
      return `area:${row.area}`;
    case 'result':
      return `result:${row.result}`;
    case 'finding':
      return row.outcome.id;
    default:
      return unreachable(row);
  }
}

/** The rows of the list: groups with anything to show, each with its findings, worst first and then by area. */
export function checklistRows(report: ChecklistReport, view: ChecklistView): readonly Row[] {
  const shown = report.results.filter(
    (outcome) => view.results.includes(outcome.result) && matches(outcome, view.text),
  );
  return view.by === 'area' ? rowsByArea(report, shown, view) : rowsByResult(shown, view);
}

function rowsByArea(report: ChecklistReport, shown: readonly CheckOutcome[], { folded }: ChecklistView) {
  return CHECK_AREAS.flatMap((area): readonly Row[] => {
    const found = worstFirst(shown.filter((outcome) => outcome.area === area));
    if (found.length === 0) return [];
    const open = !folded.includes(area);
    const counts = countWords(report.results.filter((outcome) => outcome.area === area));
    return [{ kind: 'area', area, open, counts }, ...(open ? found.map(findingRow) : [])];
  });
}

function rowsByResult(shown: readonly CheckOutcome[], { folded }: ChecklistView) {
  return CHECK_RESULTS.flatMap((result): readonly Row[] => {
    const found = shown.filter((outcome) => outcome.result === result);
    if (found.length === 0) return [];
    const open = !folded.includes(result);
    const sorted = found.toSorted((a, b) => CHECK_AREAS.indexOf(a.area) - CHECK_AREAS.indexOf(b.area));
    return [
      { kind: 'result', result, open, counts: count(found.length, 'check') },
      ...(open ? sorted.map(findingRow) : []),
    ];
  });
}

function findingRow(outcome: CheckOutcome): Row {
  return { kind: 'finding', outcome };
}

/** `1 fail, 2 warnings, 6 pass`: what an area came to. */
export function countWords(outcomes: readonly CheckOutcome[]): string {
  return CHECK_RESULTS.map((result) => ({
    result,
    many: outcomes.filter((outcome) => outcome.result === result).length,
  }))
    .filter(({ many }) => many > 0)
    .map(({ result, many }) =>
      result === 'warning' ? count(many, 'warning') : `${many} ${RESULT_WORDS[result].toLowerCase()}`,
    )
    .join(', ');
}

function matches(outcome: CheckOutcome, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return true;
  const words = [
    outcome.id,
    outcome.title,
    AREA_WORDS[outcome.area],
    ...outcome.diagnostics.flatMap((item) => [item.summary, item.detail]),
  ];
  return words.some((word) => word.toLowerCase().includes(wanted));
}

function worstFirst(outcomes: readonly CheckOutcome[]): readonly CheckOutcome[] {
  return outcomes.toSorted((a, b) => CHECK_RESULTS.indexOf(a.result) - CHECK_RESULTS.indexOf(b.result));
}
