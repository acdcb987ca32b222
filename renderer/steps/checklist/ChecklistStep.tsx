import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular, TableRegular } from '@fluentui/react-icons';
import { Checklist } from '../../components/Checklist.tsx';
import { readChecklistPlace, writeChecklistPlace } from '../../components/checklistPlace.ts';
import { policyWords } from '../../../shared/model/check.ts';
import { checklistAnswer } from '../../../shared/model/checklistAnswer.ts';
import { firstView, type ChecklistView } from '../../components/checklistRows.ts';
import type { Opener } from '../../components/Evidence.tsx';
import { DiagnosticNotice } from '../../components/Notice.tsx';
import { Screen } from '../../components/Screen.tsx';
import { Skeleton } from '../../components/States.tsx';
import { count, time } from '../../components/words.ts';
import { aboutCheck } from '../../AboutCheck.tsx';
import { ExportMenu } from '../../ExportMenu.tsx';
import { JobBar } from '../../JobBar.tsx';
import { unread } from '../../jobs.ts';
import { useLoad } from '../../useLoad.ts';
import { useProposals } from '../../useProposals.ts';
import { useStarted } from '../../useStarted.ts';
import { usePlaced } from '../../usePlaced.ts';
import { useVolume, useWorkbench } from '../../workbench.ts';
import { Accounts } from './Accounts.tsx';
import { placeOfEvidence } from './evidencePlaces.ts';

const PLACING = { read: readChecklistPlace, write: writeChecklistPlace };

/** May I run Sysprep? The list of checks, or the table of accounts and profiles below it. */
export function ChecklistStep() {
  const { route } = useWorkbench();
  useStarted('checks');
  return route.page === 'accounts' ? <Accounts /> : <Findings />;
}

function Findings() {
  const { client, jobs, start, go, version } = useWorkbench();
  const volume = useVolume();
  const opener = useOpener();
  const { checks } = jobs;
  const [view, setView] = usePlaced<ChecklistView>('checklist', firstView(checks.last?.value ?? null), PLACING);
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
      why={report?.policy === undefined ? undefined : `${policyWords(report.policy)}.`}
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
        <Checklist
          report={report}
          view={view}
          onView={setView}
          proposals={fixes.value ?? []}
          actions={actions}
          opener={opener}
          about={aboutCheck}
        />
      )}
    </Screen>
  );
}

/** Leads from evidence of the open volume to where the window shows it. */
function useOpener(): Opener | undefined {
  const { opening, go } = useWorkbench();
  if (opening.kind !== 'open') return undefined;
  return (place) => {
    const shown = placeOfEvidence(place, opening.report);
    return shown === null ? null : { word: shown.word, open: () => go(shown.screen, shown.page, shown.query) };
  };
}
