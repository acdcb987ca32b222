import type { PasswordState } from '../../../../shared/model/answerFile.ts';
import type { AnswerFileSearch, AnswerFileState } from '../../../../shared/model/answerFileSearch.ts';
import { baseName } from '../../../../shared/base/winPath.ts';
import type { Tone } from '../../../components/ResultMark.tsx';
import { count } from '../../../components/words.ts';

const STATES: Readonly<Record<PasswordState, string>> = {
  plain: 'in clear text',
  hidden: 'hidden, reversible',
  undecodable: 'not hidden as Windows does',
  scrubbed: 'scrubbed',
  empty: 'empty',
};

/** A file's name; with its folder where another one of the files has the same name. */
export function shortName(file: string, files: readonly string[]): string {
  const name = baseName(file);
  const isShared = files.filter((other) => baseName(other) === name).length > 1;
  return isShared ? file.split('/').slice(-2).join('/') : name;
}

/** The passwords of a file by the way they stand there: `1 in clear text, 2 scrubbed`. */
export function passwordWords(passwords: AnswerFileState['passwords']): string {
  const parts = Object.entries(passwords).map(([state, many]) => {
    const words = Object.entries(STATES).find(([known]) => known === state)?.[1] ?? state;
    return `${many} ${words}`;
  });
  return parts.length === 0 ? 'none' : parts.join(', ');
}

/** The answer of the page: which file wins, or that none does, and why that may be otherwise. */
export function winnerWords(search: AnswerFileSearch): {
  readonly tone: Tone;
  readonly title: string;
  readonly doubts: readonly string[];
} {
  const { winners } = search;
  const doubts = [...new Set(winners.flatMap((winner) => winner.doubts))];
  const files = [...new Set(winners.map(({ file }) => file))];
  const [only] = files;
  if (files.length === 1 && only === null)
    return { tone: doubts.length > 0 ? 'unknown' : 'warn', title: 'No answer file is used at the first boot.', doubts };
  const tone = doubts.length > 0 ? 'unknown' : files.length === 1 ? 'pass' : 'warn';
  if (files.length === 1 && typeof only === 'string')
    return { tone, title: `${baseName(only)} wins: it is used for specialize and for oobeSystem.`, doubts };
  const known = search.files.map(({ file }) => file);
  const each = winners.map(({ pass, file }) => `${pass} uses ${file === null ? 'none' : shortName(file, known)}`);
  return { tone, title: `The passes use different answer files: ${each.join(', ')}.`, doubts };
}

/** `3 settings differ`, with the items that have moved told apart. */
export function differenceWords(changes: readonly { readonly moved?: boolean }[]): string {
  const moved = changes.filter((change) => change.moved === true).length;
  const others = changes.length - moved;
  if (changes.length === 0) return 'Nothing differs.';
  const parts = [
    ...(others === 0 ? [] : [`${count(others, 'setting')} ${others === 1 ? 'differs' : 'differ'}`]),
    ...(moved === 0 ? [] : [`${count(moved, 'item')} moved in ${moved === 1 ? 'its list' : 'their lists'}`]),
  ];
  return `${parts.join(', ')}.`;
}
