import { SCRUBBED } from '../administratorPassword.ts';
import type { KnownSetting } from '../catalogue.ts';
import { isSecretPath } from '../secrets.ts';
import { childElements, ownText } from '../xml/navigate.ts';
import type { JudgedSetting } from './settingStanding.ts';

/** A setting with a value of its own, as the reference describes it. */
export interface SettingValue extends JudgedSetting {
  readonly known: KnownSetting;
  /** Without the white space around it; may be a secret. */
  readonly text: string;
}

const GROUPS: ReadonlySet<KnownSetting['type']> = new Set(['container', 'listItem', 'keyedListItem']);

/** The values of an answer file that the reference has something to say about. */
export function settingValues(settings: readonly JudgedSetting[]): readonly SettingValue[] {
  return settings.flatMap((setting) => {
    const { standing, element } = setting;
    if (standing.kind !== 'known' && standing.kind !== 'unconfirmed') return [];
    if (GROUPS.has(standing.known.type) || childElements(element).length > 0) return [];
    const text = ownText(element).trim();
    return text === SCRUBBED ? [] : [{ ...setting, known: standing.known, text }];
  });
}

const MAX_SHOWN = 40;

/** A value as a message may show it: never a secret, and not more of it than a line takes. */
export function shownValue({ path, text, known }: SettingValue): string {
  if (isSecretPath(path.split('/')) || known.sensitive !== undefined) return 'a value that is not shown here';
  return `the value "${text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}...` : text}"`;
}
