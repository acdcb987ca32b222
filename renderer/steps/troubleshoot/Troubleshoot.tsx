import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Diagnosis, RunOutcome } from '../../../shared/model/log.ts';
import { barOf } from '../../components/barOf.ts';
import { DiagnosisView } from '../../components/DiagnosisView.tsx';
import { DiagnosticNotice, Notice } from '../../components/Notice.tsx';
import { Screen } from '../../components/Screen.tsx';
import { Skeleton } from '../../components/States.tsx';
import { count, number, size, time } from '../../components/words.ts';
import { ExportMenu } from '../../ExportMenu.tsx';
import { JobBar } from '../../JobBar.tsx';
import { unread } from '../../jobs.ts';
import { useProposals } from '../../useProposals.ts';
import { useStarted } from '../../useStarted.ts';
import { useVolume, useWorkbench } from '../../workbench.ts';
import type { LogLine } from './findRecord.ts';
import { Logs } from './Logs.tsx';

/** Outcomes after which there is no lost instance to speak of. */
const ENDED_WELL: readonly RunOutcome[] = ['succeeded', 'neverRan'];

/** What broke and what mends it? Causes and remedies first, the logs below them. */
export function Troubleshoot() {
  const { jobs, start, route } = useWorkbench();
  const volume = useVolume();
  useStarted('diagnosis');
  const { diagnosis: job } = jobs;
  const { actions, problem, clear } = useProposals(volume);
  const [wanted, setWanted] = useState(() => askedLine(route.query));
  const diagnosis = job.last?.value ?? null;
  const proof = diagnosis?.causes[0]?.evidence[0] ?? null;
  const entries = (diagnosis?.logsRead ?? []).reduce((sum, log) => sum + log.entries, 0);
  return (
    <Screen
      name="Troubleshoot"
      meta={
        job.last === null || diagnosis === null
          ? ''
          : `${count(diagnosis.logsRead.length, 'log')}, ${number(entries)} entries, ${time(job.last.at)}`
      }
      answer={diagnosis?.answer ?? unread(job, 'The logs are being read.', 'The logs could not be read.')}
      actions={
        <>
          <ExportMenu recordId={job.last?.recordId ?? null} />
          <Button
            icon={<ArrowClockwiseRegular />}
            disabled={job.state === 'running'}
            onClick={() => {
              clear();
              start('diagnosis');
            }}
          >
            Read again
          </Button>
        </>
      }
      layout="rows-auto"
    >
      <div className="stack">
        <JobBar name="diagnosis" label="Reading the logs" again="Read again" words={size} />
        {problem === null ? null : <DiagnosticNotice diagnostic={problem} live />}
      </div>
      <div className="split trouble">
        {diagnosis === null ? (
          <section className="card">{job.state === 'running' ? <Skeleton lines={8} /> : null}</section>
        ) : (
          <DiagnosisView
            diagnosis={diagnosis}
            actions={actions}
            onLog={(file, line) => setWanted({ file, line })}
            extra={ENDED_WELL.includes(diagnosis.outcome) ? undefined : <SourceImage diagnosis={diagnosis} />}
          />
        )}
        <Logs
          volume={volume}
          files={(diagnosis?.logsRead ?? []).map((log) => log.file)}
          wanted={wanted}
          proof={proof}
        />
      </div>
    </Screen>
  );
}

/** The line of a log that the address asks for. */
function askedLine({ log, line }: Readonly<Record<string, string>>): LogLine | null {
  return log === undefined || line === undefined ? null : { file: log, line: Number(line) };
}

/** The way out of a lost instance: its source image with the first remedy that can be applied, simulated without writing anything. */
function SourceImage({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { start, go, keep } = useWorkbench();
  const remedy = diagnosis.proposals.find((proposal) => barOf(proposal) === null);
  const simulate = (): void => {
    if (remedy === undefined) start('run');
    else start('whatIf', [remedy.id]);
    keep('runSide', remedy === undefined ? 'run' : 'whatIf');
    keep('triedRemedy', remedy?.title ?? null);
    go('run');
  };
  return (
    <Notice tone="na" title="Then look whether the source image is mended">
      <p>
        An instance that failed in its first boot stays lost. New ones start from the corrected source.
        {remedy === undefined ? '' : ` “${remedy.title}” is laid over the files in memory; nothing is written.`}
      </p>
      <Button size="small" onClick={simulate}>
        Simulate the corrected source
      </Button>
    </Notice>
  );
}
