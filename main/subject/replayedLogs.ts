import type { VolumePath } from '../../shared/base/winPath.ts';
import type { FileFingerprint } from '../../shared/model/proposal.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import { transactionLogs } from './transactionLogs.ts';

/**
 * The transaction logs beside a dirty hive as a change of it names them; `digest` gives the SHA-256. One that could not
 * be read has none, so that no change is made without it.
 */
export function replayedLogs(
  fs: VolumeFs,
  hivePath: VolumePath,
  digest: (bytes: Uint8Array) => string,
): readonly FileFingerprint[] {
  return transactionLogs(fs, hivePath).map(({ name, bytes }) => ({
    file: `${hivePath}.${name}`,
    fingerprint: bytes === null ? '' : digest(bytes),
  }));
}

/** What a proposal that changes a dirty hive says of it. */
export function replayWarning(name: string): string {
  return `The ${name} hive was not written completely: the changes in its logs are written into it together with this one.`;
}
