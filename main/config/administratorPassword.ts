import { decodePassword } from './passwords.ts';
import { childElement, childElements, ownText } from './xml/navigate.ts';
import type { XmlDocument, XmlElement } from './xml/nodes.ts';

/** What stands in place of a secret in a cached copy. Source: answer file facts, section 5 (observed). */
export const SCRUBBED = '*SENSITIVE*DATA*DELETED*';

/** How the password stands in the file; never the password. Both `plain` and `hidden` count as clear text. */
export interface AdministratorPassword {
  readonly state: 'absent' | 'plain' | 'hidden' | 'scrubbed';
  /** `PlainText` is false and the value is not encoded as Windows expects: what password it gives is not known. */
  readonly undecodable: boolean;
  /** Whether an empty password is set. */
  readonly blank: boolean;
  /** Line of AdministratorPassword; null when absent. */
  readonly line: number | null;
}

/** Whether it gives the account a password: an empty one lets nobody in from outside, and a scrubbed one is none. */
export function givesPassword({ state, blank }: AdministratorPassword): boolean {
  return (state === 'plain' || state === 'hidden') && !blank;
}

/** Reads the state of an AdministratorPassword element, in its full, its scrubbed and its bare form. */
export function readAdministratorPassword(
  document: XmlDocument | null,
  element: XmlElement | null,
): AdministratorPassword {
  if (document === null || element === null) return { state: 'absent', undecodable: false, blank: false, line: null };
  const line = document.lines.at(element.start).line;
  const holder = childElement(element, 'Value') ?? element;
  const value = childElements(holder).length === 0 ? ownText(holder).trim() : '';
  if (value === SCRUBBED) return { state: 'scrubbed', undecodable: false, blank: false, line };
  const plainText = childElement(element, 'PlainText');
  const hidden = plainText !== null && ownText(plainText).trim().toLowerCase() === 'false';
  const decoded = hidden ? decodePassword('administrator', value) : value;
  return {
    state: hidden ? 'hidden' : 'plain',
    undecodable: value !== '' && decoded === null,
    blank: value === '' || decoded === '',
    line,
  };
}
