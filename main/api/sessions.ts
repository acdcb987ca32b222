import { failure, problem, success, type Outcome } from '../../shared/model/diagnostic.ts';
import type { FileFound, VolumeFs, WriteBar } from '../../shared/model/volume.ts';
import { canonicalRoot } from '../platform/canonicalRoot.ts';
import { sha256Hex } from '../platform/digest.ts';
import { openRawDisk } from '../platform/rawDisk.ts';
import { probeVolume, type VolumeProbe } from '../platform/volumeProbe.ts';
import { findLogs } from '../logs/knownLogPaths.ts';
import { openHives, type OpenedHives } from '../subject/hives.ts';
import { readSubject, type Subject } from '../subject/subject.ts';
import { resolvingFs } from '../volume/resolvingFs.ts';
import { WatchedFs } from './watchedFs.ts';

/** An open volume: what was read of it, valid while none of the files concerned changes. */
export interface VolumeSession {
  /** Absolute path on this PC, without links. */
  readonly root: string;
  readonly fs: WatchedFs;
  readonly probe: VolumeProbe;
  readonly hives: OpenedHives;
  readonly subject: Subject;
}

const KEPT_SESSIONS = 4;

/**
 * Open volumes by path. A volume is read once and again only when something that its subject was made of changed on
 * disk, so that going from screen to screen costs little. At most four are kept; the one not used for longest is let
 * go.
 */
export class VolumeSessions {
  private readonly kept = new Map<string, VolumeSession>();
  private readonly readOnly: () => boolean;

  /** `readOnly` is the switch in the settings: while it is on, no volume may be written to. */
  constructor(readOnly: () => boolean) {
    this.readOnly = readOnly;
  }

  /** Opens a volume, or gives the one that is open. Problems: `volume-missing`, `not-a-windows-volume`, and the disk's own. */
  open(path: string): Outcome<VolumeSession> {
    if (path.trim() === '')
      return failure(
        problem('usage', 'no-volume-path', 'No volume was named.', {
          fix: 'Name a drive or a folder with a Windows volume.',
        }),
      );
    const root = rootOf(path);
    const kept = this.kept.get(root);
    const opened = kept !== undefined && this.isCurrent(kept) ? success(kept) : this.read(root);
    this.kept.delete(root);
    if (!opened.ok) return opened;
    this.kept.set(root, opened.value);
    for (const oldest of [...this.kept.keys()].slice(0, -KEPT_SESSIONS)) this.kept.delete(oldest);
    return opened;
  }

  /** Forgets what was read of a volume, after writing to it. */
  forget(path: string): void {
    this.kept.delete(rootOf(path));
  }

  /** Whether the same would be read again, and the same would bar writing. */
  private isCurrent({ root, fs, probe, subject }: VolumeSession): boolean {
    return fs.isCurrent() && probeVolume(root).bar === probe.bar && subject.report.writeBar === this.barOf(probe);
  }

  private barOf(probe: VolumeProbe): WriteBar | null {
    return probe.bar ?? (this.readOnly() ? 'readOnlySwitch' : null);
  }

  private read(root: string): Outcome<VolumeSession> {
    const disk = openRawDisk(root);
    if (!disk.ok) return disk;
    const fs = new WatchedFs(resolvingFs(disk.value));
    const refusal = notWindows(root, fs);
    if (refusal !== null) return refusal;
    const probe = probeVolume(root);
    const hives = openHives(fs);
    const subject = readSubject(fs, subjectOptions(fs, probe, this.barOf(probe)), hives);
    fs.stop();
    return success({ root, fs, probe, hives, subject });
  }
}

/** What the subject of a session is read with; also for trial edits over the same volume. */
export function subjectOptions(fs: VolumeFs, probe: VolumeProbe, writeBar: WriteBar | null) {
  return { digest: sha256Hex, writeBar, logs: logsOf(fs), problems: probe.diagnostics };
}

function logsOf(fs: VolumeFs): readonly FileFound[] {
  return findLogs(fs).found;
}

const SIGNS = [
  'Windows/System32/config/SYSTEM',
  'Windows/System32/config/SOFTWARE',
  'Windows/System32',
  'Windows/Panther',
];

function notWindows(root: string, fs: VolumeFs): Outcome<never> | null {
  if (SIGNS.some((path) => fs.stat(path).kind !== 'absent')) return null;
  const insideWindows = fs.stat('System32/config').kind !== 'absent';
  return failure(
    problem('input', 'not-a-windows-volume', `"${root}" holds no Windows.`, {
      detail: 'A Windows volume has the folder Windows\\System32 with its registry hives. Neither was found.',
      where: [{ file: root }],
      fix: insideWindows
        ? 'This is the Windows folder itself: name the folder or drive that contains it.'
        : 'Name the root of the drive, or the folder into which the volume was copied.',
    }),
  );
}

/** The one spelling of a volume's path that history, sessions and edits use: absolute on this PC, without links. */
export function rootOf(path: string): string {
  return canonicalRoot(path);
}

/** Where edits of an open volume go. */
export function targetOf({ root, subject }: VolumeSession): {
  readonly root: string;
  readonly writeBar: WriteBar | null;
} {
  return { root, writeBar: subject.report.writeBar };
}
