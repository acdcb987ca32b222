import type { LogEvidence } from '../../shared/model/log.ts';
import type { LogIndex } from '../logs/logIndex.ts';
import { evidenceOf, firstCause } from './causes.ts';
import type { Hit } from './matchLogs.ts';
import type { Stage } from './runState.ts';

/** A line that repeats the cause. `id` is that of the known issue; null for an error line nobody catalogued. */
export interface Echo extends LogEvidence {
  readonly id: string | null;
}

/** Echoes that are listed; all are counted. */
const MAX_LISTED = 200;

/**
 * Lines behind the cause that hand the same failure upward: known summaries, echoes and other causes of the stage,
 * and error lines of the same log that are not known as noise.
 */
export function echoesOf(
  stage: Stage,
  hits: readonly Hit[],
): { readonly count: number; readonly lines: readonly Echo[] } {
  const cause = firstCause(stage) ?? stage.hits[0];
  if (cause === undefined) return { count: 0, lines: [] };
  const known = stage.hits.filter(
    (hit) =>
      hit !== cause
      && hit.issue.id !== cause.issue.id
      && ['cause', 'summary', 'echo', 'dialog'].includes(hit.issue.kind)
      && !(hit.log === cause.log && hit.entry <= cause.entry),
  );
  const echoes = new Map<string, Echo>();
  for (const hit of known) {
    const key = `${hit.file} ${hit.entry}`;
    if (!echoes.has(key)) echoes.set(key, { id: hit.issue.id, ...evidenceOf(hit) });
  }
  const noise = entriesOf(cause.log, hits, (hit) => hit.subject.kind === 'issue' && hit.subject.issue.kind === 'noise');
  const same = entriesOf(
    cause.log,
    stage.hits,
    (hit) => hit.subject.kind === 'issue' && hit.subject.issue.id === cause.issue.id,
  );
  let unlisted = 0;
  for (let entry = cause.entry + 1; entry < cause.log.length; entry++) {
    if (cause.log.level(entry) !== 'error' || noise.has(entry) || same.has(entry)) continue;
    const key = `${cause.file} ${entry}`;
    if (echoes.has(key)) continue;
    if (echoes.size >= MAX_LISTED) unlisted++;
    else echoes.set(key, { id: null, ...evidenceOf({ log: cause.log, entry, text: cause.log.rawText(entry) }) });
  }
  return { count: echoes.size + unlisted, lines: [...echoes.values()].slice(0, MAX_LISTED) };
}

function entriesOf(log: LogIndex, hits: readonly Hit[], wanted: (hit: Hit) => boolean): ReadonlySet<number> {
  return new Set(hits.filter((hit) => hit.log === log && wanted(hit)).map((hit) => hit.entry));
}
