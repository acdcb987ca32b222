import { type Problem } from '../../../shared/model/diagnostic.ts';
import { keyNames } from '../registryPath.ts';
import { existingKey } from './draftKeys.ts';
import { type HiveDraft, positionOf } from './hiveDraft.ts';
import { keyParent } from './keyNode.ts';
import { KEY } from './layout.ts';
import { refusedEdit } from './refusedEdit.ts';
import { offsetOf } from './subkeyList.ts';
import { gatherSubtree } from './subtree.ts';
import { unlinkSubkey } from './unlinkSubkey.ts';

const NAME_A_KEY = 'Name a key below the root, or with VALUE the value of the root that is to go.';
const ON_THE_MACHINE = 'Leave the key, or delete it on the source machine with the program that it belongs to.';

/**
 * Deletes a key with everything below it; of a link only the link itself. Security cells lose the uses of the deleted
 * keys. Problems: `key-is-root`, `key-no-delete` (refused), those of `existingKey`.
 */
export function deleteKey(draft: HiveDraft, keyPath: string): Problem | null {
  const where = { key: keyPath };
  if (keyNames(keyPath).length === 0)
    return refusedEdit('refused', 'key-is-root', 'The root key of a hive cannot be deleted.', where, NAME_A_KEY);
  const found = existingKey(draft, keyPath);
  if (!found.ok) return found.problem;
  const { cells } = draft;
  const parent = positionOf(keyParent(cells, found.value));
  const subtree = gatherSubtree(cells, offsetOf(found.value));
  if (subtree.locked) {
    const summary = 'The key, or one below it, is marked as not to be deleted.';
    return refusedEdit('refused', 'key-no-delete', summary, where, ON_THE_MACHINE);
  }
  const emptyLists = unlinkSubkey(cells, parent, offsetOf(found.value));
  if (cells.view.getUint32(parent + KEY.subkeyCount, true) === 0)
    for (const field of [KEY.largestSubkeyName, KEY.largestSubkeyClass]) cells.view.setUint16(parent + field, 0, true);
  for (const cell of [...subtree.cells, ...emptyLists]) draft.free(cell);
  draft.releaseSecurity(subtree.securityUses);
  draft.count(-subtree.counts.keys, -subtree.counts.values);
  draft.touch(parent);
  return null;
}
