import type { AnswerFileView, PasswordState } from '../../../../shared/model/answerFile.ts';
import { inOneLine } from '../../../../shared/text/oneLine.ts';
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
