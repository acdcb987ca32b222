import { useState } from 'react';
import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import { LONG, LongList } from '../../components/LongList.tsx';
import { DiagnosticNotice } from '../../components/Notice.tsx';
import { count } from '../../components/words.ts';

const WARNINGS_AT_FIRST = 3;
/** Height of a warning with two lines, in pixels. */
const WARNING_HEIGHT = 84;

/** What is wrong with a hive: the first faults, and all of them when asked. */
export function HiveWarnings({ hive, warnings }: { readonly hive: string; readonly warnings: readonly Diagnostic[] }) {
  const [all, setAll] = useState(false);
  const more = warnings.length - WARNINGS_AT_FIRST;
  const shown = all ? warnings : warnings.slice(0, WARNINGS_AT_FIRST);
  return (
    <>
      {shown.length > LONG ? (
        <LongList
          label={`What is wrong with ${hive}`}
          className="pieces"
          count={shown.length}
          height={WARNING_HEIGHT}
          itemAt={(index) => warning(shown[index])}
        />
      ) : (
        shown.map(warning)
      )}
      {more <= 0 ? null : (
        <button type="button" className="link cap" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? `Show ${WARNINGS_AT_FIRST} again` : `Show ${count(more, 'more fault')}`}
        </button>
      )}
    </>
  );
}

function warning(found: Diagnostic | undefined, index?: number) {
  return found === undefined ? null : <DiagnosticNotice key={index} diagnostic={found} />;
}
