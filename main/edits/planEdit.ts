import { fileTimeFromMs } from '../../shared/base/filetime.ts';
import type { VolumePath } from '../../shared/base/winPath.ts';
import { failure, success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import type { ProposedChange } from '../../shared/model/proposal.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import { decodeText } from '../config/text/decode.ts';
import { spliceEdits } from '../config/text/spliceEdits.ts';
import type { Clock } from '../platform/clock.ts';
import { sha256Hex } from '../platform/digest.ts';
import { editHive } from '../registry/regf/editHive.ts';
import { changedFiles, type ChangedFile } from './changedFiles.ts';
import { nothingChanges } from './editProblems.ts';

/** One file with its content before and after; null where it is to be deleted. */
export interface PlannedFile {
  /** In the disk's spelling, without links. */
  readonly file: VolumePath;
  readonly before: Uint8Array;
  readonly after: Uint8Array | null;
  readonly sha256Before: string;
  readonly sha256After: string | null;
}

/**
 * Works out what a proposal makes of the files as they are now; one that would stay as it is is left out. Problems:
 * `nothing-changes` (usage) where that leaves none, those of changedFiles and of the editors.
 */
export function planEdit(
  volume: VolumeFs,
  changes: readonly ProposedChange[],
  clock: Clock,
): Outcome<readonly PlannedFile[]> {
  const files = changedFiles(volume, changes);
  if (!files.ok) return files;
  const planned: PlannedFile[] = [];
  for (const file of files.value) {
    const after = changedBytes(file, clock);
    if (!after.ok) return after;
    planned.push({
      file: file.file,
      before: file.bytes,
      after: after.value,
      sha256Before: file.sha256,
      sha256After: after.value === null ? null : sha256Hex(after.value),
    });
  }
  const changing = planned.filter((file) => file.sha256After !== file.sha256Before);
  if (changing.length === 0) return failure(nothingChanges(planned.map((file) => file.file)));
  return success(changing);
}

function changedBytes({ bytes, texts, hive, logs, isDeleted }: ChangedFile, clock: Clock): Outcome<Uint8Array | null> {
  if (isDeleted) return success(null);
  if (texts.length > 0)
    return spliceEdits(
      decodeText(bytes),
      texts.flatMap((change) => change.edits),
    );
  return editHive(bytes, hive, fileTimeFromMs(clock.nowMs()), logs);
}
