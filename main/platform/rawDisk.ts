import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  realpathSync,
  statfsSync,
  statSync,
} from 'node:fs';
import type { Stats } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import { isLockedVolume, LOCKED_VOLUME } from './bootSector.ts';
import { attempt, failureOf } from './hostFailure.ts';
import type { HostResult } from './hostFailure.ts';

/** `other` is a device, pipe or socket: there, but never opened. */
export type RawType = 'file' | 'folder' | 'link' | 'other';

export interface RawName {
  readonly name: string;
  readonly type: RawType;
}

export interface RawStat {
  readonly type: RawType;
  /** Bytes; 0 unless a file. */
  readonly size: number;
  /** Last write, milliseconds since 1970 UTC. */
  readonly modifiedMs: number;
}

/**
 * A folder of the host as it is: names exactly as spelled, links not followed, nothing cached. Paths are relative to
 * the root, joined by `/`; the root is `''`.
 */
export interface RawDisk {
  readonly root: string;
  readdir(path: string): HostResult<readonly RawName[]>;
  lstat(path: string): HostResult<RawStat>;
  /** A link's target as stored. */
  readLink(path: string): HostResult<string>;
  /** The whole file, at most `limit` bytes; a larger one fails with `tooLarge` and is not read. */
  read(path: string, limit: number): HostResult<Uint8Array>;
  /** At most `length` bytes from `offset`. */
  readRange(path: string, offset: number, length: number): HostResult<Uint8Array>;
  /** Room on the root's own file system, in bytes; null where the root is a folder in a larger one. */
  space(): HostResult<{ readonly free: number; readonly total: number } | null>;
}

/**
 * Opens a folder or drive of the host for reading. Problems: `volume-not-found` (missing), `volume-not-a-folder`,
 * `volume-locked` (BitLocker), `volume-unreadable`.
 */
export function openRawDisk(root: string): Outcome<RawDisk> {
  const opened = attempt(() => {
    const real = realpathSync(resolve(root));
    readdirSync(real, { withFileTypes: true });
    return real;
  });
  if (opened.ok) return success(hostDisk(opened.value));
  const where = [{ file: root }];
  if (isLockedVolume(root)) return failure({ kind: 'input', diagnostic: { ...LOCKED_VOLUME, where } });
  const { reason, says, fix } = opened.failure;
  if (reason === 'notFound')
    return failure(problem('missing', 'volume-not-found', `"${root}" could not be opened: ${says}.`, { where, fix }));
  if (reason === 'notAFolder')
    return failure(
      problem('input', 'volume-not-a-folder', `"${root}" is a file, not the root folder of a Windows volume.`, {
        where,
        fix: 'Mount the disk image first, or name the folder that holds the copied "Windows" folder.',
      }),
    );
  return failure(problem('missing', 'volume-unreadable', `"${root}" could not be listed: ${says}.`, { where, fix }));
}

function hostDisk(root: string): RawDisk {
  const host = (path: string): string => (path === '' ? root : join(root, ...path.split('/')));
  return {
    root,
    readdir: (path) =>
      attempt(() =>
        readdirSync(host(path), { withFileTypes: true }).map((entry) => ({ name: entry.name, type: typeOf(entry) })),
      ),
    lstat: (path) => attempt(() => rawStat(lstatSync(host(path)))),
    readLink: (path) => attempt(() => readlinkSync(host(path))),
    read: (path, limit) =>
      withFile(host(path), (file, size) =>
        size > limit ? { ok: false, failure: failureOf('tooLarge') } : { ok: true, value: readAt(file, 0, size) },
      ),
    readRange: (path, offset, length) =>
      withFile(host(path), (file, size) => ({
        ok: true,
        value: readAt(file, offset, Math.max(0, Math.min(length, size - offset))),
      })),
    space: () =>
      attempt(() => {
        if (!isFileSystemRoot(root)) return null;
        const { bsize, bfree, blocks } = statfsSync(root);
        return { free: bfree * bsize, total: blocks * bsize };
      }),
  };
}

/** A drive or mount point lies on another device than the folder above it; only such a root has room of its own. */
function isFileSystemRoot(root: string): boolean {
  const above = dirname(root);
  return above === root || statSync(above).dev !== statSync(root).dev;
}

function rawStat(stats: Stats): RawStat {
  const type = typeOf(stats);
  return { type, size: type === 'file' ? stats.size : 0, modifiedMs: Math.trunc(stats.mtimeMs) };
}

interface TypedEntry {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

/** Windows reports junctions and symbolic links alike as symbolic links. */
function typeOf(entry: TypedEntry): RawType {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}

/** Opens without following a link in the last segment and without waiting for a pipe's other end. */
function withFile<T>(path: string, use: (file: number, size: number) => HostResult<T>): HostResult<T> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const result = attempt(() => {
    const file = openSync(path, flags);
    try {
      const stats = fstatSync(file);
      return stats.isFile() ? use(file, stats.size) : { ok: false as const, failure: failureOf('notAFile') };
    } finally {
      closeSync(file);
    }
  });
  return result.ok ? result.value : result;
}

/** Reads into memory of its own, not zeroed first: for a large hive the first touch of a page is the whole cost. */
function readAt(file: number, offset: number, length: number): Uint8Array {
  const buffer = Buffer.allocUnsafeSlow(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(file, buffer, filled, length - filled, offset + filled);
    if (count === 0) break;
    filled += count;
  }
  return new Uint8Array(buffer.buffer, buffer.byteOffset, filled);
}
