import type { PasswordState } from '../../../shared/model/answerFile.ts';
import { SCRUBBED } from '../administratorPassword.ts';
import { readBoolean } from '../answerFile.ts';
import { decodePassword, type PasswordPlace } from '../passwords.ts';
import { isSecretName } from '../secrets.ts';
import { childElement, childElements, ownText } from '../xml/navigate.ts';
import type { XmlElement } from '../xml/nodes.ts';

const PLACES: Readonly<Record<string, PasswordPlace>> = {
  AdministratorPassword: 'administrator',
  OfflineAdministratorPassword: 'offlineAdministrator',
};

/** A password as it stands in an answer file; `clear` is null where there is none to show. */
export interface StatedPassword {
  readonly state: PasswordState;
  readonly clear: string | null;
}

/**
 * How the password of an element stands there, and the password itself; null for an element that holds none, such as
 * product keys. Source: answer file facts, section 5.
 */
export function statedPassword(element: XmlElement): StatedPassword | null {
  if (!isSecretName(element.local) || /key$/i.test(element.local)) return null;
  const holder = childElement(element, 'Value') ?? element;
  if (childElements(holder).length > 0) return null;
  const value = ownText(holder).trim();
  if (value === '') return { state: 'empty', clear: null };
  if (value === SCRUBBED) return { state: 'scrubbed', clear: null };
  const plainText = childElement(element, 'PlainText');
  if (plainText === null || readBoolean(ownText(plainText)) !== false) return { state: 'plain', clear: value };
  const clear = decodePassword(PLACES[element.local] ?? 'account', value);
  if (clear === null) return { state: 'undecodable', clear: null };
  return clear === '' ? { state: 'empty', clear: null } : { state: 'hidden', clear };
}
