import { statSync } from 'node:fs';

/** Whether a folder of this PC is there now; one that cannot be looked at counts as not there. */
export function folderExists(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
