import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import type { CheckOutcome, CheckResult } from '../../shared/model/check.ts';
import type { HistoryRecord, RecordBody, RecordedSetting } from '../../shared/model/history.ts';
import type { StatementResult, Step, Verdict } from '../../shared/model/simulation.ts';
import { effectLines } from './reportOf.ts';

export interface ComparedRecord {
  readonly record: HistoryRecord;
  readonly body: RecordBody;
}

/** A thing on both sides; null where one has it not. */
export interface Difference<T> {
  readonly before: T | null;
  readonly after: T | null;
}

export interface ComparedStep {
  readonly id: string;
  readonly title: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** What the step changes, one line each; empty on the side that has no such step. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The place where two runs part; null on the side that has ended. */
export interface DiffersAt {
  readonly number: number;
  readonly a: string | null;
  readonly b: string | null;
}

/** What differs between two records; what is the same is left out. */
export interface Comparison {
  readonly a: HistoryRecord;
  readonly b: HistoryRecord;
  readonly settings: readonly (Difference<string> & { readonly file: string; readonly setting: string })[];
  readonly checks: readonly (Difference<CheckResult> & { readonly id: string; readonly title: string })[];
  readonly steps: {
    /** Id of the first step of the second run that the first does not have there (of the first, where the second ended). */
    readonly firstDifference: string | null;
    /** Where that is, counted from 1, with the step of each side. */
    readonly differsAt: DiffersAt | null;
    readonly changes: readonly ComparedStep[];
  };
  readonly verdicts: readonly (Difference<StatementResult> & { readonly statement: string; readonly title: string })[];
}

/**
 * Compares two records of checks or runs, of one or of two volumes. Problem: `records-not-comparable` (usage) for a
 * diagnosis or an edit.
 */
export function compareRecords(a: ComparedRecord, b: ComparedRecord): Outcome<Comparison> {
  const [left, right] = [partsOf(a.body), partsOf(b.body)];
  if (left === null || right === null) return failure(notComparable(left === null ? a.record : b.record));
  return success({
    a: a.record,
    b: b.record,
    settings: differences(left.settings, right.settings, (each) => `${each.file}\n${each.setting}`, sameSetting).map(
      ({ before, after, any }) => ({
        file: any.file,
        setting: any.setting,
        before: before?.value ?? null,
        after: after?.value ?? null,
      }),
    ),
    checks: changedResults(left.checks, right.checks, (each) => each.id).map(({ key, ...rest }) => ({
      id: key,
      ...rest,
    })),
    steps: compareSteps(left.steps, right.steps),
    verdicts: changedResults(left.verdicts, right.verdicts, (each) => each.statement).map(({ key, ...rest }) => ({
      statement: key,
      ...rest,
    })),
  });
}

interface Parts {
  readonly settings: readonly RecordedSetting[];
  readonly checks: readonly CheckOutcome[];
  readonly steps: readonly Step[];
  readonly verdicts: readonly Verdict[];
}

function partsOf(body: RecordBody): Parts | null {
  if (body.kind === 'check') return { settings: body.settings, checks: body.report.results, steps: [], verdicts: [] };
  if (body.kind !== 'run') return null;
  const { run, settings, checklist } = body;
  return { settings, checks: checklist?.results ?? [], steps: run.steps, verdicts: run.verdicts };
}

function sameSetting(a: RecordedSetting, b: RecordedSetting): boolean {
  return a.value === b.value;
}

interface Pair<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
  /** The side that is there, the later one first. */
  readonly any: T;
}

/** What is only in one list or differs between both, in the order of the first list, then of the second. */
function differences<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (each: T) => string,
  same: (a: T, b: T) => boolean,
): readonly Pair<T>[] {
  const [old, now] = [before, after].map((list) => new Map(list.map((each) => [keyOf(each), each])));
  const keys = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...keys].flatMap((key) => {
    const [was, is] = [old?.get(key), now?.get(key)];
    const any = is ?? was;
    if (any === undefined || (was !== undefined && is !== undefined && same(was, is))) return [];
    return [{ before: was, after: is, any }];
  });
}

/** What came out differently, by its permanent id. */
function changedResults<T extends { readonly title: string; readonly result: string }>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (each: T) => string,
): readonly (Difference<T['result']> & { readonly key: string; readonly title: string })[] {
  return differences(before, after, keyOf, (x, y) => x.result === y.result).map((pair) => ({
    key: keyOf(pair.any),
    title: pair.any.title,
    before: pair.before?.result ?? null,
    after: pair.after?.result ?? null,
  }));
}

/** Equal but for its number, which shifts when a step before it comes or goes. */
function sameStep(a: Step, b: Step): boolean {
  return a.phase === b.phase && effectLines(a).join('\n') === effectLines(b).join('\n');
}

function compareSteps(a: readonly Step[], b: readonly Step[]): Comparison['steps'] {
  const place = differsAt(a, b);
  return { firstDifference: place?.b ?? place?.a ?? null, differsAt: place, changes: changedSteps(a, b) };
}

function differsAt(a: readonly Step[], b: readonly Step[]): DiffersAt | null {
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const [left, right] = [a[index], b[index]];
    const same = left !== undefined && right !== undefined && left.id === right.id && sameStep(left, right);
    if (!same) return { number: index + 1, a: left?.id ?? null, b: right?.id ?? null };
  }
  return null;
}

function changedSteps(a: readonly Step[], b: readonly Step[]): readonly ComparedStep[] {
  const changed = differences(a, b, (step) => step.id, sameStep).map(({ before, after, any }): ComparedStep => {
    const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
    return {
      id: any.id,
      title: any.title,
      kind,
      before: before === undefined ? [] : effectLines(before),
      after: after === undefined ? [] : effectLines(after),
    };
  });
  return [...changed, ...movedSteps(a, b, new Set(changed.map((each) => each.id)))];
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

function notComparable(record: HistoryRecord): ReturnType<typeof problem> {
  return problem(
    'usage',
    'records-not-comparable',
    `Record ${record.id} is a ${record.kind}; only checks and runs can be compared.`,
    {
      fix: 'Choose two checks or runs with "history list".',
    },
  );
}
