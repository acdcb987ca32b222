import type { AnswerFileView, PasswordState } from '../../../../shared/model/answerFile.ts';
import type {
  AnswerFileSearch,
  AnswerFileState,
  PassStanding,
  SearchedPlace,
} from '../../../../shared/model/answerFileSearch.ts';
import { inOneLine } from '../../../../shared/text/oneLine.ts';
import { counted } from '../../../../shared/text/numberWords.ts';
import { columns } from './layout.ts';
import type { Paint } from './paint.ts';

/** How a password stands in a file, in words. */
const STATES: Readonly<Record<PasswordState, string>> = {
  plain: 'set, plain',
  hidden: 'set, hidden: reversible',
  undecodable: 'set, not hidden in the way of Windows',
  scrubbed: 'scrubbed by Windows',
  empty: 'empty',
};

/** The passwords of an answer file and how each stands there; nothing for a file without. */
export function answerLines({ passwords }: AnswerFileView, paint: Paint): readonly string[] {
  if (passwords.length === 0) return [];
  const rows = passwords.map(({ line, setting, state }) => [
    String(line).padStart(4),
    inOneLine(setting),
    STATES[state],
  ]);
  return ['', paint.bold('Passwords'), ...columns(rows)];
}

const STANDINGS: Readonly<Record<PassStanding, string>> = {
  wins: 'wins',
  behind: 'an earlier place wins',
  processed: 'processed already',
  lacks: 'not in the file',
};

const PLACES: Readonly<Record<SearchedPlace['state'], string>> = {
  found: '',
  absent: 'nothing there',
  elsewhere: 'not on this volume',
  unreadable: 'cannot be read',
  refused: 'damaged or no answer file',
};

/** The places where Windows looks for an answer file, in their order, and what became of each answer file. */
export function searchLines({ places, files }: AnswerFileSearch, paint: Paint): readonly string[] {
  const rows = places.map((place) => [String(place.rank).padStart(2), place.place, placeWords(place)]);
  const states = files.map((file) => [file.file, stateWords(file)]).filter(([, words]) => words !== '');
  return [
    '',
    paint.bold('Where Windows looks for an answer file at the first boot; for each pass the first hit wins'),
    ...columns(rows),
    ...(states.length === 0 ? [] : ['', paint.bold('What the answer files hold'), ...columns(states)]),
  ];
}

function placeWords({ state, passes, note }: SearchedPlace): string {
  const each = passes.map(({ pass, standing }) => `${pass}: ${STANDINGS[standing]}`).join(', ');
  return [PLACES[state], each, note].filter((words) => words !== '').join('. ');
}

function stateWords({ processed, passwords }: AnswerFileState): string {
  const counts = Object.entries(STATES).flatMap(([state, words]) => {
    const count = Object.entries(passwords).find(([name]) => name === state)?.[1] ?? 0;
    return count === 0 ? [] : [`${counted(count, 'password')} ${words}`];
  });
  const done = processed.length === 0 ? [] : [`processed already: ${processed.join(', ')}`];
  return [...done, ...counts].join('; ');
}
