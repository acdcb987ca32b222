import {
  CHECK_AREAS,
  CHECK_RESULTS,
  type CheckArea,
  type CheckOutcome,
  type CheckResult,
  type ChecklistReport,
} from '../../shared/model/check.ts';
import { count, RESULT_WORDS } from './words.ts';

/** What the reader chose to see of a checklist. */
export interface ChecklistView {
  readonly results: readonly CheckResult[];
  readonly text: string;
  readonly folded: readonly CheckArea[];
  /** Id of the finding, or `area:` with the area's name. */
  readonly selected: string;
}

/** What asks for a decision is shown at once; passes are shown on demand, and where nothing else is there. */
export function firstView(report: ChecklistReport | null): ChecklistView {
  const asks: readonly CheckResult[] = ['fail', 'warning', 'unknown'];
  const anyAsks = report === null || asks.some((result) => report.summary[result] > 0);
  return { results: anyAsks ? asks : CHECK_RESULTS, text: '', folded: [], selected: '' };
}

export type Row =
  | { readonly kind: 'area'; readonly area: CheckArea; readonly open: boolean; readonly counts: string }
  | { readonly kind: 'finding'; readonly outcome: CheckOutcome };

/** The rows of the list: areas with anything to show, each with its findings, worst first. */
export function checklistRows(report: ChecklistReport, view: ChecklistView): readonly Row[] {
  return CHECK_AREAS.flatMap((area) => {
    const all = report.results.filter((outcome) => outcome.area === area);
    const shown = all.filter((outcome) => view.results.includes(outcome.result) && matches(outcome, view.text));
    if (shown.length === 0) return [];
    const open = !view.folded.includes(area);
    const head: Row = { kind: 'area', area, open, counts: countWords(all) };
    return [head, ...(open ? worstFirst(shown).map((outcome): Row => ({ kind: 'finding', outcome })) : [])];
  });
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

/** The first line of the checklist: whether Sysprep may run, and what stops it. */
export function checklistAnswer({ summary }: ChecklistReport): string {
  const { fail, warning, unknown } = summary;
  if (fail > 0)
    return `Do not run Sysprep yet: ${count(fail, 'finding')} ${fail === 1 ? 'breaks' : 'break'} the run or the new instances.`;
  if (unknown > 0)
    return `Nothing found stops Sysprep, but ${count(unknown, 'check')} could not be decided${warning > 0 ? `, and ${count(warning, 'warning')} ${warning === 1 ? 'needs' : 'need'} a look` : ''}.`;
  if (warning > 0)
    return `Nothing stops Sysprep; ${count(warning, 'warning')} ${warning === 1 ? 'needs' : 'need'} a look.`;
  return 'Nothing found stops Sysprep.';
}

function matches(outcome: CheckOutcome, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return true;
  const words = [outcome.id, outcome.title, ...outcome.diagnostics.flatMap((item) => [item.summary, item.detail])];
  return words.some((word) => word.toLowerCase().includes(wanted));
}

function worstFirst(outcomes: readonly CheckOutcome[]): readonly CheckOutcome[] {
  return outcomes.toSorted((a, b) => CHECK_RESULTS.indexOf(a.result) - CHECK_RESULTS.indexOf(b.result));
}
