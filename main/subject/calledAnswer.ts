import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Diagnostic, Place } from '../../shared/model/diagnostic.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import type { ConfigDocument } from '../config/document.ts';
import { calledAnswerFile } from './answerFileSearch.ts';
import { openedFile } from './openedFile.ts';

/** The answer file of the agent's sysprep call, as far as it can be had. */
export type CalledAnswer =
  | { readonly kind: 'opened'; readonly config: ConfigDocument; readonly where: Place | null }
  /** No agent's files are there, so nothing says which file would be handed to Sysprep. */
  | { readonly kind: 'noAgent' }
  /** The setting at `where` names a place that is not on this volume. */
  | { readonly kind: 'outside'; readonly written: string; readonly where: Place | null }
  | { readonly kind: 'missing'; readonly path: VolumePath; readonly where: Place | null }
  | { readonly kind: 'unreadable'; readonly problem: Diagnostic };

/** Opens the answer file that the agent hands to Sysprep. `kernel` such as `6.3`; null where it is not known. */
export function openCalledAnswer(fs: VolumeFs, kernel: string | null): CalledAnswer {
  const called = calledAnswerFile(fs, kernel);
  if (called.kind === 'unreadable') return { kind: 'unreadable', problem: called.problem.diagnostic };
  if (called.kind === 'absent') return { kind: 'noAgent' };
  const { path, written, where } = called.value;
  if (path === null) return { kind: 'outside', written, where };
  const opened = openedFile(fs, path);
  if (opened.kind === 'unreadable') return { kind: 'unreadable', problem: opened.problem.diagnostic };
  return opened.kind === 'absent' ? { kind: 'missing', path, where } : { kind: 'opened', config: opened.value, where };
}
