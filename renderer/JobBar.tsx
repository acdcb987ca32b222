import { Button } from '@fluentui/react-components';
import { DiagnosticNotice, Notice } from './components/Notice.tsx';
import { Working } from './components/States.tsx';
import { number } from './components/words.ts';
import type { JobName } from './workbench.ts';
import { useWorkbench } from './workbench.ts';

/** The state of long work above its last result: progress with Cancel, what failed, or that it may be out of date. */
export function JobBar({
  name,
  label,
  again,
  words = number,
}: {
  readonly name: JobName;
  readonly label: string;
  readonly again: string;
  /** How amounts of the progress are written. */
  readonly words?: (amount: number) => string;
}) {
  const { jobs, start, cancel } = useWorkbench();
  const job = jobs[name];
  if (job.state === 'running')
    return (
      <Working
        label={job.progress?.label ?? label}
        done={job.progress?.done}
        total={job.progress?.total}
        words={words}
        onCancel={() => cancel(name)}
      />
    );
  if (job.state === 'failed' && job.problem !== null)
    return (
      <DiagnosticNotice diagnostic={job.problem} live>
        <Button size="small" onClick={() => start(name)}>
          {again}
        </Button>
      </DiagnosticNotice>
    );
  if (job.stale)
    return (
      <Notice tone="warn" title="Something was written since this was found.">
        <Button size="small" onClick={() => start(name)}>
          {again}
        </Button>
      </Notice>
    );
  return null;
}
