import { foldCase } from '../../shared/base/caseless.ts';
import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { FileFingerprint } from '../../shared/model/proposal.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import { openEditable } from '../registry/regf/editableHive.ts';
import { linkBar } from '../subject/linkBar.ts';
import type { Digest } from '../subject/subject.ts';
import { transactionLogs } from '../subject/transactionLogs.ts';

/** The files that proposals change as they are now: each is read, and each hive verified, once. */
export class FilesNow {
  private readonly fs: VolumeFs;
  private readonly digest: Digest;
  private readonly fingerprints = new Map<string, FileFingerprint | null>();
  private readonly bars = new Map<string, Diagnostic | null>();

  constructor(fs: VolumeFs, digest: Digest) {
    this.fs = fs;
    this.digest = digest;
  }

  /** The file as the disk spells it; null where it could not be read. */
  fingerprint(path: VolumePath): FileFingerprint | null {
    return once(this.fingerprints, path, () => {
      const [bytes, stat] = [this.fs.read(path), this.fs.stat(path)];
      const isRead = bytes.kind === 'found' && stat.kind === 'found';
      return isRead ? { file: stat.value.path, fingerprint: this.digest(bytes.value) } : null;
    });
  }

  /** Why a file is not changed, by the rules of applying; null where it may be. */
  bar(path: VolumePath, isHive: boolean): Diagnostic | null {
    return linkBar(this.fs, path) ?? (isHive ? this.hiveBar(path) : null);
  }

  private hiveBar(path: VolumePath): Diagnostic | null {
    return once(this.bars, path, () => {
      const bytes = this.fs.read(path);
      if (bytes.kind !== 'found') return bytes.kind === 'unreadable' ? bytes.problem.diagnostic : null;
      const opened = openEditable(bytes.value, transactionLogs(this.fs, path));
      return opened.ok ? null : inFile(opened.problem.diagnostic, path);
    });
  }
}

/** The editor knows bytes only; which file it speaks of is told here. */
function inFile(reason: Diagnostic, file: VolumePath): Diagnostic {
  return { ...reason, where: reason.where.length === 0 ? [{ file }] : reason.where.map((at) => ({ ...at, file })) };
}

function once<T>(known: Map<string, T>, path: VolumePath, find: () => T): T {
  const folded = foldCase(path);
  const seen = known.get(folded);
  if (seen !== undefined) return seen;
  const found = find();
  known.set(folded, found);
  return found;
}
