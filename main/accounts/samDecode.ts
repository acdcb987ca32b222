import { decodeSid } from '../../shared/base/sid.ts';
import { decodeUtf16 } from '../../shared/base/utf16.ts';
import { ALIAS_C, DOMAIN_SID_BYTES, USER_F, USER_V } from './samLayout.ts';

/** Most members of a group that are read. */
const MAX_MEMBERS = 10_000;

export interface UserF {
  readonly rid: number;
  /** FILETIME, 0n for never. */
  readonly lastLogon: bigint;
  /** FILETIME, 0n for never. */
  readonly passwordSet: bigint;
  /** FILETIME; 0n or the largest one for never. */
  readonly accountExpires: bigint;
  /** FILETIME, 0n for never. */
  readonly lastBadPassword: bigint;
  /** Account control flags. */
  readonly control: number;
  readonly badPasswordCount: number;
  readonly logonCount: number;
}

/** Reads a user's `F`; null when it is too short to hold all of that. */
export function decodeUserF(data: Uint8Array): UserF | null {
  if (data.length < USER_F.logonCount + 2) return null;
  const view = viewOf(data);
  return {
    rid: view.getUint32(USER_F.rid, true),
    lastLogon: view.getBigUint64(USER_F.lastLogon, true),
    passwordSet: view.getBigUint64(USER_F.passwordSet, true),
    accountExpires: view.getBigUint64(USER_F.accountExpires, true),
    lastBadPassword: view.getBigUint64(USER_F.lastBadPassword, true),
    control: view.getUint16(USER_F.control, true),
    badPasswordCount: view.getUint16(USER_F.badPasswordCount, true),
    logonCount: view.getUint16(USER_F.logonCount, true),
  };
}

export interface UserV {
  readonly name: string;
  readonly fullName: string;
  readonly comment: string;
}

/** Reads the names in a user's `V`; null when its table or a text lies outside of it. */
export function decodeUserV(data: Uint8Array): UserV | null {
  const texts = [USER_V.name, USER_V.fullName, USER_V.comment].map((entry) => entryText(data, entry));
  const [name, fullName, comment] = texts;
  if (typeof name !== 'string' || typeof fullName !== 'string' || typeof comment !== 'string') return null;
  return { name, fullName, comment };
}

function entryText(data: Uint8Array, entry: number): string | null {
  const at = entry * USER_V.entryBytes;
  if (data.length < USER_V.data) return null;
  const view = viewOf(data);
  const start = USER_V.data + view.getUint32(at, true);
  const end = start + view.getUint32(at + 4, true);
  return end > data.length ? null : decodeUtf16(data, start, end);
}

export interface AliasMembers {
  /** SIDs, up to the first that is none. */
  readonly sids: readonly string[];
  /** Whether as many were read as the alias says it has. */
  readonly complete: boolean;
}

/** Name and description in an alias' `C`; null when one of them lies outside of it. */
export function decodeAliasNames(data: Uint8Array): { readonly name: string; readonly description: string } | null {
  if (data.length < ALIAS_C.data) return null;
  const view = viewOf(data);
  const text = (offset: number, length: number): string | null => {
    const start = ALIAS_C.data + view.getUint32(offset, true);
    const end = start + view.getUint32(length, true);
    return end > data.length ? null : decodeUtf16(data, start, end);
  };
  const name = text(ALIAS_C.name, ALIAS_C.nameLength);
  const description = text(ALIAS_C.description, ALIAS_C.descriptionLength);
  return name === null || description === null ? null : { name, description };
}

/** The members in an alias' `C`; null when there is no member list. */
export function decodeAliasMembers(data: Uint8Array): AliasMembers | null {
  if (data.length < ALIAS_C.data) return null;
  const view = viewOf(data);
  const count = view.getUint32(ALIAS_C.memberCount, true);
  let at = ALIAS_C.data + view.getUint32(ALIAS_C.members, true);
  const sids: string[] = [];
  while (sids.length < Math.min(count, MAX_MEMBERS)) {
    const sid = decodeSid(data, at);
    if (sid === null) break;
    sids.push(sid.text);
    at += sid.length;
  }
  return { sids, complete: sids.length === count };
}

/** The machine SID from the account domain's `V`: its last 12 bytes are three numbers. */
export function decodeMachineSid(data: Uint8Array): string | null {
  if (data.length < DOMAIN_SID_BYTES) return null;
  const view = viewOf(data);
  const numbers = [12, 8, 4].map((fromEnd) => view.getUint32(data.length - fromEnd, true));
  return `S-1-5-21-${numbers.join('-')}`;
}

function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.length);
}
