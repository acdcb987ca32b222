import { Button } from '@fluentui/react-components';
import { PlayRegular } from '@fluentui/react-icons';
import { useEffect } from 'react';
import type { Run } from '../../../shared/model/simulation.ts';
import { RunComparison } from '../../components/RunComparison.tsx';
import { RunView, type RunPlace } from '../../components/RunView.tsx';
import { Screen } from '../../components/Screen.tsx';
import { Skeleton } from '../../components/States.tsx';
import { VerdictCounts } from '../../components/Verdicts.tsx';
import { count, time } from '../../components/words.ts';
import { ExportMenu } from '../../ExportMenu.tsx';
import { JobBar } from '../../JobBar.tsx';
import { useKept, useWorkbench, type JobName } from '../../workbench.ts';
import { Tabs } from '../../components/Tabs.tsx';

const FIRST: RunPlace = { step: 1, tab: 'statements' };

/** Will it work, who can log in, what is lost? The simulated run, beside the run with unsaved edits if there are any. */
export function RunStep() {
  const { jobs, start, draft, go } = useWorkbench();
  const [which, setWhich] = useKept<JobName>('runSide', 'run');
  const [at, setAt] = useKept<RunPlace>('runPlace', FIRST);
  const idle = jobs.run.state === 'idle' && jobs.run.last === null;
  useEffect(() => {
    if (idle) start('run');
  }, [idle, start]);
  const hasWhatIf = jobs.whatIf.last !== null || jobs.whatIf.state !== 'idle';
  const side: 'run' | 'whatIf' = hasWhatIf && which === 'whatIf' ? 'whatIf' : 'run';
  const job = jobs[side];
  const run = job.last?.value ?? null;
  return (
    <Screen
      name={side === 'run' ? 'Run' : 'Run, what if'}
      meta={runMeta(side, job.last?.at ?? null, draft.edits.length)}
      answer={run?.answer ?? 'The run is being simulated from the files of this volume.'}
      summary={run === null ? undefined : <VerdictCounts run={run} />}
      actions={
        <>
          {hasWhatIf ? (
            <Tabs<'run' | 'whatIf'>
              label="Which files are simulated"
              items={[
                { value: 'run', word: 'Files as saved' },
                { value: 'whatIf', word: 'With changes' },
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
              setWhich('whatIf');
            }}
          >
            Simulate unsaved
          </Button>
          <Button icon={<PlayRegular />} disabled={job.state === 'running'} onClick={() => start(side)}>
            Run again
          </Button>
        </>
      }
      layout="rows-auto"
    >
      <JobBar name={side} label="Simulating the run" again="Run again" />
      <Compared
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

function Compared({
  show,
  before,
  after,
}: {
  readonly show: boolean;
  readonly before: Run | null;
  readonly after: Run | null;
}) {
  return show && before !== null && after !== null ? <RunComparison before={before} after={after} /> : null;
}

function runMeta(side: 'run' | 'whatIf', at: string | null, edits: number): string {
  const when = at === null ? '' : `, ${time(at)}`;
  return side === 'run'
    ? `Simulated from the files as they are saved${when}`
    : `With ${count(edits, 'unsaved change')}, no file is touched${when}`;
}
