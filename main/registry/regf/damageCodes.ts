/** What can be wrong in the bytes of a hive: the codes of its warnings, each with a case in the tests. */
export const DAMAGE_CODES = [
  'hive-big-data-short',
  'hive-bin-offset',
  'hive-bin-signature',
  'hive-bin-size',
  'hive-cell-between',
  'hive-cell-free',
  'hive-cell-outside',
  'hive-cell-shared',
  'hive-cell-size',
  'hive-cell-unaligned',
  'hive-checksum-wrong',
  'hive-count-wrong',
  'hive-data-clipped',
  'hive-data-overlap',
  'hive-dirty',
  'hive-hash-wrong',
  'hive-key-loop',
  'hive-key-parent',
  'hive-largest-subkey-class',
  'hive-largest-subkey-name',
  'hive-largest-value-data',
  'hive-largest-value-name',
  'hive-list-clipped',
  'hive-list-repeated',
  'hive-lists-overlap',
  'hive-name-clipped',
  'hive-name-twice',
  'hive-order-wrong',
  'hive-security-clipped',
  'hive-security-count',
  'hive-security-missing',
  'hive-security-ring',
  'hive-signature-wrong',
  'hive-size-wrong',
  'hive-too-deep',
  'hive-version-unknown',
] as const;

export type DamageCode = (typeof DAMAGE_CODES)[number];

/** What can be wrong with the transaction logs of a dirty hive. */
export const LOG_CODES = [
  'hive-log-damaged',
  'hive-log-entry-damaged',
  'hive-log-foreign',
  'hive-log-gap',
  'hive-log-short',
  'hive-log-unreadable',
] as const;

export type LogCode = (typeof LOG_CODES)[number];
