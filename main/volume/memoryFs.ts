import { invariant } from '../../shared/base/assert.ts';
import { foldCase } from '../../shared/base/caseless.ts';
import { memoryDisk } from './memoryDisk.ts';
import type { MemoryDiskParts } from './memoryDisk.ts';
import { resolvingFs } from './resolvingFs.ts';
import type { LocatingFs } from './resolvingFs.ts';

/**
 * A Windows volume in memory with Windows' rules: one spelling per name. Paths that differ by case only are a mistake
 * of the caller; use memoryDisk to build such a disk on purpose. Paths in `unreadable` answer "access denied".
 */
export function memoryFs(files: MemoryDiskParts['files'], options: Omit<MemoryDiskParts, 'files'> = {}): LocatingFs {
  const spellings = new Map<string, string>();
  for (const path of [...Object.keys(files), ...Object.keys(options.links ?? {})]) checkSpelling(spellings, path);
  return resolvingFs(memoryDisk({ files, ...options }));
}

function checkSpelling(spellings: Map<string, string>, path: string): void {
  const segments = path.split('/').filter((segment) => segment !== '');
  segments.forEach((_, index) => {
    const spelled = segments.slice(0, index + 1).join('/');
    const known = spellings.get(foldCase(spelled)) ?? spelled;
    invariant(known === spelled, `memory volume: "${spelled}" and "${known}" are one name to Windows`);
    spellings.set(foldCase(spelled), spelled);
  });
}
