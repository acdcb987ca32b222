import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import { volumeBarred } from '../volume/volumeBarred.ts';
import type { Subject } from './subject.ts';

/**
 * Why no file of the volume would be written; null where they may be. The user's own switch is no property of the volume:
 * it is turned off again without reading the volume anew, and whoever writes asks for it.
 */
export function volumeBar({ report }: Subject): Diagnostic | null {
  const { root, writeBar } = report;
  return writeBar === null || writeBar === 'readOnlySwitch' ? null : volumeBarred(root, writeBar).diagnostic;
}
