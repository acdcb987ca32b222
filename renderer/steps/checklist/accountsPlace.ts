import type { Decision } from '../../../shared/model/account.ts';
import type { AccountOrder, AccountRow } from './accountRows.ts';

type Query = Readonly<Record<string, string>>;

export type DecisionKind = Decision['kind'];

/** Decisions, those that ask for something first. */
export const DECISIONS: readonly DecisionKind[] = ['remove', 'repair', 'cannotTell', 'keep'];

/** What the reader chose to see of the table. */
export interface AccountsView {
  readonly text: string;
  readonly decisions: readonly DecisionKind[];
  readonly order: AccountOrder;
  /** Key of the row; from a link also its SID, or `rid-` with its RID. */
  readonly selected: string;
}

const ORDERS: readonly AccountOrder[] = ['result', 'name', 'used', 'size'];

export const FIRST_VIEW: AccountsView = { text: '', decisions: DECISIONS, order: 'result', selected: '' };

/** The view as it stands in the address: `show=remove,repair&sort=name&row=S-1-5-21-...`. */
export function writeAccountsPlace({ text, decisions, order, selected }: AccountsView): Query {
  return {
    show: decisions.join(','),
    ...(order === 'result' ? {} : { sort: order }),
    ...(text === '' ? {} : { text }),
    ...(selected === '' ? {} : { row: selected }),
  };
}

/** Reads the address over the view that would be shown else. A link that names a row alone shows every row. */
export function readAccountsPlace({ show, sort, text, row }: Query, otherwise: AccountsView): AccountsView {
  if ([show, sort, text, row].every((part) => part === undefined)) return otherwise;
  return {
    text: text ?? '',
    decisions: show === undefined ? DECISIONS : DECISIONS.filter((kind) => show.split(',').includes(kind)),
    order: ORDERS.find((order) => order === sort) ?? 'result',
    selected: row ?? '',
  };
}

/** The rows that the view shows, and the selected one among them; the first where it is not there. */
export function shownRows(rows: readonly AccountRow[], view: AccountsView) {
  const text = view.text.trim().toLowerCase();
  const shown = rows.filter((row) => view.decisions.includes(row.decision.kind) && row.search.includes(text));
  const wanted = view.selected.toLowerCase();
  const at = shown.findIndex(({ key, sid, rid }) =>
    [key, sid, `rid-${rid ?? ''}`].some((name) => name.toLowerCase() === wanted),
  );
  return { shown, at: Math.max(0, at) };
}
