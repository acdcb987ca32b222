/**
 * What is known of an account's password, never the password. `random` is the one that the agent encrypts with the
 * launch key pair; `known` was set before the run by somebody who still knows it.
 */
export type PasswordState = 'known' | 'blank' | 'scrambled' | 'random' | 'answerFile' | 'setByScript' | 'unknown';

const WORDS: Readonly<Record<PasswordState, string>> = {
  known: 'Known to the administrator',
  blank: 'Blank',
  scrambled: 'Scrambled, unknown to everybody',
  random: 'Random, retrievable with the key pair',
  answerFile: 'Set by the answer file',
  setByScript: 'Set by a script',
  unknown: 'Cannot tell',
};

/** The state in the words of the window. */
export function passwordWords(state: PasswordState): string {
  return WORDS[state];
}

/** Whether somebody can know or retrieve the password; null where it cannot be told. */
export function passwordIsKnown(state: PasswordState): boolean | null {
  switch (state) {
    case 'known':
    case 'random':
    case 'answerFile':
    case 'setByScript':
      return true;
    case 'scrambled':
    case 'blank':
      return false;
    case 'unknown':
      return null;
  }
}
