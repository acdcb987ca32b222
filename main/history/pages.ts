import { success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import type { HistoryRecord, RecordKind, RecordPage } from '../../shared/model/history.ts';
import type { HistoryContext } from './context.ts';
import { foldForSearch } from './searchText.ts';

/** Records that one page may hold. */
export const MAX_PAGE = 500;

const DEFAULT_PAGE = 50;

export interface PageRequest {
  readonly kind?: RecordKind | undefined;
  /** Root of the volume as it was named. */
  readonly volume?: string | undefined;
  /** Part of the sentence, the volume's path or its computer name, without case. */
  readonly search?: string | undefined;
  /** `next` of the page before. */
  readonly before?: { readonly at: string; readonly id: string } | undefined;
  /** At most 500; 50 when left out. */
  readonly limit?: number | undefined;
}

type Filter = 'kind' | 'volume' | 'search' | 'before';

/** Filters in the order of their parameters; equal ones first, since they choose the index. */
const CONDITIONS: Readonly<Record<Filter, string>> = {
  kind: 'r.kind = ?',
  volume: 'r.volume_id = (SELECT id FROM volumes WHERE path = ?)',
  before: '(r.at, r.id) < (?, ?)',
  search: 'instr(r.search, ?) > 0',
};

/** The index that has the rows of a list in order; SQLite would sometimes take one and sort. */
function indexFor(filters: readonly Filter[]): string {
  if (filters.includes('volume')) return 'records_by_volume';
  return filters.includes('kind') ? 'records_by_kind' : 'records_by_time';
}

/** The statement for a list with these filters. */
export function pageSql(filters: readonly Filter[]): string {
  const where = filters.length === 0 ? '' : `WHERE ${filters.map((filter) => CONDITIONS[filter]).join(' AND ')}`;
  return `SELECT r.id, r.kind, v.path AS volume, v.computer_name AS computerName, r.at, r.outcome, r.summary
    FROM records r INDEXED BY ${indexFor(filters)} LEFT JOIN volumes v ON v.id = r.volume_id
    ${where} ORDER BY r.at DESC, r.id DESC LIMIT ?`;
}

/** Makes the paging function; each of the sixteen statements is prepared once, when first needed. */
export function preparePages({
  database: { reader },
  guarded,
}: HistoryContext): (request: PageRequest) => Outcome<RecordPage> {
  const prepared = new Map<string, ReturnType<typeof reader.prepare<(string | number)[], HistoryRecord>>>();
  const statement = (filters: readonly Filter[]) => {
    const key = filters.join();
    const known = prepared.get(key) ?? reader.prepare<(string | number)[], HistoryRecord>(pageSql(filters));
    prepared.set(key, known);
    return known;
  };
  return (request) =>
    guarded('read the list of records', () => {
      const limit = Math.max(1, Math.min(MAX_PAGE, Math.trunc(request.limit ?? DEFAULT_PAGE)));
      const { filters, values } = filtersOf(request);
      // One more than asked for tells whether there is a next page.
      const rows = statement(filters).all(...values, limit + 1);
      const records = rows.length > limit ? rows.slice(0, limit) : rows;
      const last = rows.length > limit ? records.at(-1) : undefined;
      return success({ records, next: last === undefined ? null : { at: last.at, id: last.id } });
    });
}

function filtersOf({ kind, volume, before, search }: PageRequest): {
  readonly filters: readonly Filter[];
  readonly values: readonly string[];
} {
  const given: readonly (readonly [Filter, readonly string[]])[] = [
    ...(kind === undefined ? [] : [['kind', [kind]] as const]),
    ...(volume === undefined ? [] : [['volume', [volume]] as const]),
    ...(before === undefined ? [] : [['before', [before.at, before.id]] as const]),
    ...(search === undefined || search === '' ? [] : [['search', [foldForSearch(search)]] as const]),
  ];
  return { filters: given.map(([filter]) => filter), values: given.flatMap(([, values]) => values) };
}
