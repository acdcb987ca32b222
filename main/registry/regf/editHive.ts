import { failure, type Outcome, type Problem, success } from '../../../shared/model/diagnostic.ts';
import type { RegistryEdit } from '../../../shared/model/registry.ts';
import { confirmEdit } from './confirmEdit.ts';
import { deleteKey } from './deleteKey.ts';
import { deleteValue } from './deleteValue.ts';
import { ensuredKey } from './draftKeys.ts';
import { openHive } from './hive.ts';
import { HiveDraft } from './hiveDraft.ts';
import { damagedHive, dirtyHive } from './refusedEdit.ts';
import { setValue } from './setValue.ts';
import { inspectHive } from './verify.ts';

/**
 * Makes edits of a hive, one after the other, and returns the changed copy; `lastWritten` (FILETIME) becomes the time
 * of the changed keys and of the hive. New cells come into new bins at its end, cells no longer needed become free and
 * are cleared, nothing else changes; edits that change nothing give the same bytes. The hive is verified once before
 * and once after. Problems: those of `openHive`, of the edits and of `confirmEdit`; `hive-dirty`, `hive-damaged`
 * (refused).
 */
export function editHive(bytes: Uint8Array, edits: readonly RegistryEdit[], lastWritten: bigint): Outcome<Uint8Array> {
  const opened = openHive(bytes);
  if (!opened.ok) return opened;
  const hive = opened.value;
  if (hive.dirty) return failure(dirtyHive());
  const { problems, securityUses } = inspectHive(hive);
  if (problems.length > 0) return failure(damagedHive(problems));
  const draft = new HiveDraft(hive, securityUses, lastWritten);
  for (const edit of edits) {
    const refused = makeEdit(draft, edit);
    if (refused !== null) return failure(refused);
  }
  return draft.changed ? confirmEdit(draft.finish(), draft.counts) : success(bytes);
}

function makeEdit(draft: HiveDraft, edit: RegistryEdit): Problem | null {
  switch (edit.kind) {
    case 'setValue':
      return setValue(draft, edit);
    case 'deleteValue':
      return deleteValue(draft, edit.keyPath, edit.name);
    case 'addKey': {
      const added = ensuredKey(draft, edit.keyPath);
      return added.ok ? null : added.problem;
    }
    case 'deleteKey':
      return deleteKey(draft, edit.keyPath);
  }
}
