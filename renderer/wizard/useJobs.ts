import { unreachable } from '../../shared/base/assert.ts';
import { useCallback, useEffect, useMemo, useReducer, useRef, type Dispatch } from 'react';
import type { TRPCClientError } from '@trpc/client';
import type { AppRouter } from '../../main/api/router.ts';
import type { Client } from '../client.ts';
import type { Edit } from '../draft.ts';
import { IDLE, jobReducer, type Job, type JobEvent } from '../jobs.ts';
import { problemOf } from '../problem.ts';
import type { JobName, Jobs } from '../workbench.ts';

type Results = { readonly [Name in JobName]: Jobs[Name] extends Job<infer T> ? T : never };
type Dispatchers = { readonly [Name in JobName]: Dispatch<JobEvent<Results[Name]>> };

/** Without a shape, the service did not answer at all. */
type StreamError = Pick<TRPCClientError<AppRouter>, 'shape' | 'data' | 'message'>;

interface Stoppable {
  unsubscribe(): void;
}

const DOING: Readonly<Record<JobName, string>> = {
  checks: 'checking the volume',
  run: 'simulating the run',
  whatIf: 'simulating the unsaved changes',
  diagnosis: 'reading the logs',
};

/** The long work of a volume: it goes on while other screens are shown, and can be cancelled. */
export function useJobs(client: Client, volume: string | null, edits: readonly Edit[]) {
  const [checks, toChecks] = useReducer(jobReducer<Results['checks']>, IDLE);
  const [run, toRun] = useReducer(jobReducer<Results['run']>, IDLE);
  const [whatIf, toWhatIf] = useReducer(jobReducer<Results['whatIf']>, IDLE);
  const [diagnosis, toDiagnosis] = useReducer(jobReducer<Results['diagnosis']>, IDLE);
  const to = useMemo<Dispatchers>(
    () => ({ checks: toChecks, run: toRun, whatIf: toWhatIf, diagnosis: toDiagnosis }),
    [],
  );
  const running = useRef(new Map<JobName, Stoppable>());
  const latestEdits = useRef(edits);
  useEffect(() => {
    latestEdits.current = edits;
  });
  const stop = useCallback((name: JobName): void => {
    running.current.get(name)?.unsubscribe();
    running.current.delete(name);
  }, []);
  const start = useCallback(
    (name: JobName, remedies: readonly string[] = []): void => {
      if (volume === null) return;
      stop(name);
      to[name]({ kind: 'start' });
      const trial = { edits: remedies.length === 0 ? latestEdits.current : [], remedies };
      running.current.set(
        name,
        subscribe(client, volume, name, to, trial, () => stop(name)),
      );
    },
    [client, volume, to, stop],
  );
  const cancel = useCallback(
    (name: JobName): void => {
      stop(name);
      to[name]({ kind: 'cancelled' });
    },
    [stop, to],
  );
  useEffect(
    () => () => {
      for (const name of NAMES) {
        stop(name);
        to[name]({ kind: 'reset' });
      }
    },
    // The volume is what the results belong to: with another one they go.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
    [volume, stop, to],
  );
  const jobs = useMemo<Jobs>(() => ({ checks, run, whatIf, diagnosis }), [checks, run, whatIf, diagnosis]);
  return { jobs, to, start, cancel };
}

export const NAMES: readonly JobName[] = ['checks', 'run', 'whatIf', 'diagnosis'];

function subscribe(
  client: Client,
  volume: string,
  name: JobName,
  to: Dispatchers,
  tried: { readonly edits: readonly Edit[]; readonly remedies: readonly string[] },
  giveUp: () => void,
): Stoppable {
  const onError = (error: unknown): void => to[name]({ kind: 'failed', problem: problemOf(error, DOING[name]) });
  // A stream that breaks off is not taken up again, or the work would be done, and recorded, twice.
  const onConnectionStateChange = ({ error }: { readonly error: StreamError | null }): void => {
    if (error === null) return;
    giveUp();
    onError(error.shape === undefined ? new Error('The connection broke off.') : error);
  };
  switch (name) {
    case 'checks':
      return client.checks.run.subscribe(
        { volume },
        {
          onError,
          onConnectionStateChange,
          onData: (event) =>
            to.checks(
              event.kind === 'done'
                ? { kind: 'done', value: event.report, recordId: event.recordId, at: event.at }
                : event,
            ),
        },
      );
    case 'diagnosis':
      return client.diagnosis.run.subscribe(
        { volume },
        {
          onError,
          onConnectionStateChange,
          onData: (event) =>
            to.diagnosis(
              event.kind === 'done'
                ? { kind: 'done', value: event.diagnosis, recordId: event.recordId, at: event.at }
                : event,
            ),
        },
      );
    case 'run':
    case 'whatIf': {
      const edits = tried.edits.map(({ file, setting, value }) => ({ file, setting, value }));
      const trial = name === 'whatIf' ? { edits, remedies: [...tried.remedies] } : {};
      return client.simulation.run.subscribe(
        { volume, ...trial },
        {
          onError,
          onConnectionStateChange,
          onData: (event) =>
            to[name](
              event.kind === 'done'
                ? { kind: 'done', value: event.run, recordId: event.recordId, at: event.at }
                : event,
            ),
        },
      );
    }
    default:
      return unreachable(name);
  }
}
