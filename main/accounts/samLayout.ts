/**
 * The structures of the SAM hive, little-endian. Source: section 6 of the Sysprep facts (observed on real hives).
 */

/** Value `F` of a user. */
export const USER_F = {
  bytes: 80,
  lastLogon: 8,
  passwordSet: 24,
  accountExpires: 32,
  lastBadPassword: 40,
  rid: 48,
  primaryGroup: 52,
  control: 56,
  badPasswordCount: 64,
  logonCount: 66,
} as const;

/** Bits of the account control flags in `F`. */
export const CONTROL = {
  disabled: 0x0001,
  passwordNotRequired: 0x0004,
  normalAccount: 0x0010,
  passwordNeverExpires: 0x0200,
  lockedOut: 0x0400,
} as const;

/** Value `V` of a user: 17 entries of 12 bytes (offset, length, unknown); offsets count from the end of the table. */
export const USER_V = { entries: 17, entryBytes: 12, data: 0xcc, name: 1, fullName: 2, comment: 3 } as const;

/** Value `C` of an alias: 32-bit words; offsets count from 0x34. */
export const ALIAS_C = {
  rid: 0,
  name: 0x10,
  nameLength: 0x14,
  description: 0x1c,
  descriptionLength: 0x20,
  members: 0x28,
  membersLength: 0x2c,
  memberCount: 0x30,
  data: 0x34,
} as const;

/** Bytes at the end of the domain's `V` that hold the machine SID's three numbers. */
export const DOMAIN_SID_BYTES = 12;

export const ACCOUNT_DOMAIN = 'HKLM\\SAM\\SAM\\Domains\\Account';
export const ALIASES = 'HKLM\\SAM\\SAM\\Domains\\Builtin\\Aliases';
/** RID of the group Administrators. */
export const ADMINISTRATORS = 0x220;
/** Key of the SECURITY hive whose default value is the machine SID, binary. Source: section 6.1 of the Sysprep facts. */
export const SECURITY_ACCOUNT_DOMAIN = 'HKLM\\SECURITY\\Policy\\PolAcDmS';
