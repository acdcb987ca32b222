import { realpathSync } from 'node:fs';
import * as hostPaths from 'node:path';
import type { PlatformPath } from 'node:path';
import { attempt } from './hostFailure.ts';

interface Host {
  readonly paths: PlatformPath;
  /** Throws the operating system's error where nothing is. */
  readonly realPath: (path: string) => string;
}

/** The system's own function gives names as the disk spells them where it knows no case. */
const THIS_HOST: Host = { paths: hostPaths, realPath: (path) => realpathSync.native(path) };

/**
 * The one spelling of a volume's root, for its lock, its history and its edits: absolute, without links, a drive letter
 * in upper case. A path that is not there now is spelled so as far as it is there.
 */
export function canonicalRoot(path: string, host: Host = THIS_HOST): string {
  const absolute = host.paths.resolve(path);
  const real = absolute.includes('\0') ? null : attempt(() => host.realPath(absolute));
  if (real?.ok === true) return withUpperDrive(real.value);
  const above = host.paths.dirname(absolute);
  if (above === absolute) return withUpperDrive(absolute);
  return host.paths.join(canonicalRoot(above, host), host.paths.basename(absolute));
}

function withUpperDrive(path: string): string {
  return path.replace(/^[a-z]:/, (drive) => drive.toUpperCase());
}
