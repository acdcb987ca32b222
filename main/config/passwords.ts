import { decodeUtf16 } from '../../shared/base/utf16.ts';

/** Where a password stands decides what is appended before it is hidden. */
export type PasswordPlace = 'account' | 'administrator' | 'offlineAdministrator';

/** Source: answer file facts, section 5; the one of `offlineAdministrator` is unconfirmed. */
const SUFFIXES: Readonly<Record<PasswordPlace, string>> = {
  account: 'Password',
  administrator: 'AdministratorPassword',
  offlineAdministrator: 'OfflineAdministratorPassword',
};

/**
 * The password behind a value with `PlainText` false; null when the text was not hidden this way for this place. Hiding
 * it is reversible: it protects from a glance, nothing else.
 */
export function decodePassword(place: PasswordPlace, hidden: string): string | null {
  const bytes = fromBase64(hidden.trim());
  if (bytes === null || bytes.length % 2 === 1) return null;
  const text = decodeUtf16(bytes);
  return text.endsWith(SUFFIXES[place]) ? text.slice(0, -SUFFIXES[place].length) : null;
}

/** What stands in the file for a password with `PlainText` false: Base64 of UTF-16 with the suffix of the place. */
export function encodePassword(place: PasswordPlace, password: string): string {
  const text = `${password}${SUFFIXES[place]}`;
  const bytes = text.split('').flatMap((unit) => [unit.charCodeAt(0) & 0xff, unit.charCodeAt(0) >> 8]);
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
