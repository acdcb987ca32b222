import type { Edit } from '../draft.ts';
import type { Purpose } from '../workbench.ts';

/** What a volume's window state holds between sessions. Never a secret: secret edits stay in memory. */
export interface SavedState {
  readonly format: 1;
  readonly purpose: Purpose;
  readonly edits: readonly Edit[];
  /** How many edits were left out when this was stored, since they belong to a password. */
  readonly left: number;
  /** Ids of the records that the screens showed last. */
  readonly records: Readonly<Record<string, string>>;
  /** Names of those among them that were out of date. */
  readonly stale: readonly string[];
  readonly kept: Readonly<Record<string, unknown>>;
}

export const NOTHING_SAVED: SavedState = {
  format: 1,
  purpose: 'standard',
  edits: [],
  left: 0,
  records: {},
  stale: [],
  kept: {},
};

/**
 * The state to store: without secret edits, and without those that would mean something else alone. An answer file with
 * a password's `PlainText` and no password sets a blank one.
 */
export function toSave(state: SavedState): SavedState {
  const secrets = state.edits.filter((edit) => edit.secret);
  const kept = state.edits.filter((edit) => !secrets.some((secret) => belongTogether(secret, edit)));
  return { ...state, edits: kept, left: state.edits.length - kept.length };
}

function belongTogether(secret: Edit, edit: Edit): boolean {
  if (edit === secret || (secret.group !== undefined && edit.group === secret.group)) return true;
  return edit.file === secret.file && parentOf(edit.setting) === parentOf(secret.setting);
}

function parentOf(setting: string): string {
  return setting.slice(0, setting.lastIndexOf('/') + 1);
}

/** Reads what was stored. Anything of another shape is left out, so that an old state never breaks the window. */
export function readSaved(stored: unknown): SavedState {
  if (!isObject(stored) || stored['format'] !== 1) return NOTHING_SAVED;
  const { purpose, edits, left, records, stale, kept } = stored;
  return {
    format: 1,
    purpose: purpose === 'backup' || purpose === 'failed' ? purpose : 'standard',
    edits: Array.isArray(edits) ? edits.filter(isEdit) : [],
    left: typeof left === 'number' ? left : 0,
    records: isObject(records)
      ? Object.fromEntries(
          Object.entries(records).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
        )
      : {},
    stale: Array.isArray(stale) ? stale.filter((name) => typeof name === 'string') : [],
    kept: isObject(kept) ? kept : {},
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEdit(value: unknown): value is Edit {
  return (
    isObject(value)
    && typeof value['file'] === 'string'
    && typeof value['setting'] === 'string'
    && (typeof value['value'] === 'string' || value['value'] === null)
    && value['secret'] === false
    && (value['group'] === undefined || typeof value['group'] === 'string')
  );
}
