import { sameStep } from '../../shared/model/sameStep.ts';
import type { Step } from '../../shared/model/simulation.ts';
import { differences } from './differences.ts';
import { placeText } from './places.ts';
import { effectLines } from './reportOf.ts';

export interface ComparedStep {
  readonly id: string;
  readonly title: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** What tells the sides apart, one line each: title, cause, changes; empty on the side that has no such step. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The place where two runs part; null on the side that has ended. */
export interface DiffersAt {
  readonly number: number;
  readonly a: string | null;
  readonly b: string | null;
  /** The titles of the same steps. */
  readonly titles: { readonly a: string | null; readonly b: string | null };
}

export interface ComparedSteps {
  /** Id of the first step of the second run that the first does not have there (of the first, where the second ended). */
  readonly firstDifference: string | null;
  /** Where that is, counted from 1, with the step of each side. */
  readonly differsAt: DiffersAt | null;
  readonly changes: readonly ComparedStep[];
}

/** Compares the steps of two runs by their permanent ids. */
export function compareSteps(a: readonly Step[], b: readonly Step[]): ComparedSteps {
  const place = differsAt(a, b);
  return { firstDifference: place?.b ?? place?.a ?? null, differsAt: place, changes: changedSteps(a, b) };
}

function differsAt(a: readonly Step[], b: readonly Step[]): DiffersAt | null {
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const [left, right] = [a[index], b[index]];
    const same = left !== undefined && right !== undefined && left.id === right.id && sameStep(left, right);
    if (!same)
      return {
        number: index + 1,
        a: left?.id ?? null,
        b: right?.id ?? null,
        titles: { a: left?.title ?? null, b: right?.title ?? null },
      };
  }
  return null;
}

function changedSteps(a: readonly Step[], b: readonly Step[]): readonly ComparedStep[] {
  const changed = differences(a, b, (step) => step.id, sameStep).map(({ before, after, any }): ComparedStep => {
    const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
    return { id: any.id, title: any.title, kind, ...sidesOf(before, after) };
  });
  return [...changed, ...movedSteps(a, b, new Set(changed.map((each) => each.id)))];
}

/** What a step is and does on each side; its title and cause where only they can tell the sides apart. */
function sidesOf(before: Step | undefined, after: Step | undefined): Pick<ComparedStep, 'before' | 'after'> {
  const differs = (of: (step: Step) => string) =>
    before !== undefined && after !== undefined && of(before) !== of(after);
  const [title, cause] = [differs(({ title: text }) => text), differs(causeText)];
  const lines = (step: Step | undefined) =>
    step === undefined
      ? []
      : [...(title ? [step.title] : []), ...(cause ? [causeText(step)] : []), ...effectLines(step)];
  return { before: lines(before), after: lines(after) };
}

function causeText({ because }: Step): string {
  if (because === null) return 'because of nothing in a file';
  const { file, key, value } = because;
  return `because of ${placeText({ file, key, value })}`;
}

/** Steps that both runs have alike, but that the second makes before one that it followed in the first. */
function movedSteps(a: readonly Step[], b: readonly Step[], known: ReadonlySet<string>): readonly ComparedStep[] {
  const place = new Map(a.map((step, index) => [step.id, index]));
  let furthest = -1;
  return b.flatMap((step) => {
    const was = place.get(step.id);
    if (was === undefined) return [];
    if (was > furthest) {
      furthest = was;
      return [];
    }
    if (known.has(step.id)) return [];
    return [
      { id: step.id, title: step.title, kind: 'moved' as const, before: effectLines(step), after: effectLines(step) },
    ];
  });
}
