import { useEffect, useRef } from 'react';
import type { JobName } from './workbench.ts';
import { useWorkbench } from './workbench.ts';

/**
 * Starts the work of a screen when the screen is opened without a result, and again after something was written. Once
 * for each state of the volume: work that was cancelled stays cancelled.
 */
export function useStarted(name: JobName): void {
  const { jobs, start, version } = useWorkbench();
  const { state, last, stale } = jobs[name];
  const startedAt = useRef<number | null>(null);
  const wanted = state === 'idle' && (last === null || stale);
  useEffect(() => {
    if (!wanted || startedAt.current === version) return;
    startedAt.current = version;
    start(name);
  }, [wanted, version, start, name]);
}
