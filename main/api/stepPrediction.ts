import type { Run } from '../../shared/model/simulation.ts';

/** The step whose success a statement is about. */
const ABOUT_STEP: Readonly<Record<string, string>> = { 'copyprofile-can-succeed': 'specialize-copyprofile' };

/**
 * What a simulated run says of each planned step: `happens`, `fails`, `not reached`, or `cannot tell` from the step on
 * that leaves the end of the run open.
 */
export function stepPrediction({ plan, steps, verdicts }: Run): (step: string) => string {
  const done = new Set(steps.map(({ id }) => id));
  const stopsAt = steps.length < plan.length ? steps.at(-1)?.id : undefined;
  const place = new Map(plan.map(({ id }, at) => [id, at]));
  const openFrom = place.get(openingStep(verdicts) ?? '') ?? Infinity;
  const open = new Set(
    verdicts.filter(({ result }) => result === 'cannotTell').map(({ statement }) => ABOUT_STEP[statement]),
  );
  return (step) => {
    if (step === stopsAt) return 'fails';
    if (!done.has(step)) return 'not reached';
    return open.has(step) || (place.get(step) ?? 0) >= openFrom ? 'cannot tell' : 'happens';
  };
}

/** The step at which every statement about the end becomes open; undefined where at least one of them does not. */
function openingStep(verdicts: Run['verdicts']): string | undefined {
  const ends = verdicts.filter(({ kind, result }) => kind === 'eventually' && result !== 'broken');
  const [first] = ends[0]?.path ?? [];
  return ends.every(({ result, path }) => result === 'cannotTell' && path[0] === first) ? first : undefined;
}
