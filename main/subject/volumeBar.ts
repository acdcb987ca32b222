import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import { volumeBarred } from '../volume/volumeBarred.ts';
import type { Subject } from './subject.ts';

/** Why no file of the volume would be written; null where they may be. */
export function volumeBar({ report }: Subject): Diagnostic | null {
  return report.writeBar === null ? null : volumeBarred(report.root, report.writeBar).diagnostic;
}
