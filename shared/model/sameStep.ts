import type { Step } from './simulation.ts';

/**
 * Whether a step of two runs is and does the same: its phase, title, cause and changes. The state that it found, left
 * by steps before it, does not count, nor does the line at which its cause stands.
 */
export function sameStep(a: Step, b: Step): boolean {
  return ownPart(a) === ownPart(b);
}

function ownPart({ phase, title, because, changes, notSimulated }: Step): string {
  const cause = because === null ? null : [because.file ?? null, because.key ?? null, because.value ?? null];
  const effects = changes.map(({ kind, target, after }) => [kind, target, after]);
  return JSON.stringify([phase, title, cause, effects, notSimulated]);
}
