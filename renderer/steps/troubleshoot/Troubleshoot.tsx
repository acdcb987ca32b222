import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { RunOutcome } from '../../../shared/model/log.ts';
import { DiagnosisView } from '../../components/DiagnosisView.tsx';
import { DiagnosticNotice, Notice } from '../../components/Notice.tsx';
import { Screen } from '../../components/Screen.tsx';
import { Skeleton } from '../../components/States.tsx';
import { count, number, time } from '../../components/words.ts';
import { ExportMenu } from '../../ExportMenu.tsx';
import { JobBar } from '../../JobBar.tsx';
import { useProposals } from '../../useProposals.ts';
import { useVolume, useWorkbench } from '../../workbench.ts';
import type { LogLine } from './findRecord.ts';
import { Logs } from './Logs.tsx';

/** Outcomes after which there is no lost instance to speak of. */
const ENDED_WELL: readonly RunOutcome[] = ['succeeded', 'neverRan'];

/** What broke and what mends it? Causes and remedies first, the logs below them. */
export function Troubleshoot() {
  const { jobs, start } = useWorkbench();
  const volume = useVolume();
  const { diagnosis: job } = jobs;
  const { actions, problem } = useProposals(volume);
  const [wanted, setWanted] = useState<LogLine | null>(null);
  const idle = job.state === 'idle' && job.last === null;
  useEffect(() => {
    if (idle) start('diagnosis');
  }, [idle, start]);
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
      answer={diagnosis?.answer ?? 'The logs are being read.'}
      actions={
        <>
          <ExportMenu recordId={job.last?.recordId ?? null} />
          <Button
            icon={<ArrowClockwiseRegular />}
            disabled={job.state === 'running'}
            onClick={() => start('diagnosis')}
          >
            Read again
          </Button>
        </>
      }
      layout="rows-auto"
    >
      <div className="stack">
        <JobBar name="diagnosis" label="Reading the logs" again="Read again" />
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
            extra={ENDED_WELL.includes(diagnosis.outcome) ? undefined : <SourceImage />}
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

/** The way out of a lost instance: its source image, simulated as it is now. */
function SourceImage() {
  const { start, go } = useWorkbench();
  return (
    <Notice tone="na" title="Then look whether the source image is mended">
      <p>An instance that failed in its first boot stays lost. New ones start from the corrected source.</p>
      <Button
        size="small"
        onClick={() => {
          start('run');
          go('run');
        }}
      >
        Simulate the corrected source
      </Button>
    </Notice>
  );
}
