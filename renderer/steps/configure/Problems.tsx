import { useState } from 'react';
import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import { DiagnosticNotice } from '../../components/Notice.tsx';
import { ResultMark, SEVERITY_TONES, SEVERITY_WORDS } from '../../components/ResultMark.tsx';
import { placeShort } from '../../components/words.ts';
import { useKey } from '../../components/useKey.ts';

/** Problems of the file (with the unsaved edits in it); each opens its line. F8 goes through them. */
export function Problems({
  problems,
  onLine,
}: {
  readonly problems: readonly Diagnostic[];
  readonly onLine: (line: number | null) => void;
}) {
  const [open, setOpen] = useState(-1);
  const show = (index: number): void => {
    setOpen(index);
    onLine(problems[index]?.where.find((place) => place.line !== undefined)?.line ?? null);
  };
  useKey('F8', (event) => {
    if (problems.length > 0) show((open + (event.shiftKey ? problems.length - 1 : 1)) % problems.length);
  });
  const shown = problems[open];
  return (
    <section className="card" aria-label="Problems">
      <div className="ch">
        <h2>Problems</h2>
        <span className="grow">
          {problems.length === 0 ? <ResultMark tone="pass">No problem was found</ResultMark> : null}
        </span>
        {problems.length === 0 ? null : (
          <span className="cap muted">
            Next problem <span className="kbd">F8</span>
          </span>
        )}
      </div>
      {problems.length === 0 ? null : (
        <ul className="problems">
          {problems.map((problem, index) => (
            <li key={index} className={`lr cols-problem ${index === open ? 'sel' : ''}`}>
              <ResultMark tone={SEVERITY_TONES[problem.severity]}>{SEVERITY_WORDS[problem.severity]}</ResultMark>
              <span title={problem.summary}>{problem.summary}</span>
              <button type="button" className="link cap" onClick={() => show(index)}>
                {problem.where.map(placeWordsShort).filter(Boolean).join(', ') || 'Show'}
              </button>
            </li>
          ))}
        </ul>
      )}
      {shown === undefined || shown.detail === '' ? null : (
        <div className="cb">
          <DiagnosticNotice diagnostic={shown} />
        </div>
      )}
    </section>
  );
}

function placeWordsShort(place: Diagnostic['where'][number]): string {
  const text = placeShort(place);
  return place.column === undefined || place.line === undefined ? text : `${text}:${place.column}`;
}
