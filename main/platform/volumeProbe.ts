import { accessSync, closeSync, constants, openSync, readdirSync, readSync } from 'node:fs';
import { join, win32 } from 'node:path';
import { diagnostic } from '../../shared/model/diagnostic.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { WriteBar } from '../../shared/model/volume.ts';
import { isLockedVolume, LOCKED_VOLUME } from './bootSector.ts';
import { attempt, howToElevate } from './hostFailure.ts';

/** What stands between this program and a volume. `bar` null: writing is allowed. */
export interface VolumeProbe {
  readonly bar: WriteBar | null;
  readonly diagnostics: readonly Diagnostic[];
}

interface Host {
  readonly platform: NodeJS.Platform;
  readonly systemDrive: string | undefined;
  /** Throws the operating system's error when the folder cannot be written. */
  readonly checkWritable: (root: string) => void;
}

const THIS_HOST: Host = {
  platform: process.platform,
  systemDrive: process.env['SystemDrive'],
  checkWritable: (root) => accessSync(root, constants.W_OK),
};

const NOTHING: VolumeProbe = { bar: null, diagnostics: [] };

/**
 * Looks at a volume's root without writing: the running system's own drive, a hibernated Windows, a disk or folder
 * that cannot be written, a locked BitLocker volume. The first bar found counts; each comes with what to do.
 */
export function probeVolume(root: string, host: Host = THIS_HOST): VolumeProbe {
  const probes = [probeRunningSystem, probeLock, probeHibernation, probeWriting];
  const found = probes.map((probe) => probe(root, host));
  return {
    bar: found.find((each) => each.bar !== null)?.bar ?? null,
    diagnostics: found.flatMap((each) => each.diagnostics),
  };
}

function barred(bar: WriteBar, code: string, root: string, summary: string, detail: string, fix: string): VolumeProbe {
  return {
    bar,
    diagnostics: [diagnostic(code, summary, { severity: 'warning', detail, fix, where: [{ file: root }] })],
  };
}

function probeRunningSystem(root: string, { platform, systemDrive }: Host): VolumeProbe {
  if (platform !== 'win32' || systemDrive === undefined) return NOTHING;
  const isSystem = win32.resolve(root).toUpperCase() === win32.resolve(`${systemDrive}\\`).toUpperCase();
  if (!isSystem) return NOTHING;
  return barred(
    'runningSystem',
    'volume-is-running-system',
    root,
    `"${root}" is the drive that this PC runs from; it is only read.`,
    'Its hives are open in the running Windows, and Sysprep settings changed here would change this very PC.',
    'Attach the image as a second disk to another PC and open it there.',
  );
}

function probeLock(root: string, { platform }: Host): VolumeProbe {
  const canList = attempt(() => readdirSync(root)).ok;
  if (canList || !isLockedVolume(root, platform)) return NOTHING;
  return { bar: 'readOnlyDisk', diagnostics: [{ ...LOCKED_VOLUME, where: [{ file: root }] }] };
}

function probeHibernation(root: string): VolumeProbe {
  const names = attempt(() => readdirSync(root));
  const name = names.ok ? names.value.find((each) => each.toLowerCase() === 'hiberfil.sys') : undefined;
  if (name === undefined) return NOTHING;
  const start = attempt(() => firstFour(join(root, name)));
  // A file of zeros or one that says "wake" is left over; only these two words mean saved memory.
  if (!start.ok || start.value.toUpperCase() !== 'HIBR') return NOTHING;
  return barred(
    'hibernated',
    'volume-hibernated',
    root,
    'Windows on this volume is hibernated (or was shut down with fast startup); it is only read.',
    'hiberfil.sys holds saved memory. Windows would resume with its own view of the disk, and a change made now would damage the file system.',
    'Start that Windows and shut it down completely with "shutdown /s /t 0", then attach the volume again.',
  );
}

function firstFour(path: string): string {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
  try {
    const start = Buffer.alloc(4);
    readSync(file, start, 0, start.length, 0);
    return start.toString('latin1');
  } finally {
    closeSync(file);
  }
}

function probeWriting(root: string, { checkWritable }: Host): VolumeProbe {
  const access = attempt(() => checkWritable(root));
  if (access.ok) return NOTHING;
  const isDisk = access.failure.reason === 'readOnly';
  return barred(
    'readOnlyDisk',
    isDisk ? 'volume-read-only' : 'volume-not-writable',
    root,
    `"${root}" cannot be written: ${access.failure.says}.`,
    'Everything can be examined; fixes can be shown and exported, not applied.',
    isDisk ? 'Attach or mount the disk for writing, or copy the volume to a folder.' : howToElevate(),
  );
}
