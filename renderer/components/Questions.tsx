import type { CheckOutcome } from '../../shared/model/check.ts';
import { CopyButton } from './Evidence.tsx';
import { findingText } from './Finding.tsx';
import { LongText } from './LongText.tsx';
import { ResultMark } from './ResultMark.tsx';
import { ScrollBox } from './ScrollBox.tsx';
import { count, phaseWord, standingWords } from './words.ts';

/** What only the source machine can answer, in one place: each question with the command that tells. */
export function Questions({
  questions,
  onLeave,
}: {
  readonly questions: readonly CheckOutcome[];
  /** Esc: back to the list. */
  readonly onLeave: () => void;
}) {
  return (
    // Esc is taken from whatever has the focus in it; there is nothing to press on the card itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="card detail"
      aria-label="Questions for the source machine"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
      }}
    >
      <div className="dhead">
        <div className="row rows">
          <ResultMark tone="ask" bold>
            {standingWords('ask')}
          </ResultMark>
          <span className="grow" />
          <CopyButton text={questions.map(findingText).join('\n\n')} name="Copy all questions as text" />
        </div>
        <h2>{count(questions.length, 'question')} that no copy of the volume can answer</h2>
      </div>
      <ScrollBox label="Questions in full" className="dbody">
        {questions.map((outcome) => (
          <div key={outcome.id} className="stack">
            <h3 className="question">
              {outcome.title}
              {outcome.breaks === null ? '' : `; may break ${phaseWord(outcome.breaks)}`}
            </h3>
            {outcome.diagnostics.map((item, index) => (
              <LongText key={index} text={item.fix ?? item.detail} />
            ))}
          </div>
        ))}
      </ScrollBox>
    </section>
  );
}
