import { Button, SearchBox } from '@fluentui/react-components';
import { useMemo, useRef } from 'react';
import { foldCase } from '../../../shared/base/caseless.ts';
import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import { Chips } from '../../components/Chips.tsx';
import { DiagnosticNotice } from '../../components/Notice.tsx';
import { Screen } from '../../components/Screen.tsx';
import { ScrollBox } from '../../components/ScrollBox.tsx';
import { Empty, Failed, Skeleton } from '../../components/States.tsx';
import { useKeptFocus } from '../../components/useKeptFocus.ts';
import { count } from '../../components/words.ts';
import { useLoad } from '../../useLoad.ts';
import { usePlaced } from '../../usePlaced.ts';
import { useProposals } from '../../useProposals.ts';
import { useVolume, useWorkbench } from '../../workbench.ts';
import { AccountDetail } from './AccountDetail.tsx';
import { accountRows, accountsAnswer, type AccountRow } from './accountRows.ts';
import { AccountsFoot } from './AccountsFoot.tsx';
import {
  DECISIONS,
  FIRST_VIEW,
  readAccountsPlace,
  shownRows,
  writeAccountsPlace,
  type AccountsView,
} from './accountsPlace.ts';
import { AccountTable, decisionWord } from './AccountTable.tsx';
import { barredProfiles, profileKeysOf, profileRemedies } from './offlineRemedies.ts';
import { sourceCommands } from './sourceCommands.ts';

const PLACING = { read: readAccountsPlace, write: writeAccountsPlace };

/** Accounts, ProfileList and folders, joined by SID: one decision a row, the selected one explained below. */
export function Accounts() {
  const { client, go, jobs, version } = useWorkbench();
  const volume = useVolume();
  const accounts = useLoad(`accounts:${volume}:${version}`, 'reading accounts and profiles', () =>
    client.accounts.list.query({ volume }),
  );
  const measured = useLoad(`sizes:${volume}:${version}`, 'measuring the profile folders', () =>
    client.accounts.measured.query({ volume }),
  );
  // The table is there at once; the sizes come when every folder has been listed.
  const report = measured.value ?? accounts.value;
  const fixes = useLoad(`fixes:${volume}:${version}`, 'reading the remedies', () => client.fix.list.query({ volume }));
  const { actions, problem } = useProposals(volume);
  const [view, setView] = usePlaced<AccountsView>('accounts', FIRST_VIEW, PLACING);
  const checks = jobs.checks.last?.value ?? null;
  const rows = useMemo(
    () => (report === null ? null : accountRows(report, checks, view.order)),
    [report, checks, view.order],
  );
  const card = useRef<HTMLElement>(null);
  useKeptFocus(card, '[role="grid"]', rows);
  const remedies = useMemo(() => profileRemedies(fixes.value ?? []), [fixes.value]);
  const barred = barredProfiles(fixes.value ?? []);
  const offline = useMemo(() => new Set(remedies.flatMap(profileKeysOf)), [remedies]);
  const isOffline = (row: AccountRow): boolean => offline.has(foldCase(row.sid));
  const commands = (rows ?? []).filter((row) => !isOffline(row)).flatMap(sourceCommands);
  return (
    <Screen
      name={
        <button type="button" className="link" onClick={() => go('checklist')}>
          Checklist
        </button>
      }
      meta="Accounts and profiles: SAM, ProfileList and the Users folder, joined by SID"
      answer={
        rows === null ? 'Accounts and profiles are being read.' : accountsAnswer(rows, report?.problems.length === 0)
      }
      why="A standard image wants one administrator and one profile. Nothing is written until you approve the difference."
      layout="rows-auto"
    >
      <div className="stack">
        {accounts.problem === null ? null : <Failed problem={accounts.problem} retry={accounts.reload} />}
        {measured.problem === null || accounts.problem !== null ? null : (
          <DiagnosticNotice diagnostic={measured.problem} />
        )}
        {fixes.problem === null ? null : <DiagnosticNotice diagnostic={fixes.problem} />}
        {problem === null ? null : <DiagnosticNotice diagnostic={problem} live />}
        {barred === null ? null : (
          <DiagnosticNotice diagnostic={barred}>
            <p>Profile keys are therefore not mended here.</p>
          </DiagnosticNotice>
        )}
        {report === null ? null : <Doubts items={[...report.problems, ...report.warnings]} />}
      </div>
      <Filters rows={rows} view={view} onView={setView} />
      <section className="card accounts" aria-label="Accounts and profiles" ref={card}>
        {rows === null && accounts.loading ? <Skeleton lines={8} /> : null}
        {rows === null ? null : <Rows all={rows} view={view} onView={setView} isOffline={isOffline} />}
        <AccountsFoot remedies={remedies} commands={commands} actions={actions} />
      </section>
    </Screen>
  );
}

/** What leaves the table in doubt: the first in full, the rest on demand, so that damage does not push the table away. */
function Doubts({ items }: { readonly items: readonly Diagnostic[] }) {
  const [first, ...rest] = items.map((item, index) => <DiagnosticNotice key={index} diagnostic={item} />);
  if (rest.length === 0) return first ?? null;
  return (
    <>
      {first}
      <details>
        <summary>{count(rest.length, 'more remark', 'more remarks')} on what could not be read</summary>
        <ScrollBox label="More on what could not be read" className="doubts stack">
          {rest}
        </ScrollBox>
      </details>
    </>
  );
}

interface PartProps {
  readonly view: AccountsView;
  readonly onView: (view: AccountsView) => void;
}

function Filters({ rows, view, onView }: PartProps & { readonly rows: readonly AccountRow[] | null }) {
  return (
    <Chips
      label="Decisions to show"
      items={DECISIONS.map((value) => ({
        value,
        word: decisionWord(value),
        count: rows?.filter(({ decision }) => decision.kind === value).length ?? null,
      }))}
      on={view.decisions}
      onToggle={(decisions) => onView({ ...view, decisions })}
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

function Rows({
  all,
  view,
  onView,
  isOffline,
}: PartProps & { readonly all: readonly AccountRow[]; readonly isOffline: (row: AccountRow) => boolean }) {
  const { shown, at } = shownRows(all, view);
  const selected = shown[at];
  if (selected === undefined)
    return (
      <Empty
        title={all.length === 0 ? 'No account and no profile was found' : 'No row matches the filter'}
        actions={all.length === 0 ? undefined : <Button onClick={() => onView(FIRST_VIEW)}>Show all rows</Button>}
      >
        Local accounts, profile keys and folders under Users would be here.
      </Empty>
    );
  return (
    <>
      <AccountTable rows={shown} at={at} view={view} onView={onView} />
      <AccountDetail key={selected.key} row={selected} offline={isOffline(selected)} />
    </>
  );
}
