import type { VolumePath } from '../../shared/base/winPath.ts';
import type { WriteBar } from '../../shared/model/volume.ts';
import type { History } from '../history/history.ts';
import type { Clock } from '../platform/clock.ts';
import type { DataFolder } from '../platform/dataFolder.ts';
import type { ReplaceStrategy } from '../platform/replaceFile.ts';
import type { LocatingFs } from '../volume/resolvingFs.ts';

/** Everything that writing to a volume needs. */
export interface EditContext {
  readonly volume: LocatingFs;
  /** The volume's name in the history. */
  readonly volumeRoot: string;
  readonly writeBar: WriteBar | null;
  readonly history: History;
  readonly folders: Pick<DataFolder, 'backups' | 'journals'>;
  readonly clock: Clock;
  /** Left out: as replaceFile chooses; for tests of the strategy that this PC would not choose. */
  readonly strategy?: ReplaceStrategy;
  /** Told of every point of a write where a stop would leave it unfinished; for tests of recovery. */
  readonly onPoint?: (file: VolumePath, point: string) => void;
}
