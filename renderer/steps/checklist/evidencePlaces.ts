import { foldCase } from '../../../shared/base/caseless.ts';
import type { Place } from '../../../shared/model/diagnostic.ts';
import { PROFILE_LIST } from '../../../shared/model/account.ts';
import type { VolumeReport } from '../../../shared/model/volume.ts';
import type { Screen } from '../../route.ts';

/** Where in the window a place of the volume is shown. */
export interface ShownPlace {
  /** What the link says. */
  readonly word: string;
  readonly screen: Screen;
  readonly page: string | null;
  readonly query: Readonly<Record<string, string>>;
}

const SAM_USERS = 'HKLM\\SAM\\SAM\\Domains\\Account\\Users\\';

/**
 * Where a piece of evidence can be looked at: a settings file in Configure, a log in Troubleshoot, both at their line; a
 * profile key or an account in the table of accounts. Null for what the window has no screen for.
 */
export function placeOfEvidence(place: Place, report: Pick<VolumeReport, 'configs' | 'logs'>): ShownPlace | null {
  if (place.key !== undefined) return placeOfKey(place.key);
  const wanted = foldCase(place.file ?? '');
  const same = (file: { readonly path: string }): boolean => foldCase(file.path) === wanted;
  const config = report.configs.find(same);
  const line = place.line === undefined ? {} : { line: String(place.line) };
  if (config !== undefined) return { word: 'Open', screen: 'configure', page: config.path, query: line };
  const log = report.logs.find(same);
  if (log === undefined || place.line === undefined) return null;
  return { word: 'Show in log', screen: 'troubleshoot', page: null, query: { log: log.path, ...line } };
}

function inAccounts(row: string): ShownPlace {
  return { word: 'Show in table', screen: 'checklist', page: 'accounts', query: { row } };
}

function placeOfKey(key: string): ShownPlace | null {
  const profile = below(key, `${PROFILE_LIST}\\`);
  if (profile !== null) return inAccounts(profile);
  const user = below(key, SAM_USERS);
  return user !== null && /^[0-9a-f]{8}$/i.test(user) ? inAccounts(`rid-${parseInt(user, 16)}`) : null;
}

/** The first name below a key; null for any other key. */
function below(key: string, parent: string): string | null {
  if (!foldCase(key).startsWith(foldCase(parent))) return null;
  const [name = ''] = key.slice(parent.length).split('\\');
  return name === '' ? null : name;
}
