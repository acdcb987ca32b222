import { foldCase } from '../../shared/base/caseless.ts';
import type { VolumePath } from '../../shared/base/winPath.ts';
import { failure, type Diagnostic, type Outcome } from '../../shared/model/diagnostic.ts';
import type { FileFingerprint, ProposedChange } from '../../shared/model/proposal.ts';
import type { RegistryEdit } from '../../shared/model/registry.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import { type EditableHive, openEditable } from '../registry/regf/editableHive.ts';
import { editRefusal } from '../registry/regf/editHive.ts';
import { linkBar, profileBar } from '../subject/linkBar.ts';
import type { Digest } from '../subject/subject.ts';
import { transactionLogs } from '../subject/transactionLogs.ts';

/** The files that proposals change as they are now: each is read, and each hive verified, once. */
export class FilesNow {
  private readonly fs: VolumeFs;
  private readonly digest: Digest;
  private readonly fingerprints = new Map<string, FileFingerprint | null>();
  private readonly hives = new Map<string, Outcome<EditableHive> | null>();

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

  /** Why changes of one file are not made, by the rules of applying; null where they would be. */
  bar(path: VolumePath, changes: readonly ProposedChange[]): Diagnostic | null {
    const hive = changes.filter((change) => 'keyPath' in change);
    const isDeleted = changes.some(({ kind }) => kind === 'deleteFile');
    return (
      linkBar(this.fs, path)
      ?? (isDeleted ? profileBar(this.fs, path) : null)
      ?? (hive.length > 0 ? this.hiveBar(path, hive) : null)
    );
  }

  private hiveBar(path: VolumePath, edits: readonly RegistryEdit[]): Diagnostic | null {
    const opened = once(this.hives, path, () => this.openHive(path));
    if (opened === null) return null;
    const problem = opened.ok ? editRefusal(opened.value, edits) : opened.problem;
    return problem === null ? null : inFile(problem.diagnostic, path);
  }

  /** Null where it is no longer there, which applying tells as a change. */
  private openHive(path: VolumePath): Outcome<EditableHive> | null {
    const bytes = this.fs.read(path);
    if (bytes.kind === 'found') return openEditable(bytes.value, transactionLogs(this.fs, path));
    return bytes.kind === 'unreadable' ? failure(bytes.problem) : null;
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
