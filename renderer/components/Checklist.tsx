import { Button, SearchBox } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular, FilterRegular } from '@fluentui/react-icons';
import { useMemo, useRef, type ReactNode } from 'react';
import type { CheckOutcome, ChecklistReport } from '../../shared/model/check.ts';
import type { ShownProposal } from '../../shared/model/proposal.ts';
import { checklistRows, rowKey, type ChecklistView, type Grouping, type Row } from './checklistRows.ts';
import { Chips } from './Chips.tsx';
import type { Opener } from './Evidence.tsx';
import { FindingDetail, type FindingProps } from './Finding.tsx';
import { Grid, type GridRow } from './Grid.tsx';
import type { ProposalActions } from './Proposal.tsx';
import { ResultMark, STANDING_TONES } from './ResultMark.tsx';
import { Questions } from './Questions.tsx';
import { ASKING, standingOf, STANDINGS, withStanding, type Standing } from './standing.ts';
import { Empty } from './States.tsx';
import { Tabs } from './Tabs.tsx';
import { useKeptFocus } from './useKeptFocus.ts';
import { useKey } from './useKey.ts';
import { AREA_WORDS, phaseWord, PREDICTION_WORDS, STANDING_WORDS, standingWords } from './words.ts';

const LIST = '[role="treegrid"]';

/**
 * A checklist report: result chips, list grouped by area or by result, and the selected finding; live or from the
 * history. Enter goes from the list into the finding, Esc back.
 */
export function Checklist({
  report,
  view,
  onView,
  proposals = [],
  actions,
  opener,
  about,
}: {
  readonly report: ChecklistReport;
  readonly view: ChecklistView;
  readonly onView: (view: ChecklistView) => void;
  readonly proposals?: readonly ShownProposal[];
  readonly actions?: ProposalActions | undefined;
  /** Leads from a piece of evidence to its place; missing in a record. */
  readonly opener?: Opener | undefined;
  readonly about: FindingProps['about'];
}) {
  const split = useRef<HTMLDivElement>(null);
  useKeptFocus(split, LIST, report);
  const focus = (part: string): void => split.current?.querySelector<HTMLElement>(part)?.focus();
  const rows = useMemo(() => checklistRows(report, view), [report, view]);
  const at = rows.findIndex((row) => rowKey(row) === view.selected);
  const selected = at >= 0 ? at : rows.findIndex((row) => row.kind === 'finding');
  const select = (row: Row | undefined): void => {
    if (row !== undefined) onView({ ...view, selected: rowKey(row) });
  };
  useKey('F8', (event) => {
    select(nextAsking(rows, selected, event.shiftKey ? -1 : 1));
  });
  return (
    <>
      <ResultChips report={report} view={view} onView={onView} />
      <div className="split cols-detail" ref={split}>
        <section className="card" aria-label="Findings">
          {rows.length === 0 ? (
            <NothingShown report={report} view={view} onView={onView} />
          ) : (
            <Grid
              label="Findings"
              columns={view.by === 'area' ? 'cols-find' : 'cols-find by-result'}
              head={[view.by === 'area' ? 'Result' : 'Area', 'Finding', 'Breaks in', 'Certainty']}
              count={rows.length}
              rowAt={(index) => gridRow(rows[index], view.by)}
              selected={selected}
              onSelect={(index) => select(rows[index])}
              onOpen={() => focus('.detail .dbody')}
              onFold={(index, open) => onView(folded(view, rows[index], open))}
            />
          )}
        </section>
        <Selected
          row={rows[selected]}
          report={report}
          proposals={proposals}
          actions={actions}
          opener={opener}
          about={about}
          onLeave={() => focus(LIST)}
        />
      </div>
    </>
  );
}

/** The selected row in full: a finding, or all that has to be asked on the source machine. */
function Selected({
  row,
  report,
  ...finding
}: {
  readonly row: Row | undefined;
  readonly report: ChecklistReport;
} & Omit<FindingProps, 'outcome'>) {
  if (row?.kind === 'finding') return <FindingDetail key={row.outcome.id} outcome={row.outcome} {...finding} />;
  if (row?.kind === 'result' && row.result === 'ask')
    return <Questions questions={withStanding(report, 'ask')} onLeave={finding.onLeave} />;
  return (
    <section className="card" aria-label="Finding">
      <Empty title="No finding is selected">Select a finding to see its evidence and its remedies.</Empty>
    </section>
  );
}

/** The next finding that asks for a decision, round the end. */
function nextAsking(rows: readonly Row[], from: number, direction: 1 | -1): Row | undefined {
  const asking = rows.filter((row) => row.kind === 'finding' && ASKING.includes(standingOf(row.outcome)));
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
    <Chips<Standing>
      label="Results to show"
      items={STANDINGS.map((standing) => ({
        value: standing,
        word: STANDING_WORDS[standing],
        count: withStanding(report, standing).length,
        tone: STANDING_TONES[standing],
      }))}
      on={view.results}
      onToggle={(results) => onView({ ...view, results })}
    >
      <Tabs<Grouping>
        label="Group the findings"
        items={[
          { value: 'area', word: 'By area' },
          { value: 'result', word: 'By result' },
        ]}
        selected={view.by}
        onSelect={(by) => onView({ ...view, by })}
      />
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
      actions={<Button onClick={() => onView({ ...view, text: '', results: STANDINGS })}>Show all checks</Button>}
    >
      {report.results.length} checks are hidden by the filter.
    </Empty>
  );
}

function folded(view: ChecklistView, row: Row | undefined, open: boolean): ChecklistView {
  if (row === undefined || row.kind === 'finding') return view;
  const group = row.kind === 'area' ? row.area : row.result;
  const others = view.folded.filter((other) => other !== group);
  return { ...view, selected: rowKey(row), folded: open ? others : [...others, group] };
}

function gridRow(row: Row | undefined, by: Grouping): GridRow | null {
  if (row === undefined) return null;
  if (row.kind === 'finding') return findingRow(row.outcome, by);
  const name =
    row.kind === 'area' ? (
      AREA_WORDS[row.area]
    ) : (
      <ResultMark tone={STANDING_TONES[row.result]}>{standingWords(row.result)}</ResultMark>
    );
  return { key: rowKey(row), expanded: row.open, cells: [groupCell(row.open, name, row.counts)] };
}

function groupCell(open: boolean, name: ReactNode, counts: string): ReactNode {
  return (
    <span key="a" className="row">
      {open ? <ChevronDownRegular aria-hidden /> : <ChevronRightRegular aria-hidden />}
      {name} <span className="muted cap">{counts}</span>
    </span>
  );
}

function findingRow(outcome: CheckOutcome, by: Grouping): GridRow {
  const standing = standingOf(outcome);
  const result = (
    <ResultMark key="r" tone={STANDING_TONES[standing]}>
      {STANDING_WORDS[standing]}
    </ResultMark>
  );
  return {
    key: outcome.id,
    cells: [
      by === 'area' ? result : AREA_WORDS[outcome.area],
      <span key="t" title={outcome.title}>
        {outcome.title}
      </span>,
      breaksWords(outcome),
      <span key="c" className={standing === 'ask' || outcome.prediction === 'certain' ? 'muted' : ''}>
        {standing === 'ask' ? '–' : PREDICTION_WORDS[outcome.prediction]}
      </span>,
    ],
  };
}

function breaksWords(outcome: CheckOutcome): ReactNode {
  if (outcome.breaks !== null) return phaseWord(outcome.breaks);
  return <span className="muted">{standingOf(outcome) === 'unknown' ? 'cannot tell' : '–'}</span>;
}
