import { type Problem } from '../../../shared/model/diagnostic.ts';
import { existingKey, refuseValues } from './draftKeys.ts';
import { type HiveDraft } from './hiveDraft.ts';
import { visitData } from './keyCells.ts';
import { KEY, NOWHERE } from './layout.ts';
import { refusedEdit } from './refusedEdit.ts';
import { offsetOf } from './subkeyList.ts';
import { findValue, valueList } from './valueCell.ts';

/** Deletes a value of a key. Problems: `value-not-found` (missing), those of `existingKey` and `refuseValues`. */
export function deleteValue(draft: HiveDraft, keyPath: string, name: string): Problem | null {
  const found = existingKey(draft, keyPath);
  if (!found.ok) return found.problem;
  const key = found.value;
  const refused = refuseValues(draft, key, keyPath);
  if (refused !== null) return refused;
  const { cells } = draft;
  const position = findValue(cells, key, name);
  if (position === 0) return valueNotFound(keyPath, name);
  draft.free(position);
  visitData(cells, position, (cell) => {
    draft.free(cell);
    return true;
  });
  removeFromList(draft, key, offsetOf(position));
  draft.count(0, -1);
  draft.touch(key);
  return null;
}

function valueNotFound(key: string, value: string): Problem {
  const fix = 'List the values of the key with "hive get"; the default value has the empty name.';
  return refusedEdit('missing', 'value-not-found', 'The key has no such value.', { key, value }, fix);
}

function removeFromList(draft: HiveDraft, key: number, offset: number): void {
  const { bytes, view } = draft.cells;
  const list = valueList(draft.cells, key);
  const count = view.getUint32(key + KEY.valueCount, true);
  const last = list + 4 * (count - 1);
  let at = list;
  while (at < last && view.getUint32(at, true) !== offset) at += 4;
  bytes.copyWithin(at, at + 4, last + 4);
  view.setUint32(last, 0, true);
  view.setUint32(key + KEY.valueCount, count - 1, true);
  if (count > 1) return;
  draft.free(list);
  view.setUint32(key + KEY.valueList, NOWHERE, true);
  // As Windows does; with values left, the largest of those before stays as a bound.
  for (const field of [KEY.largestValueName, KEY.largestValueData]) view.setUint32(key + field, 0, true);
}
