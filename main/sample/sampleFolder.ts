import { problem, type Problem } from '../../shared/model/diagnostic.ts';
import type { WriteBar } from '../../shared/model/volume.ts';

/** A Windows volume that a folder lies on. */
export interface SurroundingVolume {
  readonly root: string;
  readonly bar: WriteBar | null;
}

/**
 * Why no sample may be written to a folder: it lies on a Windows volume that is examined, where nothing but shown
 * changes with a backup is ever written (`sample-in-volume`, refused). The drive that this PC runs from holds the
 * user's own folders and is no such volume. `around` are the volumes of the folder as it is named and without links.
 */
export function sampleFolderProblem(folder: string, around: readonly SurroundingVolume[]): Problem | null {
  const volume = around.find(({ bar }) => bar !== 'runningSystem');
  if (volume === undefined) return null;
  return problem('refused', 'sample-in-volume', `"${folder}" lies on the Windows volume "${volume.root}".`, {
    detail: 'Writing a sample: nothing is added to a volume that may be examined, so nothing was written.',
    where: [{ file: folder }],
    fix: 'Name a folder outside that volume, or leave the folder out: the sample then goes to the data folder.',
  });
}
