import { invariant } from '../../shared/base/assert.ts';
import { joinBytes } from '../../shared/base/joinBytes.ts';
import { encodeSid } from '../../shared/base/sid.ts';
import { encodeUtf16 } from '../../shared/base/utf16.ts';
import { type UserF, type UserV } from './samDecode.ts';
import { ALIAS_C, DOMAIN_SID_BYTES, USER_F, USER_V } from './samLayout.ts';

const VERSION_OF_F = 2;
const USERS_GROUP = 0x201;
const NEVER = 0x7fff_ffff_ffff_ffffn;

type UserFSpec = Pick<UserF, 'rid' | 'lastLogon' | 'passwordSet' | 'control'> & Partial<UserF>;

/** A user's `F`, 80 bytes, in the group of domain users; what is left out never happened, and the account stays. */
export function encodeUserF(user: UserFSpec): Uint8Array {
  const bytes = new Uint8Array(USER_F.bytes);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, VERSION_OF_F, true);
  view.setBigUint64(USER_F.lastLogon, user.lastLogon, true);
  view.setBigUint64(USER_F.passwordSet, user.passwordSet, true);
  view.setBigUint64(USER_F.accountExpires, user.accountExpires ?? NEVER, true);
  view.setBigUint64(USER_F.lastBadPassword, user.lastBadPassword ?? 0n, true);
  view.setUint32(USER_F.rid, user.rid, true);
  view.setUint32(USER_F.primaryGroup, USERS_GROUP, true);
  view.setUint16(USER_F.control, user.control, true);
  view.setUint16(USER_F.badPasswordCount, user.badPasswordCount ?? 0, true);
  view.setUint16(USER_F.logonCount, user.logonCount ?? 0, true);
  return bytes;
}

/** A user's `V` with names only: no security descriptor, no password hashes. */
export function encodeUserV(user: UserV): Uint8Array {
  const texts = new Map([
    [USER_V.name as number, encodeUtf16(user.name)],
    [USER_V.fullName, encodeUtf16(user.fullName)],
    [USER_V.comment, encodeUtf16(user.comment)],
  ]);
  const table = new DataView(new ArrayBuffer(USER_V.data));
  const data: Uint8Array[] = [];
  let used = 0;
  for (let entry = 0; entry < USER_V.entries; entry += 1) {
    const text = texts.get(entry) ?? new Uint8Array(0);
    table.setUint32(entry * USER_V.entryBytes, used, true);
    table.setUint32(entry * USER_V.entryBytes + 4, text.length, true);
    data.push(padded(text));
    used += padded(text).length;
  }
  return joinBytes([new Uint8Array(table.buffer), ...data]);
}

export interface AliasSpec {
  readonly rid: number;
  readonly name: string;
  readonly description: string;
  /** SIDs as text. */
  readonly members: readonly string[];
}

/** An alias' `C`. */
export function encodeAliasC(alias: AliasSpec): Uint8Array {
  const name = encodeUtf16(alias.name);
  const description = encodeUtf16(alias.description);
  const members = joinBytes(alias.members.map(encodeSid));
  const descriptionAt = padded(name).length;
  const membersAt = descriptionAt + padded(description).length;
  const header = new DataView(new ArrayBuffer(ALIAS_C.data));
  header.setUint32(ALIAS_C.rid, alias.rid, true);
  header.setUint32(ALIAS_C.nameLength, name.length, true);
  header.setUint32(ALIAS_C.description, descriptionAt, true);
  header.setUint32(ALIAS_C.descriptionLength, description.length, true);
  header.setUint32(ALIAS_C.members, membersAt, true);
  header.setUint32(ALIAS_C.membersLength, members.length, true);
  header.setUint32(ALIAS_C.memberCount, alias.members.length, true);
  return joinBytes([new Uint8Array(header.buffer), padded(name), padded(description), members]);
}

const FIXED_DOMAIN_V_BYTES = 0x140;

/** The account domain's `V`: nothing but the machine SID (`S-1-5-21-X-Y-Z`) at its end. */
export function encodeDomainV(machineSid: string): Uint8Array {
  const numbers = /^S-1-5-21-(\d+)-(\d+)-(\d+)$/.exec(machineSid)?.slice(1).map(Number);
  invariant(numbers !== undefined, `${machineSid} is a machine SID`);
  const bytes = new Uint8Array(FIXED_DOMAIN_V_BYTES + DOMAIN_SID_BYTES);
  const view = new DataView(bytes.buffer);
  numbers.forEach((number, index) => view.setUint32(FIXED_DOMAIN_V_BYTES + 4 * index, number, true));
  return bytes;
}

/** Bytes followed by zeros up to a multiple of 4. */
function padded(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  result.set(bytes);
  return result;
}
