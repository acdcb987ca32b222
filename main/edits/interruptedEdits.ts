import { success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import type { StoredEdit } from '../history/edits.ts';
import type { EditContext } from './editContext.ts';

/**
 * Edits of a volume that have begun, or whose undo has, and that have not ended. Under the volume's lock they were
 * interrupted; without it another process may be at them.
 */
export function interruptedEdits({
  history,
  volumeRoot,
}: Pick<EditContext, 'history' | 'volumeRoot'>): Outcome<readonly StoredEdit[]> {
  const applying = history.edits.inState('applying');
  if (!applying.ok) return applying;
  const undoing = history.edits.inState('undoing');
  if (!undoing.ok) return undoing;
  return success([...applying.value, ...undoing.value].filter((edit) => edit.volume === volumeRoot));
}
