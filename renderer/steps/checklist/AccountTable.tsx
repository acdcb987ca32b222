import {
  CheckmarkRegular,
  DeleteRegular,
  QuestionCircleRegular,
  WrenchRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { DECISION_WORDS } from '../../../shared/model/account.ts';
import { Grid, type GridRow } from '../../components/Grid.tsx';
import { MiddleCut } from '../../components/MiddleCut.tsx';
import { RESULT_TONES, ResultMark } from '../../components/ResultMark.tsx';
import { count, RESULT_WORDS, size, time } from '../../components/words.ts';
import type { AccountOrder, AccountRow } from './accountRows.ts';
import type { AccountsView, DecisionKind } from './accountsPlace.ts';

const DECISION_ICONS: Readonly<Record<DecisionKind, FluentIcon>> = {
  keep: CheckmarkRegular,
  remove: DeleteRegular,
  repair: WrenchRegular,
  cannotTell: QuestionCircleRegular,
};

/** A decision as it begins a line: `Cannot tell`. */
export function decisionWord(kind: DecisionKind): string {
  const word = DECISION_WORDS[kind];
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** A decision as icon and word; it is advice, so it has no colour of a result. */
export function DecisionMark({ kind }: { readonly kind: DecisionKind }) {
  const Icon = DECISION_ICONS[kind];
  return (
    <span className="row">
      <Icon aria-hidden fontSize={16} />
      {decisionWord(kind)}
    </span>
  );
}

/** The table of accounts and profiles: one decision a row; heads that sort. */
export function AccountTable({
  rows,
  at,
  view,
  onView,
}: {
  readonly rows: readonly AccountRow[];
  /** Index of the selected row. */
  readonly at: number;
  readonly view: AccountsView;
  readonly onView: (view: AccountsView) => void;
}) {
  const sort = (order: AccountOrder, word: string) => ({
    word,
    sorted: view.order === order ? ORDER_DIRECTIONS[order] : null,
    onSort: () => onView({ ...view, order }),
  });
  return (
    <Grid
      label="Accounts and profiles"
      columns="cols-account"
      head={[
        sort('name', 'Name'),
        'RID or SID',
        'Account',
        sort('used', 'Last use'),
        { ...sort('size', 'Size'), numeric: true },
        'Profile folder',
        'What is wrong',
        sort('result', 'Result'),
        'Decision',
      ]}
      count={rows.length}
      rowAt={(index) => gridRow(rows[index])}
      selected={at}
      onSelect={(index) => onView({ ...view, selected: rows[index]?.key ?? '' })}
    />
  );
}

/** Which way the values of the sorted column go down the table. */
const ORDER_DIRECTIONS = {
  result: 'descending',
  name: 'ascending',
  used: 'descending',
  size: 'descending',
} as const;

/** The size of a profile with how it was counted; empty where there is none. */
export function sizeWords({ size: found }: AccountRow): string {
  if (found === null) return '';
  const words = `${size(found.bytes)} in ${count(found.entries, 'file or folder', 'files and folders')}`;
  return found.complete ? words : `at least ${words}`;
}

function gridRow(row: AccountRow | undefined): GridRow | null {
  if (row === undefined) return null;
  const wrong = row.wrong.join(', ');
  return {
    key: row.key,
    cells: [
      <strong key="n" className="strong" title={row.name}>
        {row.name}
      </strong>,
      <code key="s">{row.rid === null ? <MiddleCut text={row.sid} /> : row.rid}</code>,
      <span key="a" className={row.rid === null ? 'muted' : ''}>
        {row.account}
      </span>,
      <span key="u" className="muted" title={row.used === null ? '' : `${time(row.used.at)}, ${row.used.words}`}>
        {row.used === null ? '–' : row.used.at.slice(0, 10)}
      </span>,
      <span key="z" className="num" title={sizeWords(row)}>
        {row.size === null ? '–' : `${row.size.complete ? '' : '≥ '}${size(row.size.bytes)}`}
      </span>,
      <code key="p">
        <MiddleCut text={row.path} />
      </code>,
      <span key="w" title={wrong}>
        {wrong}
      </span>,
      <ResultMark key="r" tone={RESULT_TONES[row.result]}>
        {RESULT_WORDS[row.result]}
      </ResultMark>,
      <DecisionMark key="d" kind={row.decision.kind} />,
    ],
  };
}
