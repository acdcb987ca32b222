import type { ConfigSetting } from '../../shared/model/config.ts';
import { SCRUBBED } from '../config/administratorPassword.ts';
import { readBoolean } from '../config/answerFile.ts';
import { decodePassword, type PasswordPlace } from '../config/passwords.ts';

/** What an answer file makes of a password; the password itself is never kept. */
export type GivenPassword =
  | { readonly kind: 'set' | 'blank' | 'absent' }
  /** Which password it becomes, or whether Windows takes it, cannot be told. */
  | { readonly kind: 'open'; readonly why: string };

interface WrittenPassword {
  /** Null where the file has none. */
  readonly value: string | null;
  readonly plainText: string | null;
}

/** Judges a password as it is written. Sources: answer file facts, section 5; failure modes FM-13 and FM-15. */
export function givenPassword(place: PasswordPlace, { value, plainText }: WrittenPassword): GivenPassword {
  if (value === null) return { kind: 'absent' };
  if (value === SCRUBBED) return open('its text was replaced by Windows after use');
  const plain = plainText === null ? true : readBoolean(plainText);
  if (plain === null) return open(`PlainText is "${plainText ?? ''}", which is neither true nor false`);
  const text = plain || value === '' ? value : decodePassword(place, value);
  if (text === null) return open('it is not encoded as Windows expects');
  if (text === '') return { kind: 'blank' };
  return isWeak(text) ? open(WEAK) : { kind: 'set' };
}

function open(why: string): GivenPassword {
  return { kind: 'open', why };
}

export const WEAK = 'it has fewer than three of the four kinds of characters, so the password policy may refuse it';

/** Windows Server asks for three of four kinds of characters unless a policy says otherwise. Source: FM-13. */
export function isWeak(password: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password));
  return kinds.length < 3;
}

/** The password of a LocalAccount item, from the settings below it, secrets shown. */
export function localPassword(item: string, settings: readonly ConfigSetting[]): GivenPassword {
  const value = (name: string) => settings.find(({ setting }) => setting === `${item}/${name}`)?.value ?? null;
  const written = value('Password/Value') ?? value('Password');
  return givenPassword('account', {
    value: written?.trim() ?? null,
    plainText: value('Password/PlainText')?.trim() ?? null,
  });
}
