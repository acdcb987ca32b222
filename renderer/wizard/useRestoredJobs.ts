import { useEffect, useRef, type Dispatch } from 'react';
import { unreachable } from '../../shared/base/assert.ts';
import type { RecordBody } from '../../shared/model/history.ts';
import type { Client } from '../client.ts';
import type { JobEvent } from '../jobs.ts';
import type { Jobs, JobName } from '../workbench.ts';
import type { SavedState } from './savedState.ts';

type Anything = Dispatch<JobEvent<never>>;

const RESTORED: readonly JobName[] = ['checks', 'run', 'diagnosis'];

/**
 * Shows again what the screens showed before the window was closed: their records come from the history instead of
 * being made anew. Reports through `onReady` when that is done, so that nothing is started meanwhile.
 */
export function useRestoredJobs(
  client: Client,
  volume: string | null,
  loaded: string | null,
  { records, stale }: Pick<SavedState, 'records' | 'stale'>,
  to: { readonly [Name in JobName]: unknown },
  onReady: (volume: string) => void,
): void {
  const done = useRef<string | null>(null);
  useEffect(() => {
    if (volume === null) done.current = null;
    if (volume === null || loaded !== volume || done.current === volume) return;
    done.current = volume;
    const restore = RESTORED.map(async (name) => {
      const id = records[name];
      if (id === undefined) return;
      const { record, body } = await client.history.get.query({ id });
      const value = valueOf(body);
      if (value === null) return;
      (to[name] as Anything)({ kind: 'done', value: value as never, recordId: record.id, at: record.at });
      if (stale.includes(name)) (to[name] as Anything)({ kind: 'stale' });
    });
    // A record that was deleted is simply made anew when its screen is opened.
    void Promise.allSettled(restore).then(() => onReady(volume));
  }, [client, volume, loaded, records, stale, to, onReady]);
}

function valueOf(body: RecordBody): unknown {
  switch (body.kind) {
    case 'check':
      return body.report;
    case 'run':
      return body.run;
    case 'diagnosis':
      return body.diagnosis;
    case 'edit':
      return null;
    default:
      return unreachable(body);
  }
}

/** The records behind the results for the next session, and which of them are out of date. */
export function shownRecords(jobs: Jobs): Pick<SavedState, 'records' | 'stale'> {
  const shown = RESTORED.flatMap((name) => {
    const { last } = jobs[name];
    return last === null ? [] : [[name, last.recordId] as const];
  });
  return { records: Object.fromEntries(shown), stale: RESTORED.filter((name) => jobs[name].stale) };
}
