import type { StatementEffect } from '../../shared/model/simulation.ts';
import { ResultMark, STATEMENT_TONES, STATEMENT_WORDS } from './ResultMark.tsx';
import { count } from './words.ts';

/** What a change does to the simulated run: how many statements break before and after, and those that are not well. */
export function RunEffect({ effect }: { readonly effect: readonly StatementEffect[] | null }) {
  if (effect === null)
    return (
      <div className="cb muted">What this changes of the run cannot be told: this volume cannot be simulated.</div>
    );
  const before = effect.filter((statement) => statement.before === 'broken').length;
  const after = effect.filter((statement) => statement.after === 'broken').length;
  const shown = effect.filter((statement) => statement.after !== 'holds' || statement.before !== statement.after);
  const undecided = effect.some((statement) => statement.after === 'cannotTell');
  return (
    <div className="stack cb">
      <ResultMark tone={after > 0 ? 'fail' : undecided ? 'unknown' : 'pass'} bold>
        {`${count(after, 'statement')} broken in the run after saving, ${before} before`}
      </ResultMark>
      {shown.map((statement) => (
        <div key={statement.statement} className="stack tight">
          <div className="row rows">
            <ResultMark tone={STATEMENT_TONES[statement.after]}>{STATEMENT_WORDS[statement.after]}</ResultMark>
            <span className="wrap">{statement.title}</span>
            {statement.before === statement.after ? null : (
              <span className="cap muted">before: {STATEMENT_WORDS[statement.before].toLowerCase()}</span>
            )}
          </div>
          <p className="cap muted wrap">{statement.reason}</p>
        </div>
      ))}
    </div>
  );
}
