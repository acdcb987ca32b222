import type { Found } from './volume.ts';

export const REGISTRY_TYPES = [
  'REG_NONE',
  'REG_SZ',
  'REG_EXPAND_SZ',
  'REG_BINARY',
  'REG_DWORD',
  'REG_DWORD_BIG_ENDIAN',
  'REG_LINK',
  'REG_MULTI_SZ',
  'REG_RESOURCE_LIST',
  'REG_FULL_RESOURCE_DESCRIPTOR',
  'REG_RESOURCE_REQUIREMENTS_LIST',
  'REG_QWORD',
] as const;

export type RegistryTypeName = (typeof REGISTRY_TYPES)[number];

/** A value as stored. SAM keeps numbers outside the table in `type` (the RID of a name), so it stays a number. */
export interface RegistryValue {
  /** `''` for the default value. */
  readonly name: string;
  /** The type number; index into REGISTRY_TYPES where it is one of them. */
  readonly type: number;
  readonly data: Uint8Array;
  /** Set where a damaged hive does not hold all of the data: `data` is then what is left of it. */
  readonly incomplete?: true;
}

/** A key for reading. Look-ups are without case and lazy. */
export interface RegistryKey {
  readonly name: string;
  /** Full path such as `HKLM\SOFTWARE\Microsoft`. */
  readonly path: string;
  /** Last write as FILETIME, 0n when not known. */
  readonly lastWritten: bigint;
  subkeys(): Iterable<RegistryKey>;
  subkey(name: string): RegistryKey | null;
  values(): Iterable<RegistryValue>;
  value(name: string): RegistryValue | null;
}

/**
 * The machine's registry for reading: mounted hives under `HKLM` and `HKU`, CurrentControlSet resolved through
 * SYSTEM\Select. A path in a hive that is missing is `absent`; in one that cannot be read, `unreadable`, and so is a value
 * of which damage left only a part.
 */
export interface RegistryView {
  key(path: string): Found<RegistryKey>;
  value(path: string, name: string): Found<RegistryValue>;
}

/** Data in the form that reports and `hive get` print. */
export type RegistryData = number | string | readonly string[];

/**
 * One edit of a hive. `keyPath` is relative to the hive's root, '' for the root itself. A value is set as text, as
 * `hive set` takes it for its type (`encodeValue`); keys on the way to it that are missing are added.
 */
export type RegistryEdit =
  | {
      readonly kind: 'setValue';
      readonly keyPath: string;
      /** `''` for the default value. */
      readonly name: string;
      readonly type: RegistryTypeName;
      readonly data: string;
    }
  | { readonly kind: 'deleteValue'; readonly keyPath: string; readonly name: string }
  | { readonly kind: 'addKey'; readonly keyPath: string }
  | { readonly kind: 'deleteKey'; readonly keyPath: string };

export interface PrintedValue {
  readonly type: string;
  readonly data: RegistryData;
}
