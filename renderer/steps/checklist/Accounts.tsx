import { Button, SearchBox } from '@fluentui/react-components';
import { useMemo } from 'react';
import { DiagnosticNotice } from '../../components/Notice.tsx';
import { Grid } from '../../components/Grid.tsx';
import { Chips } from '../../components/Chips.tsx';
import { ProposalCard } from '../../components/Proposal.tsx';
import { RESULT_TONES, ResultMark } from '../../components/ResultMark.tsx';
import { Screen } from '../../components/Screen.tsx';
import { MiddleCut } from '../../components/MiddleCut.tsx';
import { Empty, Failed, Skeleton } from '../../components/States.tsx';
import { useLoad } from '../../useLoad.ts';
import { useProposals } from '../../useProposals.ts';
import { usePlaced } from '../../usePlaced.ts';
import { useVolume, useWorkbench } from '../../workbench.ts';
import { RESULT_WORDS } from '../../components/words.ts';
import { accountRows, accountsAnswer, type AccountRow } from './accountRows.ts';
import { ScrollBox } from '../../components/ScrollBox.tsx';

interface View {
  readonly text: string;
  readonly results: readonly AccountRow['result'][];
  readonly selected: string;
}

const RESULTS = ['fail', 'warning', 'unknown', 'pass'] as const;
const FIRST: View = { text: '', results: RESULTS, selected: '' };

const PLACING = {
  write: ({ text, results, selected }: View) => ({
    show: results.join(','),
    ...(text === '' ? {} : { text }),
    ...(selected === '' ? {} : { row: selected }),
  }),
  read: ({ show, text, row }: Readonly<Record<string, string>>, otherwise: View): View =>
    show === undefined && text === undefined && row === undefined
      ? otherwise
      : {
          results: show === undefined ? RESULTS : RESULTS.filter((result) => show.split(',').includes(result)),
          text: text ?? '',
          selected: row ?? '',
        },
};

/** Accounts, ProfileList and folders, joined by SID: one row each, the remedies of the selected one below. */
export function Accounts() {
  const { client, go, jobs, version } = useWorkbench();
  const volume = useVolume();
  const accounts = useLoad(`accounts:${volume}:${version}`, 'reading accounts and profiles', () =>
    client.accounts.list.query({ volume }),
  );
  const fixes = useLoad(`fixes:${volume}:${version}`, 'reading the remedies', () => client.fix.list.query({ volume }));
  const { actions, problem } = useProposals(volume);
  const [view, setView] = usePlaced<View>('accounts', FIRST, PLACING);
  const checks = jobs.checks.last?.value ?? null;
  const all = useMemo(
    () => (accounts.value === null ? [] : accountRows(accounts.value, checks)),
    [accounts.value, checks],
  );
  const mending = (fixes.value ?? []).filter((fix) =>
    fix.changes.some((change) => /ProfileList/i.test(change.key ?? '')),
  );
  return (
    <Screen
      name={
        <button type="button" className="link" onClick={() => go('checklist')}>
          Checklist
        </button>
      }
      meta="Accounts and profiles: SAM, ProfileList and the Users folder, joined by SID"
      answer={
        accounts.value === null
          ? 'Accounts and profiles are being read.'
          : accountsAnswer(all, accounts.value.problems.length === 0)
      }
      why="A standard image wants one administrator and one profile. Nothing is written until you approve the difference."
      layout="rows-auto"
    >
      <div className="stack">
        {accounts.problem === null ? null : <Failed problem={accounts.problem} retry={accounts.reload} />}
        {problem === null ? null : <DiagnosticNotice diagnostic={problem} live />}
        {(accounts.value?.problems ?? []).map((item, index) => (
          <DiagnosticNotice key={index} diagnostic={item} />
        ))}
      </div>
      <Filters rows={all} view={view} onView={setView} />
      {mending.length === 0 ? null : (
        <ScrollBox label="Remedies" className="stack remedies">
          {mending.map((fix) => (
            <ProposalCard key={fix.id} proposal={fix} actions={actions} primary />
          ))}
        </ScrollBox>
      )}
      <section className="card" aria-label="Accounts and profiles">
        {accounts.value === null && accounts.loading ? <Skeleton lines={8} /> : null}
        {accounts.value === null ? null : <Rows all={all} view={view} onView={setView} />}
      </section>
    </Screen>
  );
}

interface PartProps {
  readonly view: View;
  readonly onView: (view: View) => void;
}

function Filters({ rows, view, onView }: PartProps & { readonly rows: readonly AccountRow[] }) {
  const many = (result: AccountRow['result']): number => rows.filter((row) => row.result === result).length;
  return (
    <Chips
      label="Rows to show"
      items={RESULTS.map((value) => ({
        value,
        word: RESULT_WORDS[value],
        count: many(value),
        tone: RESULT_TONES[value],
      }))}
      on={view.results}
      onToggle={(results) => onView({ ...view, results })}
    >
      <SearchBox
        placeholder="Filter by name, SID, path"
        aria-label="Filter accounts and profiles"
        data-find
        value={view.text}
        onChange={(_, { value }) => onView({ ...view, text: value })}
      />
    </Chips>
  );
}

function Rows({ all, view, onView }: PartProps & { readonly all: readonly AccountRow[] }) {
  const text = view.text.toLowerCase();
  const rows = all.filter((row) => view.results.includes(row.result) && row.search.includes(text));
  const at = rows.findIndex((row) => row.key === view.selected || row.sid === view.selected);
  if (rows.length === 0)
    return (
      <Empty
        title={all.length === 0 ? 'No account and no profile was found' : 'No row matches the filter'}
        actions={all.length === 0 ? undefined : <Button onClick={() => onView(FIRST)}>Show all rows</Button>}
      >
        Local accounts, profile keys and folders under Users would be here.
      </Empty>
    );
  return (
    <Grid
      label="Accounts and profiles"
      columns="cols-account"
      head={['Name', 'SID', 'Account', 'Profile folder', 'What is wrong', 'Result']}
      count={rows.length}
      rowAt={(index) => gridRow(rows[index])}
      selected={Math.max(0, at)}
      onSelect={(index) => onView({ ...view, selected: rows[index]?.key ?? '' })}
    />
  );
}

function gridRow(row: AccountRow | undefined) {
  if (row === undefined) return null;
  const wrong = row.wrong.join(', ');
  return {
    key: row.key,
    cells: [
      <strong key="n" className="strong">
        {row.name}
      </strong>,
      <code key="s">
        <MiddleCut text={row.sid} />
      </code>,
      row.account,
      <code key="p">
        <MiddleCut text={row.path} />
      </code>,
      <span key="w" title={wrong}>
        {wrong}
      </span>,
      <ResultMark key="r" tone={RESULT_TONES[row.result]}>
        {RESULT_WORDS[row.result]}
      </ResultMark>,
    ],
  };
}
