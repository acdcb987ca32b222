import { foldCase } from '../../shared/base/caseless.ts';
import { fileTimeFromMs } from '../../shared/base/filetime.ts';
import type { VolumePath } from '../../shared/base/winPath.ts';
import { failure, success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import type { ProposedChange } from '../../shared/model/proposal.ts';
import { decodeText } from '../config/text/decode.ts';
import { spliceEdits } from '../config/text/spliceEdits.ts';
import type { Clock } from '../platform/clock.ts';
import { sha256Hex } from '../platform/digest.ts';
import { deleteKey } from '../registry/regf/deleteKey.ts';
import type { LocatingFs } from '../volume/resolvingFs.ts';
import { mixedChanges, nothingProposed, targetDiffers, targetMissing, targetThroughLink } from './editProblems.ts';

/** One file with its content before and after. */
export interface PlannedFile {
  /** In the disk's spelling, without links. */
  readonly file: VolumePath;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly sha256Before: string;
  readonly sha256After: string;
}

/**
 * Works out what a proposal makes of the files as they are now; several changes of one file become one. Problems:
 * `target-changed` (changed), `target-through-link` (refused), `proposal-empty` (usage), whatever made a file
 * unreadable, and those of the editors.
 */
export function planEdit(
  volume: LocatingFs,
  changes: readonly ProposedChange[],
  clock: Clock,
): Outcome<readonly PlannedFile[]> {
  if (changes.length === 0) return failure(nothingProposed());
  const planned: PlannedFile[] = [];
  for (const [, group] of Map.groupBy(changes, (change) => foldCase(change.file))) {
    const file = planFile(volume, group, clock);
    if (!file.ok) return file;
    planned.push(file.value);
  }
  return success(planned);
}

function planFile(volume: LocatingFs, changes: readonly ProposedChange[], clock: Clock): Outcome<PlannedFile> {
  const asked = changes[0]?.file ?? '';
  const target = readTarget(volume, asked);
  if (!target.ok) return target;
  const { file, bytes } = target.value;
  const sha256Before = sha256Hex(bytes);
  if (changes.some((change) => change.fingerprint !== sha256Before))
    return failure(targetDiffers(file, 'the proposal was made'));
  const after = changedBytes(bytes, changes, clock);
  if (!after.ok) return after;
  return success({ file, before: bytes, after: after.value, sha256Before, sha256After: sha256Hex(after.value) });
}

/** A file to be written: where it really lies, and what it holds now. */
export function readTarget(
  volume: LocatingFs,
  path: VolumePath,
): Outcome<{ readonly file: VolumePath; readonly bytes: Uint8Array }> {
  const located = volume.locate(path);
  if (located.kind === 'unreadable') return failure(located.problem);
  if (located.kind === 'absent') return failure(targetMissing(path));
  if (located.value.throughLink) return failure(targetThroughLink(path));
  const bytes = volume.read(path);
  if (bytes.kind === 'unreadable') return failure(bytes.problem);
  return bytes.kind === 'absent'
    ? failure(targetMissing(path))
    : success({ file: located.value.real, bytes: bytes.value });
}

function changedBytes(bytes: Uint8Array, changes: readonly ProposedChange[], clock: Clock): Outcome<Uint8Array> {
  const texts = changes.filter((change) => change.kind === 'editText');
  const keys = changes.filter((change) => change.kind === 'deleteKey');
  if (texts.length > 0 && keys.length > 0) return failure(mixedChanges(changes[0]?.file ?? ''));
  if (texts.length > 0)
    return spliceEdits(
      decodeText(bytes),
      texts.flatMap((change) => change.edits),
    );
  const lastWritten = fileTimeFromMs(clock.nowMs());
  return keys.reduce<Outcome<Uint8Array>>(
    (done, change) => (done.ok ? deleteKey(done.value, change.keyPath, lastWritten) : done),
    success(bytes),
  );
}
