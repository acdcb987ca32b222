import { existsSync, rmSync } from 'node:fs';
import { writeAtomically } from './atomicFile.ts';
import { attempt } from './hostFailure.ts';

/** What the mark says to somebody who finds it. */
const WORDS = 'SQLite found damage in the database beside this file. The next start looks through all of it.\n';

function markOf(database: string): string {
  return `${database}.suspect`;
}

/** Leaves word for the next start that a database was found damaged. Where no mark can be made, none is. */
export function markSuspect(database: string): void {
  if (!isSuspect(database)) attempt(() => writeAtomically(markOf(database), Buffer.from(WORDS)));
}

/** Whether an earlier run found damage in a database. */
export function isSuspect(database: string): boolean {
  return existsSync(markOf(database));
}

/** Takes the mark away, once the database was found sound or was set aside; while it stays, each start looks again. */
export function clearSuspect(database: string): void {
  attempt(() => rmSync(markOf(database), { force: true }));
}
