import { resolve } from 'node:path';
import { failure, problem, success, type Outcome } from '../../shared/model/diagnostic.ts';
import type { FileFound, VolumeFs, WriteBar } from '../../shared/model/volume.ts';
import { sha256Hex } from '../platform/digest.ts';
import { openRawDisk } from '../platform/rawDisk.ts';
import { probeVolume, type VolumeProbe } from '../platform/volumeProbe.ts';
import { findLogs } from '../logs/knownLogPaths.ts';
import { openHives, type OpenedHives } from '../subject/hives.ts';
import { findSettingsFiles } from '../subject/settingsFiles.ts';
import { readSubject, type Subject } from '../subject/subject.ts';
import { resolvingFs, type LocatingFs } from '../volume/resolvingFs.ts';

/** An open volume: what was read of it, valid while its files have the same stamps. */
export interface VolumeSession {
  /** Absolute path on this PC. */
  readonly root: string;
  readonly fs: LocatingFs;
  readonly probe: VolumeProbe;
  readonly hives: OpenedHives;
  readonly subject: Subject;
}

interface Kept {
  readonly session: VolumeSession;
  readonly stamps: string;
}

const KEPT_SESSIONS = 4;

/**
 * Open volumes by path. A volume is read once and again only when a hive, settings file or log changed on disk, so
 * that going from screen to screen costs nothing. At most four are kept, the least used is let go.
 */
export class VolumeSessions {
  private readonly kept = new Map<string, Kept>();
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
    const root = resolve(path);
    const kept = this.kept.get(root);
    if (kept !== undefined) {
      kept.session.fs.refresh();
      if (
        stampsOf(kept.session.fs) === kept.stamps
        && kept.session.subject.report.writeBar === this.barOf(kept.session.probe)
      )
        return success(kept.session);
    }
    const opened = this.read(root);
    this.kept.delete(root);
    if (!opened.ok) return opened;
    this.kept.set(root, { session: opened.value, stamps: stampsOf(opened.value.fs) });
    for (const oldest of [...this.kept.keys()].slice(0, -KEPT_SESSIONS)) this.kept.delete(oldest);
    return opened;
  }

  /** Forgets what was read of a volume, after writing to it. */
  forget(path: string): void {
    this.kept.delete(resolve(path));
  }

  private barOf(probe: VolumeProbe): WriteBar | null {
    return probe.bar ?? (this.readOnly() ? 'readOnlySwitch' : null);
  }

  private read(root: string): Outcome<VolumeSession> {
    const disk = openRawDisk(root);
    if (!disk.ok) return disk;
    const fs = resolvingFs(disk.value);
    const refusal = notWindows(root, fs);
    if (refusal !== null) return refusal;
    const probe = probeVolume(root);
    const hives = openHives(fs);
    const subject = readSubject(fs, subjectOptions(fs, probe, this.barOf(probe)), hives);
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

/** Size and time of every file that verdicts depend on; a changed text means: read again. */
function stampsOf(fs: VolumeFs): string {
  const hives = ['SYSTEM', 'SOFTWARE', 'SAM', 'SECURITY', 'DEFAULT'].flatMap((name) =>
    ['', '.LOG1', '.LOG2', '.LOG'].map((suffix) => `Windows/System32/config/${name}${suffix}`),
  );
  const paths = [
    ...hives,
    'Users',
    'Windows/WinSxS/pending.xml',
    ...findSettingsFiles(fs).map((file) => file.path),
    ...logsOf(fs).map((file) => file.path),
  ];
  return paths
    .map((path) => {
      const stat = fs.stat(path);
      return stat.kind === 'found' ? `${path} ${stat.value.size} ${stat.value.modifiedMs}` : `${path} ${stat.kind}`;
    })
    .join('\n');
}

/** The one spelling of a volume's path that history and sessions use: absolute on this PC. */
export function rootOf(path: string): string {
  return resolve(path);
}

/** Where edits of an open volume go. */
export function targetOf({ root, subject }: VolumeSession): {
  readonly root: string;
  readonly writeBar: WriteBar | null;
} {
  return { root, writeBar: subject.report.writeBar };
}
