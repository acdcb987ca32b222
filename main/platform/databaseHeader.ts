import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { attempt } from './hostFailure.ts';
import type { HostResult } from './hostFailure.ts';

/** What this program writes as `application_id` into its databases: "IPWB". */
export const APPLICATION_ID = 0x49505742;

/** What a database file says of itself before SQLite looks at it. */
export type DatabaseHeader =
  /** It is not there, or has no byte yet. */
  | { readonly kind: 'new' }
  | { readonly kind: 'noDatabase' }
  | {
      readonly kind: 'database';
      readonly applicationId: number;
      readonly userVersion: number;
      /** The content is one page, which has room for no more than a table or two. */
      readonly onePage: boolean;
    };

/** The database header of the file format of SQLite 3, section 1.3. */
const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;
const PAGE_SIZE_AT = 16;
const USER_VERSION_AT = 60;
const APPLICATION_ID_AT = 68;
/** 65536 does not fit into two bytes. */
const LARGEST_PAGE = 65_536;

/** Reads the start of a database file. Nothing is opened but the file itself, and that for reading. */
export function readDatabaseHeader(file: string): HostResult<DatabaseHeader> {
  return attempt(() => {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size === 0) return { kind: 'new' };
    const start = startOf(file);
    if (start.toString('latin1', 0, MAGIC.length) !== MAGIC) return { kind: 'noDatabase' };
    const pageSize = start.readUInt16BE(PAGE_SIZE_AT);
    return {
      kind: 'database',
      applicationId: start.readUInt32BE(APPLICATION_ID_AT),
      userVersion: start.readUInt32BE(USER_VERSION_AT),
      onePage: size <= (pageSize === 1 ? LARGEST_PAGE : pageSize),
    };
  });
}

function startOf(file: string): Buffer {
  const handle = openSync(file, 'r');
  try {
    const start = Buffer.alloc(HEADER_BYTES);
    readSync(handle, start, 0, start.length, 0);
    return start;
  } finally {
    closeSync(handle);
  }
}
