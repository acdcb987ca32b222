import { problem, ProblemError } from '../../../../shared/model/diagnostic.ts';

/** What `config set` may do beside giving a value. */
export interface ChangeOptions {
  readonly remove?: boolean;
  /** Position from 1 in the sequence of the list. */
  readonly moveTo?: number;
  /** Settings of a new item, each NAME=VALUE; `=VALUE` is the text of the item itself. */
  readonly add?: readonly string[];
  /** Where the new item goes, from 1. */
  readonly at?: number;
}

/** A change as the API takes it. */
export interface RequestedChange {
  readonly value: string | null;
  readonly list?:
    | { readonly kind: 'add'; readonly at: number | null; readonly fields: { path: string; value: string }[] }
    | { readonly kind: 'remove' }
    | { readonly kind: 'move'; readonly to: number };
}

/** The one change that is asked for. Throws a ProblemError `change-unclear` (usage) where it is none or several. */
export function requestedChange(value: string | undefined, options: ChangeOptions): RequestedChange {
  const { remove, moveTo, add, at } = options;
  const asked = [value, remove, moveTo, add].filter((each) => each !== undefined).length;
  if (asked !== 1) throw unclear(asked === 0 ? 'No change is named.' : 'Several changes are named.');
  if (at !== undefined && add === undefined) throw unclear('--at goes with --add only.');
  if (remove === true) return { value: null, list: { kind: 'remove' } };
  if (moveTo !== undefined) return { value: null, list: { kind: 'move', to: moveTo } };
  if (add !== undefined) return { value: null, list: { kind: 'add', at: at ?? null, fields: add.map(fieldOf) } };
  return { value: value ?? '' };
}

function fieldOf(text: string): { path: string; value: string } {
  const equals = text.indexOf('=');
  if (equals < 0) throw unclear(`"${text}" is no NAME=VALUE.`);
  return { path: text.slice(0, equals), value: text.slice(equals + 1) };
}

function unclear(summary: string): ProblemError {
  return new ProblemError(
    problem('usage', 'change-unclear', summary, {
      fix: 'Give a VALUE, or one of --remove, --move-to N, and --add NAME=VALUE with or without --at N.',
    }),
  );
}
