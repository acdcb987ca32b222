import { useState } from 'react';
import { number } from './words.ts';

/** Longest text that is shown whole at first, in characters: about six lines of a detail. */
const WHOLE = 480;

/** A paragraph; a very long one is cut at a word and opened on demand. */
export function LongText({ text }: { readonly text: string }) {
  const [all, setAll] = useState(false);
  if (text.length <= WHOLE) return <p className="wrap">{text}</p>;
  const start = shortened(text);
  return (
    <p className="wrap">
      {all ? text : `${start} … `}{' '}
      <button type="button" className="link cap" aria-expanded={all} onClick={() => setAll(!all)}>
        {all ? 'Show less' : `Show ${number(text.length - start.length)} more characters`}
      </button>
    </p>
  );
}

function shortened(text: string): string {
  const start = text.slice(0, WHOLE);
  const word = start.lastIndexOf(' ');
  return word > 0 ? start.slice(0, word) : start;
}
