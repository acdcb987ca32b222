/**
 * Numbers of the regf format. Offsets of fields are relative to the start of their structure; multi-byte fields are
 * little-endian. Source: M. Suhanov, "Windows registry file format specification".
 */

/** Length of the base block, and so the file position of the first bin; cell offsets count from there. */
export const BASE_BLOCK_BYTES = 4096;
/** Part of the base block that the checksum covers. */
export const CHECKED_BYTES = 508;
export const SECTOR_BYTES = 512;
/** Bins start and end at multiples of this. */
export const BIN_UNIT_BYTES = 4096;
export const BIN_HEADER_BYTES = 32;
/** Cells begin at multiples of this, and none is smaller. */
export const CELL_UNIT_BYTES = 8;
/** The offset that points nowhere. */
export const NOWHERE = 0xffff_ffff;

/** Signatures as little-endian numbers. */
export const SIGNATURE = {
  base: 0x6667_6572,
  bin: 0x6e69_6268,
  dirtyVector: 0x5452_4944,
  logEntry: 0x454c_7648,
  key: 0x6b6e,
  value: 0x6b76,
  security: 0x6b73,
  bigData: 0x6264,
  indexLeaf: 0x696c,
  fastLeaf: 0x666c,
  hashLeaf: 0x686c,
  indexRoot: 0x6972,
} as const;

export const BASE = {
  primarySequence: 4,
  secondarySequence: 8,
  lastWritten: 12,
  major: 20,
  minor: 24,
  fileType: 28,
  fileFormat: 32,
  rootCell: 36,
  binsSize: 40,
  clusteringFactor: 44,
  fileName: 48,
  checksum: 508,
} as const;

/** Room for the file name in the base block, bytes of UTF-16LE. */
export const FILE_NAME_BYTES = 64;

export const BIN = { offset: 4, size: 8, timestamp: 20 } as const;

/** File types of the base block. Logs have 2 up to Windows 2000, 1 from XP on, 6 from 8.1 on. */
export const FILE_TYPE = { hive: 0, oldLog: 1, oldestLog: 2, newLog: 6 } as const;

export const KEY = {
  flags: 2,
  lastWritten: 4,
  parent: 16,
  subkeyCount: 20,
  volatileCount: 24,
  subkeyList: 28,
  volatileList: 32,
  valueCount: 36,
  valueList: 40,
  security: 44,
  className: 48,
  largestSubkeyName: 52,
  largestSubkeyClass: 56,
  largestValueName: 60,
  largestValueData: 64,
  nameLength: 72,
  classLength: 74,
  name: 76,
} as const;

export const KEY_FLAG = { root: 0x04, noDelete: 0x08, link: 0x10, latinName: 0x20, predefinedHandle: 0x40 } as const;

export const VALUE = { nameLength: 2, dataSize: 4, data: 8, type: 12, flags: 16, name: 20 } as const;

export const VALUE_FLAG = { latinName: 0x01 } as const;
/** Set in a value's data size when the data lies in the offset field itself. */
export const INLINE_DATA = 0x8000_0000;
export const INLINE_BYTES = 4;

export const SECURITY = { next: 4, previous: 8, references: 12, descriptorSize: 16, descriptor: 20 } as const;

export const LIST = { count: 2, elements: 4 } as const;
export const BIG_DATA = { segments: 2, list: 4, header: 8 } as const;
/** Data above this length is cut into segments of this length in hives of version 1.4 and later. */
export const SEGMENT_BYTES = 16_344;
export const FIRST_BIG_DATA_MINOR = 4;

/** Deepest key that is read; Windows refuses to create keys below 512 levels. */
export const MAX_DEPTH = 512;
/** Longest data of one value that is read, bytes. */
export const MAX_DATA_BYTES = 256 * 1024 * 1024;
/** Largest hive bins that a log may grow a hive to, bytes. */
export const MAX_BINS_BYTES = 1024 * 1024 * 1024;
/** Smallest possible key cell: no hive can hold more keys than its size over this. */
export const SMALLEST_KEY_CELL_BYTES = 80;
