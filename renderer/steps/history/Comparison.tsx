import { Button } from '@fluentui/react-components';
import { Notice } from '../../components/Notice.tsx';
import { Card } from '../../components/Screen.tsx';
import { Failed, Skeleton } from '../../components/States.tsx';
import { Table, type TableRow } from '../../components/Table.tsx';
import { count, time } from '../../components/words.ts';
import { MiddleCut } from '../../components/MiddleCut.tsx';
import type { Outputs } from '../../client.ts';
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
  const { policies, verdicts, checks, settings, steps } = compared.value;
  return (
    <>
      <div className="cb thin stack">
        <p className="strong wrap">{differenceWords(compared.value)}</p>
        <Whose letter="A" record={a} />
        <Whose letter="B" record={b} />
        {policies === null ? null : (
          <p className="wrap">
            A was checked under the policy {policies.before}, B under {policies.after}: grades differ by policy.
          </p>
        )}
      </div>
      <Part title="Statements" rows={verdicts.map((item) => outcomeRow(item.statement, item.title, item))} />
      <Part title="Checks" rows={checks.map((item) => outcomeRow(item.id, item.title, item))} />
      <Part title="Settings" rows={settings.map((item) => textRow(item.setting, item.setting, item))} />
      <Part title="Steps" rows={steps.changes.map((item) => textRow(item.id, item.title, item))} />
    </>
  );
}

type Compared = Outputs['history']['compare'];

/** One sentence on what differs: what got worse or better first, then what decides it. */
function differenceWords({ verdicts, checks, settings, steps }: Compared): string {
  const breaks = verdicts.filter(({ before, after }) => after === 'broken' && before !== 'broken').length;
  const mends = verdicts.filter(({ before, after }) => before === 'broken' && after !== 'broken').length;
  const parts = [
    breaks > 0 ? `B breaks ${count(breaks, 'statement')} that A does not` : '',
    mends > 0 ? `B mends ${count(mends, 'statement')} that A breaks` : '',
    verdicts.length > breaks + mends ? `${count(verdicts.length - breaks - mends, 'further statement')} differ` : '',
    checks.length > 0 ? `${count(checks.length, 'check')} differ` : '',
    settings.length > 0 ? `${count(settings.length, 'setting')} differ` : '',
    steps.changes.length > 0 ? `${count(steps.changes.length, 'step')} differ` : '',
  ].filter(Boolean);
  return parts.length === 0
    ? 'The two records do not differ.'
    : `${parts.join('; ').replace(/\b1 (\w+) differ\b/g, '1 $1 differs')}.`;
}

function Whose({ letter, record }: { readonly letter: 'A' | 'B'; readonly record: HistoryRecord }) {
  const volume = record.volume ?? 'Loose files';
  return (
    <div className="row cap">
      <span className={`ab ${letter === 'B' ? 'b' : ''}`}>{letter}</span>
      <span>{time(record.at)}</span>
      <strong>{record.computerName ?? ''}</strong>
      <span className="grow glance muted">
        <MiddleCut text={volume} />
      </span>
    </div>
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

function Side({ letter }: { readonly letter: 'A' | 'B' }) {
  return <span className={`ab ${letter === 'B' ? 'b' : ''}`}>{letter}</span>;
}

function outcomeRow(key: string, title: string, sides: OutcomeSides): TableRow {
  return {
    key,
    className: 'tall',
    cells: [title, sideMark(sides.before), sideMark(sides.after)],
  };
}

function textRow(key: string, title: string, sides: Sides): TableRow {
  return {
    key,
    className: 'tall',
    cells: [title, <code key="a">{sideText(sides.before)}</code>, <code key="b">{sideText(sides.after)}</code>],
  };
}

function Part({ title, rows }: { readonly title: string; readonly rows: readonly TableRow[] }) {
  if (rows.length === 0) return null;
  return (
    <Table
      label={title}
      columns="cols-compare"
      head={[`${title}: ${count(rows.length, 'difference')}`, <Side key="a" letter="A" />, <Side key="b" letter="B" />]}
      rows={rows}
    />
  );
}
