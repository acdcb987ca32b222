import { unreachable } from '../../shared/base/assert.ts';
import { CHECK_AREAS, type CheckArea, type CheckOutcome, type ChecklistReport } from '../../shared/model/check.ts';
import { ASKING, standingOf, STANDINGS, type Standing } from './standing.ts';
import { AREA_WORDS, count, STANDING_WORDS } from './words.ts';

/** What the findings are put under. */
export type Grouping = 'area' | 'result';

/** What the reader chose to see of a checklist. */
export interface ChecklistView {
  readonly results: readonly Standing[];
  readonly text: string;
  readonly by: Grouping;
  /** Areas and results whose findings are hidden. */
  readonly folded: readonly (CheckArea | Standing)[];
  /** Id of the finding, or the key of a group: see rowKey. */
  readonly selected: string;
}

/** What asks for a decision is shown at once; passes are shown on demand, and where nothing else is there. */
export function firstView(report: ChecklistReport | null): ChecklistView {
  const anyAsks = report === null || report.results.some((outcome) => ASKING.includes(standingOf(outcome)));
  return { results: anyAsks ? ASKING : STANDINGS, text: '', by: 'area', folded: [], selected: '' };
}

export type Row =
  | { readonly kind: 'area'; readonly area: CheckArea; readonly open: boolean; readonly counts: string }
  | { readonly kind: 'result'; readonly result: Standing; readonly open: boolean; readonly counts: string }
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

/**
 * The rows of the list: groups with anything to show, each with its findings, the worst group and finding first. What
 * only the source machine can answer is a group of its own either way.
 */
export function checklistRows(report: ChecklistReport, view: ChecklistView): readonly Row[] {
  const shown = report.results.filter(
    (outcome) => view.results.includes(standingOf(outcome)) && matches(outcome, view.text),
  );
  return view.by === 'area' ? rowsByArea(report, shown, view) : rowsByResult(shown, view);
}

function rowsByArea(report: ChecklistReport, shown: readonly CheckOutcome[], view: ChecklistView): readonly Row[] {
  const areas = CHECK_AREAS.map((area) => ofArea(report.results, area)).toSorted((a, b) => worstOf(a) - worstOf(b));
  const rows = areas.flatMap((all): readonly Row[] => {
    const area = all[0]?.area;
    if (area === undefined) return [];
    const found = worstFirst(ofArea(shown, area));
    if (found.length === 0) return [];
    const open = !view.folded.includes(area);
    return [{ kind: 'area', area, open, counts: countWords(all) }, ...(open ? found.map(findingRow) : [])];
  });
  return [...rows, ...rowsOf('ask', shown, view)];
}

/** The findings of an area; questions for the source machine have a group of their own. */
function ofArea(outcomes: readonly CheckOutcome[], area: CheckArea): readonly CheckOutcome[] {
  return outcomes.filter((outcome) => outcome.area === area && standingOf(outcome) !== 'ask');
}

function rowsByResult(shown: readonly CheckOutcome[], view: ChecklistView): readonly Row[] {
  return STANDINGS.flatMap((standing) => rowsOf(standing, shown, view));
}

function rowsOf(result: Standing, shown: readonly CheckOutcome[], { folded }: ChecklistView): readonly Row[] {
  const found = shown.filter((outcome) => standingOf(outcome) === result);
  if (found.length === 0) return [];
  const open = !folded.includes(result);
  const sorted = found.toSorted((a, b) => CHECK_AREAS.indexOf(a.area) - CHECK_AREAS.indexOf(b.area));
  const counts = count(found.length, result === 'ask' ? 'question' : 'check');
  return [{ kind: 'result', result, open, counts }, ...(open ? sorted.map(findingRow) : [])];
}

function findingRow(outcome: CheckOutcome): Row {
  return { kind: 'finding', outcome };
}

/** `1 fail, 2 warnings, 6 pass`: what an area came to. */
function countWords(outcomes: readonly CheckOutcome[]): string {
  return STANDINGS.map((standing) => ({
    standing,
    many: outcomes.filter((outcome) => standingOf(outcome) === standing).length,
  }))
    .filter(({ many }) => many > 0)
    .map(({ standing, many }) =>
      standing === 'warning' ? count(many, 'warning') : `${many} ${STANDING_WORDS[standing].toLowerCase()}`,
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

function rank(outcome: CheckOutcome): number {
  return STANDINGS.indexOf(standingOf(outcome));
}

function worstOf(outcomes: readonly CheckOutcome[]): number {
  return Math.min(...outcomes.map(rank));
}

function worstFirst(outcomes: readonly CheckOutcome[]): readonly CheckOutcome[] {
  return outcomes.toSorted((a, b) => rank(a) - rank(b));
}
