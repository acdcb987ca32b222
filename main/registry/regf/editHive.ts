import { failure, type Outcome, type Problem, success } from '../../../shared/model/diagnostic.ts';
import type { RegistryEdit } from '../../../shared/model/registry.ts';
import { confirmEdit } from './confirmEdit.ts';
import { deleteKey } from './deleteKey.ts';
import { deleteValue } from './deleteValue.ts';
import { ensuredKey } from './draftKeys.ts';
import { type EditableHive, openEditable } from './editableHive.ts';
import { HiveDraft } from './hiveDraft.ts';
import { type LogFile } from './replay.ts';
import { setValue } from './setValue.ts';

/**
 * Makes edits of a hive, one after the other, and returns the changed copy; `lastWritten` (FILETIME) becomes the time
 * of the changed keys and of the hive. New cells come into new bins at its end, cells no longer needed become free and
 * are cleared, nothing else changes; edits that change nothing give the same bytes. The hive is verified once before
 * and once after. A dirty hive is replayed from its `logs` first, and written with the edits as one. Problems: those of
 * `openEditable`, of the edits and of `confirmEdit`.
 */
export function editHive(
  bytes: Uint8Array,
  edits: readonly RegistryEdit[],
  lastWritten: bigint,
  logs: readonly LogFile[] = [],
): Outcome<Uint8Array> {
  const opened = openEditable(bytes, logs);
  if (!opened.ok) return opened;
  const draft = new HiveDraft(opened.value, opened.value.securityUses, lastWritten);
  const refused = makeEdits(draft, edits);
  if (refused !== null) return failure(refused);
  return draft.changed ? confirmEdit(draft.finish(), draft.counts) : success(bytes);
}

/** Why the first of the edits that is refused is; null where all would be made. The hive stays as it is. */
export function editRefusal(hive: EditableHive, edits: readonly RegistryEdit[]): Problem | null {
  return makeEdits(new HiveDraft(hive, hive.securityUses, 0n), edits);
}

function makeEdits(draft: HiveDraft, edits: readonly RegistryEdit[]): Problem | null {
  for (const edit of edits) {
    const refused = makeEdit(draft, edit);
    if (refused !== null) return refused;
  }
  return null;
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
