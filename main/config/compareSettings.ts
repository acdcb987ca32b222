import { MASK } from '../../shared/model/mask.ts';
import type { ConfigSetting, SettingDifference } from '../../shared/model/config.ts';
import type { ConfigDocument } from './document.ts';
import { listSettings } from './settings/read.ts';

/**
 * What two settings files say differently, setting by setting, in the order of the first file, then of the second: by
 * pass, component and setting, not by text. Order, comments, white space around a value and the capitals of its words
 * make no difference. A secret that differs is told, never shown.
 */
export function compareSettings(before: ConfigDocument, after: ConfigDocument): readonly SettingDifference[] {
  const old = settingsOf(before);
  const now = settingsOf(after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((setting) => {
    const [was, is] = [old.get(setting), now.get(setting)];
    if (was !== undefined && is !== undefined && sameValue(was.value, is.value)) return [];
    return [{ setting, before: shown(was), after: shown(is) }];
  });
}

interface Valued {
  /** In clear. */
  readonly value: string;
  /** As it may be shown. */
  readonly shown: ConfigSetting;
}

function settingsOf(config: ConfigDocument): ReadonlyMap<string, Valued> {
  const masked = listSettings(config);
  const clear = listSettings(config, { showSecrets: true });
  return new Map(
    masked.map((setting, index) => [setting.setting, { value: clear[index]?.value ?? '', shown: setting }]),
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
