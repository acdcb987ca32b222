import { SearchBox } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular, FilterRegular } from '@fluentui/react-icons';
import { Button } from '@fluentui/react-components';
import { useMemo } from 'react';
import { CHECK_RESULTS, type CheckOutcome, type CheckResult, type ChecklistReport } from '../../shared/model/check.ts';
import type { ShownProposal } from '../../shared/model/proposal.ts';
import { checklistRows, type ChecklistView, type Row } from './checklistRows.ts';
import { Chips } from './Chips.tsx';
import { FindingDetail } from './Finding.tsx';
import { Grid, type GridRow } from './Grid.tsx';
import type { ProposalActions } from './Proposal.tsx';
import { RESULT_TONES, ResultMark } from './ResultMark.tsx';
import { Empty } from './States.tsx';
import { useKey } from './useKey.ts';
import { AREA_WORDS, PHASE_WORDS, PREDICTION_WORDS, RESULT_WORDS } from './words.ts';

/** A checklist report: result chips, grouped list, and the selected finding; live or from the history. */
export function Checklist({
  report,
  view,
  onView,
  proposals = [],
  actions,
}: {
  readonly report: ChecklistReport;
  readonly view: ChecklistView;
  readonly onView: (view: ChecklistView) => void;
  readonly proposals?: readonly ShownProposal[];
  readonly actions?: ProposalActions | undefined;
}) {
  const rows = useMemo(() => checklistRows(report, view), [report, view]);
  const at = rows.findIndex((row) => rowKey(row) === view.selected);
  const selected = at >= 0 ? at : rows.findIndex((row) => row.kind === 'finding');
  const current = rows[selected];
  useKey('F8', (event) => {
    const next = nextAsking(rows, selected, event.shiftKey ? -1 : 1);
    if (next !== undefined) onView({ ...view, selected: rowKey(next) });
  });
  return (
    <>
      <ResultChips report={report} view={view} onView={onView} />
      <div className="split cols-detail">
        <section className="card" aria-label="Findings">
          {rows.length === 0 ? (
            <NothingShown report={report} view={view} onView={onView} />
          ) : (
            <Grid
              label="Findings"
              columns="cols-find"
              head={['Result', 'Finding', 'Breaks in', 'Certainty']}
              count={rows.length}
              rowAt={(index) => gridRow(rows[index])}
              selected={selected}
              onSelect={(index) => onView({ ...view, selected: rowKey(rows[index]) })}
              onFold={(index, open) => onView(folded(view, rows[index], open))}
            />
          )}
        </section>
        {current?.kind === 'finding' ? (
          <FindingDetail key={current.outcome.id} outcome={current.outcome} proposals={proposals} actions={actions} />
        ) : (
          <section className="card" aria-label="Finding">
            <Empty title="No finding is selected">Select a finding to see its evidence and its remedies.</Empty>
          </section>
        )}
      </div>
    </>
  );
}

/** The next finding that asks for a decision, round the end. */
function nextAsking(rows: readonly Row[], from: number, direction: 1 | -1): Row | undefined {
  const asking = rows.filter(
    (row) => row.kind === 'finding' && ['fail', 'warning', 'unknown'].includes(row.outcome.result),
  );
  const ahead =
    direction === 1
      ? asking.find((row) => rows.indexOf(row) > from)
      : asking.findLast((row) => rows.indexOf(row) < from);
  return ahead ?? (direction === 1 ? asking[0] : asking.at(-1));
}

interface PartProps {
  readonly report: ChecklistReport;
  readonly view: ChecklistView;
  readonly onView: (view: ChecklistView) => void;
}

function ResultChips({ report, view, onView }: PartProps) {
  return (
    <Chips<CheckResult>
      label="Results to show"
      items={CHECK_RESULTS.map((result) => ({
        value: result,
        word: RESULT_WORDS[result],
        count: report.summary[result],
        tone: RESULT_TONES[result],
      }))}
      on={view.results}
      onToggle={(results) => onView({ ...view, results })}
    >
      <SearchBox
        placeholder={`Filter ${report.results.length} checks`}
        aria-label="Filter checks"
        data-find
        value={view.text}
        onChange={(_, { value }) => onView({ ...view, text: value })}
      />
    </Chips>
  );
}

function NothingShown({ report, view, onView }: PartProps) {
  return (
    <Empty
      icon={<FilterRegular />}
      title={view.text === '' ? 'No check has one of the chosen results' : `No finding matches “${view.text}”`}
      actions={<Button onClick={() => onView({ ...view, text: '', results: CHECK_RESULTS })}>Show all checks</Button>}
    >
      {report.results.length} checks are hidden by the filter.
    </Empty>
  );
}

function rowKey(row: Row | undefined): string {
  return row === undefined ? '' : row.kind === 'area' ? `area:${row.area}` : row.outcome.id;
}

function folded(view: ChecklistView, row: Row | undefined, open: boolean): ChecklistView {
  if (row?.kind !== 'area') return view;
  const others = view.folded.filter((area) => area !== row.area);
  return { ...view, folded: open ? others : [...others, row.area] };
}

function gridRow(row: Row | undefined): GridRow | null {
  if (row === undefined) return null;
  if (row.kind === 'finding') return findingRow(row.outcome);
  return {
    key: row.area,
    expanded: row.open,
    cells: [
      <span key="a" className="row">
        {row.open ? <ChevronDownRegular aria-hidden /> : <ChevronRightRegular aria-hidden />}
        {AREA_WORDS[row.area]} <span className="muted cap">{row.counts}</span>
      </span>,
    ],
  };
}

function findingRow(outcome: CheckOutcome): GridRow {
  return {
    key: outcome.id,
    cells: [
      <ResultMark key="r" tone={RESULT_TONES[outcome.result]}>
        {RESULT_WORDS[outcome.result]}
      </ResultMark>,
      outcome.title,
      outcome.breaks === null ? (
        <span className="muted">{outcome.result === 'unknown' ? 'cannot tell' : '–'}</span>
      ) : (
        PHASE_WORDS[outcome.breaks].toLowerCase()
      ),
      PREDICTION_WORDS[outcome.prediction],
    ],
  };
}
