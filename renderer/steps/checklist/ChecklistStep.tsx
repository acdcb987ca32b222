import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular, TableRegular } from '@fluentui/react-icons';
import { Checklist } from '../../components/Checklist.tsx';
import { checklistAnswer, firstView, type ChecklistView } from '../../components/checklistRows.ts';
import { DiagnosticNotice } from '../../components/Notice.tsx';
import { Screen } from '../../components/Screen.tsx';
import { Skeleton } from '../../components/States.tsx';
import { count, time } from '../../components/words.ts';
import { ExportMenu } from '../../ExportMenu.tsx';
import { JobBar } from '../../JobBar.tsx';
import { unread } from '../../jobs.ts';
import { useLoad } from '../../useLoad.ts';
import { useProposals } from '../../useProposals.ts';
import { useStarted } from '../../useStarted.ts';
import { useKept, useVolume, useWorkbench } from '../../workbench.ts';
import { Accounts } from './Accounts.tsx';

/** May I run Sysprep? The list of checks, or the table of accounts and profiles below it. */
export function ChecklistStep() {
  const { route } = useWorkbench();
  useStarted('checks');
  return route.page === 'accounts' ? <Accounts /> : <Findings />;
}

function Findings() {
  const { client, jobs, start, go, version } = useWorkbench();
  const volume = useVolume();
  const { checks } = jobs;
  const [view, setView] = useKept<ChecklistView>('checklist', firstView(checks.last?.value ?? null));
  const fixes = useLoad(`fixes:${volume}:${version}:${checks.last?.recordId ?? ''}`, 'reading the remedies', () =>
    client.fix.list.query({ volume }),
  );
  const { actions, problem, clear } = useProposals(volume);
  const report = checks.last?.value ?? null;
  return (
    <Screen
      name="Checklist"
      meta={checks.last === null ? '' : `${count(report?.results.length ?? 0, 'check')}, ${time(checks.last.at)}`}
      answer={
        report === null
          ? unread(checks, 'The volume is being checked.', 'The volume could not be checked.')
          : checklistAnswer(report)
      }
      actions={
        <>
          <Button appearance="subtle" icon={<TableRegular />} onClick={() => go('checklist', 'accounts')}>
            Accounts and profiles
          </Button>
          <ExportMenu recordId={checks.last?.recordId ?? null} />
          <Button
            icon={<ArrowClockwiseRegular />}
            disabled={checks.state === 'running'}
            onClick={() => {
              clear();
              start('checks');
            }}
          >
            Check again
          </Button>
        </>
      }
      layout="rows-auto"
    >
      <div className="stack">
        <JobBar name="checks" label="Checking" again="Check again" />
        {problem === null ? null : <DiagnosticNotice diagnostic={problem} live />}
        {fixes.problem === null ? null : <DiagnosticNotice diagnostic={fixes.problem} />}
      </div>
      {report === null ? (
        checks.state === 'running' ? (
          <section className="card">
            <Skeleton lines={12} />
          </section>
        ) : null
      ) : (
        <Checklist report={report} view={view} onView={setView} proposals={fixes.value ?? []} actions={actions} />
      )}
    </Screen>
  );
}
