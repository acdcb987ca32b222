import type { Edit } from '../draft.ts';
import type { Purpose } from '../workbench.ts';

/** What a volume's window state holds between sessions. Never a secret: secret edits stay in memory. */
export interface SavedState {
  readonly format: 1;
  readonly purpose: Purpose;
  readonly edits: readonly Edit[];
  /** Ids of the records that the screens showed last. */
  readonly records: Readonly<Record<string, string>>;
  readonly kept: Readonly<Record<string, unknown>>;
}

export const NOTHING_SAVED: SavedState = { format: 1, purpose: 'standard', edits: [], records: {}, kept: {} };

/** The state to store: without secret edits. */
export function toSave(state: SavedState): SavedState {
  return { ...state, edits: state.edits.filter((edit) => !edit.secret) };
}

/** Reads what was stored. Anything of another shape is left out, so that an old state never breaks the window. */
export function readSaved(stored: unknown): SavedState {
  if (!isObject(stored) || stored['format'] !== 1) return NOTHING_SAVED;
  const { purpose, edits, records, kept } = stored;
  return {
    format: 1,
    purpose: purpose === 'backup' || purpose === 'failed' ? purpose : 'standard',
    edits: Array.isArray(edits) ? edits.filter(isEdit) : [],
    records: isObject(records)
      ? Object.fromEntries(
          Object.entries(records).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
        )
      : {},
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
  );
}
