import type { EventMark } from './eventMarks.ts';
import type { Hit } from './matchLogs.ts';

/** An event of the run that a log shows. */
export interface ObservedMark {
  /** Id of the simulated step. */
  readonly step: string;
  readonly failing: boolean;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/**
 * Events of the last run that the logs show, in merged order, each step once: with its failure if it failed, else
 * with its last line. In a log that shows where a run begins, what stands before belongs to earlier runs.
 */
export function observedMarks(hits: readonly Hit[]): readonly ObservedMark[] {
  const counts = new Map<EventMark, number>();
  const observed = new Map<string, ObservedMark>();
  for (const hit of lastRunOnly(hits)) {
    if (hit.subject.kind !== 'event') continue;
    const { mark } = hit.subject;
    const count = (counts.get(mark) ?? 0) + 1;
    counts.set(mark, count);
    const step = mark.step.replace('{n}', String(count)).replace('{name}', hit.groups['name'] ?? '');
    const failing = mark.failing === true;
    if (mark.sumsUp !== undefined && observed.get(mark.sumsUp)?.failing === true) continue;
    if (observed.get(step)?.failing === true && !failing) continue;
    observed.delete(step);
    observed.set(step, { step, failing, file: hit.log.file, line: hit.log.line(hit.entry), text: hit.text });
  }
  return [...observed.values()];
}

function lastRunOnly(hits: readonly Hit[]): readonly Hit[] {
  const starts = new Map<number, number>();
  for (const hit of hits)
    if (hit.subject.kind === 'event' && hit.subject.mark.startsRun === true) starts.set(hit.file, hit.entry);
  return hits.filter((hit) => hit.entry >= (starts.get(hit.file) ?? 0));
}
