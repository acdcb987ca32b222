import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Whether a folder of this PC is there now; one that cannot be looked at counts as not there. */
export function folderExists(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Whether the names in a folder can be listed now. */
export function canList(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * Makes a folder and those above it that are missing, each with the permission bits `mode`; true when the folder
 * itself was made. Throws the operating system's error. Node's own recursion never ends below a folder that is there
 * and takes no new one without saying that this is forbidden, such as /proc.
 */
export function makeFolders(path: string, mode = 0o777): boolean {
  const missing: string[] = [];
  let at = resolve(path);
  while (statSync(at, { throwIfNoEntry: false }) === undefined && dirname(at) !== at) {
    missing.unshift(at);
    at = dirname(at);
  }
  // The operating system's own words where a file stands in the place of the folder.
  if (missing.length === 0 && !statSync(at).isDirectory()) readdirSync(at);
  for (const folder of missing) makeOne(folder, mode);
  return missing.length > 0;
}

/** A folder that somebody else made meanwhile is as good. */
function makeOne(folder: string, mode: number): void {
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    if (!folderExists(folder)) throw error;
  }
}
