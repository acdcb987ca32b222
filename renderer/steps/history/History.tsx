import { Button, SearchBox } from '@fluentui/react-components';
import { HistoryRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { baseName } from '../../../shared/base/winPath.ts';
import type { Outputs } from '../../client.ts';
import { Grid, type GridRow } from '../../components/Grid.tsx';
import { Screen } from '../../components/Screen.tsx';
import { Empty, Failed, Skeleton } from '../../components/States.tsx';
import { count, cutMiddle, time } from '../../components/words.ts';
import { useKept, useWorkbench } from '../../workbench.ts';
import { Comparison } from './Comparison.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { PruneDialog } from './PruneDialog.tsx';
import { KIND_PLURALS, KIND_WORDS, OutcomeMark } from './outcomes.tsx';
import { RecordScreen } from './RecordScreen.tsx';
import { useRecords, type RecordFilter } from './useRecords.ts';

export type HistoryRecord = Outputs['history']['list']['records'][number];

/** What was done and what changed? Records with search; one opened, or two compared. */
export function History() {
  const { route } = useWorkbench();
  return route.page === null ? <RecordList /> : <RecordScreen key={route.page} id={route.page} />;
}

function RecordList() {
  const { go } = useWorkbench();
  const [filter, setFilter] = useKept<RecordFilter>('history', ALL);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [at, setAt] = useKept<number>('historyRow', 0);
  const [asking, setAsking] = useState<'delete' | 'prune' | null>(null);
  const records = useRecords(filter);
  const list = records.list;
  const toggle = (id: string): void =>
    setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id].slice(-2));
  const pair = list.filter((record) => chosen.includes(record.id)).toReversed();
  const remove = (): Promise<void> => records.remove(chosen).then(() => setChosen([]));
  return (
    <Screen
      name="History"
      meta="On this PC only, without secrets"
      answer={historyAnswer(list.length, records.more, records.loading, isFiltered(filter))}
      actions={
        <>
          <Button disabled={chosen.length === 0} onClick={() => setAsking('delete')}>
            {chosen.length < 2 ? 'Delete…' : 'Delete both…'}
          </Button>
          <Button onClick={() => setAsking('prune')}>Prune…</Button>
        </>
      }
      layout="rows-auto"
    >
      <Filters filter={filter} onFilter={setFilter} />
      {records.problem === null ? null : <Failed problem={records.problem} retry={records.reload} />}
      <div className={`split ${pair.length === 0 ? '' : 'cols-low'}`}>
        <section className="card" aria-label="Records">
          {records.loading && list.length === 0 ? <Skeleton lines={8} /> : null}
          {!records.loading && list.length === 0 && records.problem === null ? (
            <NoRecords filter={filter} onFilter={setFilter} />
          ) : null}
          {list.length === 0 ? null : (
            <Grid
              label="Records"
              columns="cols-record"
              head={[
                <span key="c" className="sr">
                  Chosen
                </span>,
                'Kind',
                'Result',
                'What was found or done',
                'When, UTC',
              ]}
              count={list.length}
              rowAt={(index) => recordRow(list[index], pair, toggle)}
              selected={Math.min(at, list.length - 1)}
              onSelect={setAt}
              onMark={(index) => toggle(list[index]?.id ?? '')}
              onOpen={(index) => go('history', list[index]?.id ?? null)}
              onRange={records.want}
            />
          )}
        </section>
        {pair.length === 0 ? null : <Comparison records={pair} key={pair.map((record) => record.id).join()} />}
      </div>
      {asking === 'prune' ? <PruneDialog onClose={() => setAsking(null)} onDone={records.reload} /> : null}
      {asking === 'delete' ? <DeleteDialog records={pair} onDelete={remove} onClose={() => setAsking(null)} /> : null}
    </Screen>
  );
}

function Filters({
  filter,
  onFilter,
}: {
  readonly filter: RecordFilter;
  readonly onFilter: (filter: RecordFilter) => void;
}) {
  const kinds = ['check', 'edit', 'run', 'diagnosis'] as const;
  return (
    <div className="filters">
      <SearchBox
        aria-label="Search records"
        placeholder="Search records"
        data-find
        value={filter.search}
        onChange={(_, { value }) => onFilter({ ...filter, search: value })}
      />
      <fieldset className="filters" aria-label="Kinds to show">
        <button
          type="button"
          className="chip"
          aria-pressed={filter.kind === null}
          onClick={() => onFilter({ ...filter, kind: null })}
        >
          All
        </button>
        {kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className="chip"
            aria-pressed={filter.kind === kind}
            onClick={() => onFilter({ ...filter, kind })}
          >
            {KIND_PLURALS[kind]}
          </button>
        ))}
      </fieldset>
      <span className="grow" />
      <span className="cap muted">Choose two of one kind with Space to compare them. Enter opens a record.</span>
    </div>
  );
}

const ALL: RecordFilter = { kind: null, search: '' };

function isFiltered({ kind, search }: RecordFilter): boolean {
  return kind !== null || search !== '';
}

function NoRecords({
  filter,
  onFilter,
}: {
  readonly filter: RecordFilter;
  readonly onFilter: (filter: RecordFilter) => void;
}) {
  const { route, go } = useWorkbench();
  const filtered = isFiltered(filter);
  return (
    <Empty
      icon={<HistoryRegular />}
      title={filtered ? 'No record matches the filter' : 'Nothing is recorded yet'}
      actions={
        filtered ? (
          <Button onClick={() => onFilter(ALL)}>Clear the filter</Button>
        ) : route.volume === null ? (
          <Button onClick={() => go('start')}>Open a volume</Button>
        ) : (
          <Button onClick={() => go('checklist')}>Check this volume</Button>
        )
      }
    >
      Each check, change, run and diagnosis appears here, with undo.
    </Empty>
  );
}

function historyAnswer(known: number, more: boolean, loading: boolean, filtered: boolean): string {
  if (loading && known === 0) return 'The history is being read.';
  if (known === 0) return filtered ? 'No record matches the filter.' : 'Nothing is recorded yet.';
  return `${count(known, 'record')}${more ? ' shown, more follow' : ''}.`;
}

function recordRow(
  record: HistoryRecord | undefined,
  pair: readonly HistoryRecord[],
  toggle: (id: string) => void,
): GridRow | null {
  if (record === undefined) return null;
  const place = record.volume === null ? 'Loose files' : cutMiddle(baseName(record.volume), 36);
  const name = record.computerName ?? place;
  const side = pair.findIndex((chosen) => chosen.id === record.id);
  return {
    key: record.id,
    cells: [
      <input
        key="c"
        type="checkbox"
        tabIndex={-1}
        aria-label={`Choose ${record.summary}`}
        checked={side >= 0}
        onClick={(event) => event.stopPropagation()}
        onChange={() => toggle(record.id)}
      />,
      <span key="k" className="row">
        {KIND_WORDS[record.kind]}
        {side < 0 ? null : <span className={`ab ${side === 1 ? 'b' : ''}`}>{side === 0 ? 'A' : 'B'}</span>}
      </span>,
      <OutcomeMark key="o" outcome={record.outcome} />,
      <span key="s" title={[`${name}: ${record.summary}`, record.volume ?? '', ...record.files].join('\n').trim()}>
        {record.summary} <span className="muted">{name}</span>
      </span>,
      <span key="t" className="muted" title={record.at}>
        {time(record.at).replace(/ UTC$/, '')}
      </span>,
    ],
  };
}
