import { failure, type Outcome, problem, success } from '../../../shared/model/diagnostic.ts';
import type { RegistryEdit } from '../../../shared/model/registry.ts';
import { deleteKey } from './deleteKey.ts';

/**
 * Makes edits of a hive, one after the other, and returns the changed copy; `lastWritten` (FILETIME) becomes the time
 * of the changed keys and of the hive. Problems: those of `deleteKey`.
 */
export function editHive(bytes: Uint8Array, edits: readonly RegistryEdit[], lastWritten: bigint): Outcome<Uint8Array> {
  return edits.reduce<Outcome<Uint8Array>>((done, edit) => {
    if (!done.ok) return done;
    if (edit.kind === 'deleteKey') return deleteKey(done.value, edit.keyPath, lastWritten);
    return failure(problem('refused', 'hive-edit-not-possible', `${edit.kind} is not possible yet.`));
  }, success(bytes));
}
