import { Button } from '@fluentui/react-components';
import { PlayRegular } from '@fluentui/react-icons';
import type { Run } from '../../../shared/model/simulation.ts';
import { RunComparison } from '../../components/RunComparison.tsx';
import { RunView, type RunPlace } from '../../components/RunView.tsx';
import { Screen } from '../../components/Screen.tsx';
import { Skeleton } from '../../components/States.tsx';
import { VerdictCounts } from '../../components/Verdicts.tsx';
import { count, time } from '../../components/words.ts';
import { ExportMenu } from '../../ExportMenu.tsx';
import { JobBar } from '../../JobBar.tsx';
import { unread } from '../../jobs.ts';
import { useStarted } from '../../useStarted.ts';
import { useKept, useWorkbench, type Jobs } from '../../workbench.ts';
import { Tabs } from '../../components/Tabs.tsx';

type Side = 'run' | 'whatIf';

function hasTrial({ whatIf }: Jobs): boolean {
  return whatIf.last !== null || whatIf.state !== 'idle';
}

const FIRST: RunPlace = { step: 1, tab: 'statements' };

/** Will it work, who can log in, what is lost? The simulated run, beside the run with unsaved edits if there are any. */
export function RunStep() {
  const { jobs, draft, go } = useWorkbench();
  useStarted('run');
  const [remedy] = useKept<string | null>('triedRemedy', null);
  const [which] = useKept<Side>('runSide', 'run');
  const [at, setAt] = useKept<RunPlace>('runPlace', FIRST);
  const side: Side = hasTrial(jobs) && which === 'whatIf' ? 'whatIf' : 'run';
  const job = jobs[side];
  const run = job.last?.value ?? null;
  return (
    <Screen
      name={side === 'run' ? 'Run' : 'Run, what if'}
      meta={runMeta(side, job.last?.at ?? null, draft.edits.length, remedy)}
      answer={
        run?.answer
        ?? unread(job, 'The run is being simulated from the files of this volume.', 'The run could not be simulated.')
      }
      summary={run === null ? undefined : <VerdictCounts run={run} />}
      actions={<Actions side={side} />}
      layout="rows-auto"
    >
      <div className="stack">
        <JobBar name={side} label="Simulating the run" again="Run again" />
      </div>
      <Compared
        title={remedy === null ? 'Saved files against unsaved changes' : 'The files as they are against the remedy'}
        show={side === 'whatIf'}
        before={jobs.run.last?.value ?? null}
        after={jobs.whatIf.last?.value ?? null}
      />
      {run === null && job.state === 'running' ? (
        <section className="card">
          <Skeleton lines={10} />
        </section>
      ) : null}
      {run === null ? null : (
        <RunView run={run} at={at} onAt={setAt} onSetting={(file, setting) => go('configure', file, { setting })} />
      )}
    </Screen>
  );
}

function Actions({ side }: { readonly side: Side }) {
  const { jobs, start, draft } = useWorkbench();
  const [, setWhich] = useKept<Side>('runSide', 'run');
  const [remedy, setRemedy] = useKept<string | null>('triedRemedy', null);
  const job = jobs[side];
  return (
    <>
      {hasTrial(jobs) ? (
        <Tabs<Side>
          label="Which files are simulated"
          items={[
            { value: 'run', word: 'Files as saved' },
            { value: 'whatIf', word: remedy === null ? 'With changes' : 'With the remedy' },
          ]}
          selected={side}
          onSelect={setWhich}
        />
      ) : null}
      <ExportMenu recordId={job.last?.recordId ?? null} />
      <Button
        disabled={draft.edits.length === 0}
        onClick={() => {
          start('whatIf');
          setRemedy(null);
          setWhich('whatIf');
        }}
      >
        Simulate unsaved
      </Button>
      <Button
        icon={<PlayRegular />}
        disabled={job.state === 'running' || (side === 'whatIf' && remedy !== null)}
        onClick={() => start(side)}
      >
        Run again
      </Button>
    </>
  );
}

function Compared({
  title,
  show,
  before,
  after,
}: {
  readonly title: string;
  readonly show: boolean;
  readonly before: Run | null;
  readonly after: Run | null;
}) {
  return show && before !== null && after !== null ? (
    <RunComparison title={title} before={before} after={after} />
  ) : null;
}

function runMeta(side: Side, at: string | null, edits: number, remedy: string | null): string {
  const when = at === null ? '' : `, ${time(at)}`;
  if (side === 'run') return `Simulated from the files as they are saved${when}`;
  if (remedy === null && edits === 0) return `With changes that were saved or discarded since${when}`;
  const tried = remedy === null ? count(edits, 'unsaved change') : `“${remedy}”`;
  return `With ${tried}, no file is touched${when}`;
}
