import { foldCase } from '../../shared/base/caseless.ts';
import type { LogIndex } from '../logs/logIndex.ts';
import type { Hit } from './matchLogs.ts';

const SETUPERR = /setuperr(?=[^\\/]*$)/i;

/**
 * Hits without those in a setuperr.log whose line the setupact.log beside it holds too. What only setuperr.log holds
 * stays: a setupact.log may be cut, garbled or begun anew. Source: setup-logs.md, section 2.1.
 */
export function withoutRepeated(hits: readonly Hit[], logs: readonly LogIndex[]): readonly Hit[] {
  const byPath = new Map(logs.map((log) => [foldCase(log.file), log]));
  const held = Map.groupBy(hits, (hit) => hit.log);
  const lines = new Map<LogIndex, ReadonlySet<string>>();
  const linesOf = (log: LogIndex) => {
    const known = lines.get(log) ?? new Set((held.get(log) ?? []).map(lineOf));
    lines.set(log, known);
    return known;
  };
  return hits.filter((hit) => {
    if (!SETUPERR.test(hit.log.file)) return true;
    const whole = byPath.get(foldCase(hit.log.file.replace(SETUPERR, 'setupact')));
    return whole === undefined || !linesOf(whole).has(lineOf(hit));
  });
}

/** The line of a record as both files write it; lines without stamp that follow may differ. */
function lineOf({ text }: Hit): string {
  return (text.split('\n', 1)[0] ?? '').replace(/\s+/g, ' ').trimEnd();
}
