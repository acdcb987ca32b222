import { readdirSync, statSync } from 'node:fs';
import { attempt } from './hostFailure.ts';

/** Whether a folder of this PC is there. */
export function folderExists(path: string): boolean {
  const stat = attempt(() => statSync(path));
  return stat.ok && stat.value.isDirectory();
}

/** Names of the folders directly inside one; none where it cannot be listed. */
export function subfolders(path: string): readonly string[] {
  const names = attempt(() => readdirSync(path, { withFileTypes: true }));
  return names.ok ? names.value.filter((entry) => entry.isDirectory()).map((entry) => entry.name) : [];
}
