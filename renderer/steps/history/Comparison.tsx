import { Button } from '@fluentui/react-components';
import { Notice } from '../../components/Notice.tsx';
import { Card } from '../../components/Screen.tsx';
import { Failed, Skeleton } from '../../components/States.tsx';
import { Table, type TableRow } from '../../components/Table.tsx';
import { count, time } from '../../components/words.ts';
import { useLoad } from '../../useLoad.ts';
import { useWorkbench } from '../../workbench.ts';
import type { HistoryRecord } from './History.tsx';
import { KIND_WORDS, OutcomeMark } from './outcomes.tsx';

/** One chosen record waits for a second; two of one kind are compared: verdicts, checks, settings, steps. */
export function Comparison({ records }: { readonly records: readonly HistoryRecord[] }) {
  const { go } = useWorkbench();
  const [a, b] = records;
  const comparable = a !== undefined && b !== undefined && a.kind === b.kind;
  return (
    <Card
      title={comparable ? `Comparison of 2 ${KIND_WORDS[a.kind].toLowerCase()} records` : 'Comparison'}
      foot={records.map((record, index) => (
        <Button key={record.id} onClick={() => go('history', record.id)}>
          Open {index === 0 ? 'A' : 'B'}
        </Button>
      ))}
    >
      {comparable ? (
        <Differences a={a} b={b} />
      ) : (
        <div className="cb">
          <Notice tone="na">
            {b === undefined
              ? 'Choose a second record of the same kind to compare the two.'
              : 'Records of different kinds cannot be compared. Choose two checks, or two runs.'}
          </Notice>
        </div>
      )}
    </Card>
  );
}

function Differences({ a, b }: { readonly a: HistoryRecord; readonly b: HistoryRecord }) {
  const { client } = useWorkbench();
  const compared = useLoad(`compare:${a.id}:${b.id}`, 'comparing two records', () =>
    client.history.compare.query({ a: a.id, b: b.id }),
  );
  if (compared.problem !== null) return <Failed problem={compared.problem} retry={compared.reload} />;
  if (compared.value === null) return <Skeleton lines={6} />;
  const { verdicts, checks, settings, steps } = compared.value;
  const nothing = verdicts.length + checks.length + settings.length + steps.changes.length === 0;
  return (
    <>
      {nothing ? <p className="cb">The two records do not differ.</p> : null}
      <Part
        title="Statements"
        a={a}
        b={b}
        rows={verdicts.map((item) => outcomeRow(item.statement, item.title, item))}
      />
      <Part title="Checks" a={a} b={b} rows={checks.map((item) => outcomeRow(item.id, item.title, item))} />
      <Part title="Settings" a={a} b={b} rows={settings.map((item) => textRow(item.setting, item.setting, item))} />
      <Part title="Steps" a={a} b={b} rows={steps.changes.map((item) => textRow(item.id, item.title, item))} />
    </>
  );
}

interface Sides {
  readonly before: string | readonly string[] | null;
  readonly after: string | readonly string[] | null;
}

interface OutcomeSides {
  readonly before: string | null;
  readonly after: string | null;
}

function sideMark(side: string | null) {
  return side === null ? 'not there' : <OutcomeMark outcome={side} />;
}

function sideText(side: Sides['before']): string {
  if (side === null || side.length === 0) return 'not there';
  return typeof side === 'string' ? side : side.join('\n');
}

function Side({ letter, record }: { readonly letter: 'A' | 'B'; readonly record: HistoryRecord }) {
  return (
    <span className="row">
      <span className={`ab ${letter === 'B' ? 'b' : ''}`}>{letter}</span>
      <span className="cut">{time(record.at)}</span>
    </span>
  );
}

function outcomeRow(key: string, title: string, sides: OutcomeSides): TableRow {
  return {
    key,
    cells: [
      <span key="t" title={title}>
        {title}
      </span>,
      sideMark(sides.before),
      sideMark(sides.after),
    ],
  };
}

function textRow(key: string, title: string, sides: Sides): TableRow {
  return {
    key,
    className: 'tall',
    cells: [title, <code key="a">{sideText(sides.before)}</code>, <code key="b">{sideText(sides.after)}</code>],
  };
}

function Part({
  title,
  a,
  b,
  rows,
}: {
  readonly title: string;
  readonly a: HistoryRecord;
  readonly b: HistoryRecord;
  readonly rows: readonly TableRow[];
}) {
  if (rows.length === 0) return null;
  return (
    <Table
      label={title}
      columns="cols-compare"
      head={[
        `${title}: ${count(rows.length, 'difference')}`,
        <Side key="a" letter="A" record={a} />,
        <Side key="b" letter="B" record={b} />,
      ]}
      rows={rows}
    />
  );
}
