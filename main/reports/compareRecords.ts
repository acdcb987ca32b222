import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import type { CheckOutcome, CheckResult } from '../../shared/model/check.ts';
import type { HistoryRecord, RecordBody, RecordedSetting } from '../../shared/model/history.ts';
import type { StatementResult, Step, Verdict } from '../../shared/model/simulation.ts';
import { compareSteps, type ComparedSteps } from './compareSteps.ts';
import { differences } from './differences.ts';

export interface ComparedRecord {
  readonly record: HistoryRecord;
  readonly body: RecordBody;
}

/** A thing on both sides; null where one has it not. */
export interface Difference<T> {
  readonly before: T | null;
  readonly after: T | null;
}

/** What differs between two records; what is the same is left out. */
export interface Comparison {
  readonly a: HistoryRecord;
  readonly b: HistoryRecord;
  /** The policies that graded the checks, where they are two: a result may then differ by its grade alone. */
  readonly policies: { readonly before: string; readonly after: string } | null;
  readonly settings: readonly (Difference<string> & { readonly file: string; readonly setting: string })[];
  readonly checks: readonly (Difference<CheckResult> & { readonly id: string; readonly title: string })[];
  readonly steps: ComparedSteps;
  readonly verdicts: readonly (Difference<StatementResult> & { readonly statement: string; readonly title: string })[];
}

/**
 * Compares two checks or two runs, of one or of two volumes. Problem: `records-not-comparable` (usage) for records of
 * two kinds, a diagnosis or an edit.
 */
export function compareRecords(a: ComparedRecord, b: ComparedRecord): Outcome<Comparison> {
  const [left, right] = [partsOf(a.body), partsOf(b.body)];
  if (left === null || right === null || a.body.kind !== b.body.kind) return failure(notComparable(a, b));
  return success({
    a: a.record,
    b: b.record,
    policies: twoPolicies(left.policy, right.policy),
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

/** Null where the records of before policies do not tell. */
function twoPolicies(before: string | null, after: string | null): Comparison['policies'] {
  return before === null || after === null || before === after ? null : { before, after };
}

interface Parts {
  readonly policy: string | null;
  readonly settings: readonly RecordedSetting[];
  readonly checks: readonly CheckOutcome[];
  readonly steps: readonly Step[];
  readonly verdicts: readonly Verdict[];
}

function partsOf(body: RecordBody): Parts | null {
  if (body.kind === 'check') {
    const { policy, results } = body.report;
    return { policy: policy?.name ?? null, settings: body.settings, checks: results, steps: [], verdicts: [] };
  }
  if (body.kind !== 'run') return null;
  const { run, settings, checklist } = body;
  return {
    policy: checklist?.policy?.name ?? null,
    settings,
    checks: checklist?.results ?? [],
    steps: run.steps,
    verdicts: run.verdicts,
  };
}

function sameSetting(a: RecordedSetting, b: RecordedSetting): boolean {
  return a.value === b.value;
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

function notComparable(a: ComparedRecord, b: ComparedRecord): ReturnType<typeof problem> {
  const named = ({ record, body }: ComparedRecord) => `record ${record.id} is ${KIND_NAMES[body.kind]}`;
  const summary = `Only two checks or two runs can be compared: ${named(a)}, ${named(b)}.`;
  return problem('usage', 'records-not-comparable', summary, {
    fix: 'Choose two checks or two runs with "history list --kind check" or "history list --kind run".',
  });
}

const KIND_NAMES: Readonly<Record<RecordBody['kind'], string>> = {
  check: 'a check',
  run: 'a run',
  diagnosis: 'a diagnosis',
  edit: 'an edit',
};
