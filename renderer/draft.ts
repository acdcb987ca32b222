import { unreachable } from '../shared/base/assert.ts';

/** One unsaved change of one setting. `value` null removes the setting. */
export interface Edit {
  readonly file: string;
  readonly setting: string;
  readonly value: string | null;
  /** A password: kept in memory only, never in the saved state of the window. */
  readonly secret: boolean;
  /** Edits that stand or fall together, such as those of one password choice; left out where it stands alone. */
  readonly group?: string;
}

/** The unsaved edits of a volume with their past and future. Values are whole lists, newest state wins. */
export interface Draft {
  readonly edits: readonly Edit[];
  readonly past: readonly (readonly Edit[])[];
  readonly future: readonly (readonly Edit[])[];
}

export type DraftAction =
  | { readonly kind: 'set'; readonly edits: readonly Edit[] }
  | { readonly kind: 'drop'; readonly file: string; readonly setting: string }
  | { readonly kind: 'discard' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'load'; readonly edits: readonly Edit[] };

export const EMPTY_DRAFT: Draft = { edits: [], past: [], future: [] };

const MAX_UNDO = 200;

/** Applies one action. Setting a setting twice keeps one edit: the later one, at the place of the first. */
export function draftReducer(draft: Draft, action: DraftAction): Draft {
  switch (action.kind) {
    case 'set':
      return remember(draft, merge(draft.edits, action.edits));
    case 'drop':
      return remember(
        draft,
        draft.edits.filter((edit) => !sameSetting(edit, action)),
      );
    case 'discard':
      return draft.edits.length === 0 ? draft : remember(draft, []);
    case 'undo':
      return undo(draft);
    case 'redo':
      return redo(draft);
    case 'load':
      return { edits: action.edits, past: [], future: [] };
    default:
      return unreachable(action);
  }
}

/** The edit of a setting, if there is one. */
export function editOf(draft: Draft, file: string, setting: string): Edit | undefined {
  return draft.edits.find((edit) => sameSetting(edit, { file, setting }));
}

function sameSetting(a: { file: string; setting: string }, b: { file: string; setting: string }): boolean {
  return a.file === b.file && a.setting === b.setting;
}

function merge(current: readonly Edit[], added: readonly Edit[]): readonly Edit[] {
  return added.reduce<readonly Edit[]>((edits, edit) => {
    const at = edits.findIndex((known) => sameSetting(known, edit));
    return at < 0 ? [...edits, edit] : edits.with(at, edit);
  }, current);
}

function remember(draft: Draft, edits: readonly Edit[]): Draft {
  return { edits, past: [...draft.past, draft.edits].slice(-MAX_UNDO), future: [] };
}

function undo({ edits, past, future }: Draft): Draft {
  const before = past.at(-1);
  return before === undefined
    ? { edits, past, future }
    : { edits: before, past: past.slice(0, -1), future: [edits, ...future] };
}

function redo({ edits, past, future }: Draft): Draft {
  const [after, ...rest] = future;
  return after === undefined ? { edits, past, future } : { edits: after, past: [...past, edits], future: rest };
}
