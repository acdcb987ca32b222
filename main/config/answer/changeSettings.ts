import type { Outcome } from '../../../shared/model/diagnostic.ts';
import type { TextEdit } from '../../../shared/text/edits.ts';
import type { ConfigDocument } from '../document.ts';
import { setSetting } from '../settings/set.ts';
import { addItem, type ItemField } from './addItem.ts';
import { moveItem, removeItem } from './changeList.ts';
import { editInSteps } from './editSteps.ts';
import { findList } from './listItems.ts';

/**
 * A change of a list of an answer file; positions count from 1 in the sequence in which Windows takes the items. What is
 * no item of a list is removed as by the value null.
 */
export type ListChange =
  | { readonly kind: 'add'; readonly at: number | null; readonly fields: readonly ItemField[] }
  | { readonly kind: 'remove' }
  | { readonly kind: 'move'; readonly to: number };

/** A change of one setting: a new value, or null to remove it; or, of an item of a list, a change of that list. */
export interface SettingChange {
  readonly setting: string;
  readonly value: string | null;
  readonly list?: ListChange | undefined;
}

/** Edits for several changes, one after the other; each sees what the ones before it made. Fails as each of them. */
export function changeSettings(
  config: ConfigDocument,
  changes: readonly SettingChange[],
): Outcome<readonly TextEdit[]> {
  const steps = changes.map((change) => (current: ConfigDocument) => changeOne(current, change));
  return editInSteps(config, changes[0]?.setting ?? '', steps);
}

function changeOne(config: ConfigDocument, { setting, value, list }: SettingChange): Outcome<readonly TextEdit[]> {
  switch (list?.kind) {
    case 'add':
      return addItem(config, setting, list.fields, list.at);
    case 'remove':
      return isInList(config, setting) ? removeItem(config, setting) : setSetting(config, setting, null);
    case 'move':
      return moveItem(config, setting, list.to);
    default:
      return setSetting(config, setting, value);
  }
}

/** Whether a setting is named as an item of a list, be it there or not. */
function isInList(config: ConfigDocument, setting: string): boolean {
  return findList(config, setting).ok;
}
