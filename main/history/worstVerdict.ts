import type { VolumeVerdict } from '../../shared/model/history.ts';

/** How bad an outcome is, the worst last. What stands nowhere is as good as the best. */
const WORSE: readonly (readonly string[])[] = [
  ['warning', 'stopped'],
  ['unknown', 'cannotTell', 'running'],
  ['fail', 'failed', 'broken'],
];

const rankOf = ({ outcome }: VolumeVerdict) => WORSE.findIndex((outcomes) => outcomes.includes(outcome));

/**
 * The worst of what the newest check, run and diagnosis of a volume say; of equally bad ones the first. A good
 * diagnosis of old logs says nothing of a run in which nobody can log in.
 */
export function worstVerdict(newestFirst: readonly VolumeVerdict[]): VolumeVerdict | null {
  const worst = Math.max(...newestFirst.map(rankOf));
  return newestFirst.find((verdict) => rankOf(verdict) === worst) ?? null;
}
