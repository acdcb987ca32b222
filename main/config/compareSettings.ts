import { MASK } from '../../shared/model/mask.ts';
import type { ConfigSetting, SettingDifference } from '../../shared/model/config.ts';
import { alignLists, isNaming, type MovedItem } from './answer/alignLists.ts';
import { viewAnswerFile } from './answer/answerView.ts';
import type { ConfigDocument } from './document.ts';
import { listSettings } from './settings/read.ts';

/**
 * What two settings files say differently, setting by setting, in the order of the first file, then of the second: by
 * pass, component and setting, not by text. Comments, white space around a value, the capitals of its words and the order
 * of settings make no difference. Items of a list are the same by what they say; one that stands elsewhere in the
 * sequence has moved, and Order numbers that lead to the same sequence make no difference. A secret that differs is
 * told, never shown.
 */
export function compareSettings(before: ConfigDocument, after: ConfigDocument): readonly SettingDifference[] {
  const lists = alignLists(before, after);
  const old = settingsOf(before, (setting) => setting);
  const now = settingsOf(after, lists.nameInFirst);
  const changed = [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const [was, is] = [old.get(name), now.get(name)];
    if (was !== undefined && is !== undefined && (sameValue(was.value, is.value) || lists.isSequence(name))) return [];
    return [{ setting: (was ?? is)?.shown.setting ?? name, before: shown(was), after: shown(is) }];
  });
  return [...changed, ...movedItems(before, lists.moved)];
}

function movedItems(before: ConfigDocument, moved: readonly MovedItem[]): readonly SettingDifference[] {
  if (moved.length === 0) return [];
  const items = viewAnswerFile(before).lists.flatMap((list) => list.items);
  return moved.map(({ setting, from, to }) => {
    const item = items.find((each) => each.setting === setting);
    const what = item?.fields.find(({ path, value }) => value !== null && isNaming(path))?.value ?? item?.key ?? null;
    const positions = { setting, before: `position ${from}`, after: `position ${to}`, moved: true };
    return what === null ? positions : { ...positions, item: what };
  });
}

interface Valued {
  /** In clear. */
  readonly value: string;
  /** As it may be shown. */
  readonly shown: ConfigSetting;
}

function settingsOf(config: ConfigDocument, nameOf: (setting: string) => string): ReadonlyMap<string, Valued> {
  const masked = listSettings(config);
  const clear = listSettings(config, { showSecrets: true });
  return new Map(
    masked.map((setting, index) => [nameOf(setting.setting), { value: clear[index]?.value ?? '', shown: setting }]),
  );
}

function shown(found: Valued | undefined): string | null {
  if (found === undefined) return null;
  return found.shown.value ?? MASK;
}

/** Switches are compared without case, as the agents and Windows do. */
const SWITCH = /^(?:true|false|yes|no|enabled|disabled)$/i;

function sameValue(a: string, b: string): boolean {
  const [left, right] = [a.trim(), b.trim()];
  return left === right || (SWITCH.test(left) && left.toLowerCase() === right.toLowerCase());
}
