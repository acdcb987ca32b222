import { sameStep } from '../../shared/model/sameStep.ts';
import type { Run, Step } from '../../shared/model/simulation.ts';
import { ResultMark, STATEMENT_TONES, STATEMENT_WORDS } from './ResultMark.tsx';
import { ScrollBox } from './ScrollBox.tsx';
import { Table } from './Table.tsx';
import { count } from './words.ts';

/** Two runs beside each other: statements that flip, and steps that differ. */
export function RunComparison({
  title,
  before,
  after,
}: {
  readonly title: string;
  readonly before: Run;
  readonly after: Run;
}) {
  const flips = verdictChanges(before, after);
  const steps = stepChanges(before, after);
  return (
    <ScrollBox className="card compare" label="Comparison with the saved files">
      <div className="ch">
        <h2 className="grow cut">{title}</h2>
        <span className="cap muted">
          {count(flips.length, 'statement')} and {count(steps.length, 'step')} differ
        </span>
      </div>
      {flips.length === 0 ? <p className="cb thin muted">No statement comes out differently.</p> : null}
      {flips.length === 0 ? null : (
        <Table
          label="Statements that come out differently"
          columns="cols-compare"
          head={[
            'Statement',
            <Side key="a" letter="A" text="Files as saved" />,
            <Side key="b" letter="B" text="With the changes" />,
          ]}
          rows={flips.map((flip) => ({
            key: flip.title,
            cells: [
              flip.title,
              flip.before === null ? (
                'not there'
              ) : (
                <ResultMark key="b" tone={STATEMENT_TONES[flip.before]}>
                  {STATEMENT_WORDS[flip.before]}
                </ResultMark>
              ),
              <ResultMark key="a" tone={STATEMENT_TONES[flip.after]}>
                {STATEMENT_WORDS[flip.after]}
              </ResultMark>,
            ],
          }))}
        />
      )}
      {steps.length === 0 ? null : (
        <details>
          <summary className="cb thin">Show the steps that differ</summary>
          <Table
            label="Steps that differ"
            columns="cols-duo"
            head={['A', 'Files as saved', 'B', 'With the changes']}
            rows={steps.map(({ a, b }, index) => ({
              key: String(index),
              cells: [a?.number ?? '', a?.title ?? 'no such step', b?.number ?? '', b?.title ?? 'no such step'],
            }))}
          />
        </details>
      )}
    </ScrollBox>
  );
}

function Side({ letter, text }: { readonly letter: 'A' | 'B'; readonly text: string }) {
  return (
    <span className="row">
      <span className={`ab ${letter === 'B' ? 'b' : ''}`}>{letter}</span>
      {text}
    </span>
  );
}

/** Statements whose result differs between two runs. */
export function verdictChanges(before: Run, after: Run) {
  return after.verdicts.flatMap((verdict) => {
    const old = before.verdicts.find((other) => other.statement === verdict.statement)?.result ?? null;
    return old === verdict.result ? [] : [{ title: verdict.title, before: old, after: verdict.result }];
  });
}

/**
 * Steps that only one run has, or that do something else; in order of the second run. A state that a step merely
 * inherits from an earlier one is not its own difference.
 */
export function stepChanges(before: Run, after: Run): readonly { readonly a?: Step; readonly b?: Step }[] {
  const changed = after.steps.flatMap((b) => {
    const a = before.steps.find((other) => other.id === b.id);
    if (a === undefined) return [{ b }];
    return sameStep(a, b) ? [] : [{ a, b }];
  });
  const gone = before.steps.filter((a) => !after.steps.some((b) => b.id === a.id)).map((a) => ({ a }));
  return [...changed, ...gone];
}
