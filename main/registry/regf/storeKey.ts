import { type HiveDraft, positionOf } from './hiveDraft.ts';
import { KEY, KEY_FLAG, NOWHERE, SIGNATURE } from './layout.ts';
import { linkSubkey } from './linkSubkey.ts';
import { fitsLatin } from './names.ts';
import { nameBytes, writeName } from './storeValue.ts';
import { offsetOf } from './subkeyList.ts';

/**
 * Adds an empty key below the key at a file position and returns its own. It has the security descriptor of its
 * parent. The parent must not have a subkey of that name.
 */
export function storeKey(draft: HiveDraft, parent: number, name: string): number {
  const security = draft.cells.view.getUint32(parent + KEY.security, true);
  const offset = draft.writer.reserve(KEY.name + nameBytes(name));
  const node = draft.writer.dataOf(offset);
  node.setUint16(0, SIGNATURE.key, true);
  node.setUint16(KEY.flags, fitsLatin(name) ? KEY_FLAG.latinName : 0, true);
  node.setUint32(KEY.parent, offsetOf(parent), true);
  for (const link of [KEY.subkeyList, KEY.volatileList, KEY.valueList, KEY.className])
    node.setUint32(link, NOWHERE, true);
  node.setUint32(KEY.security, security, true);
  writeName(node, KEY.nameLength, KEY.name, name);
  draft.useSecurity(security);
  linkSubkey(draft, parent, { name, offset });
  draft.count(1, 0);
  draft.touch(positionOf(offset));
  draft.touch(parent);
  return positionOf(offset);
}
