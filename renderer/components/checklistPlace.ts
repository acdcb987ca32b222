import { CHECK_AREAS } from '../../shared/model/check.ts';
import type { ChecklistView } from './checklistRows.ts';
import { STANDINGS } from './standing.ts';

type Query = Readonly<Record<string, string>>;

/** The view of a checklist as it stands in the address: `show=fail,warning&by=result&folded=accounts&finding=x`. */
export function writeChecklistPlace(view: ChecklistView): Query {
  const { results, text, by, folded, selected } = view;
  return {
    show: results.join(','),
    ...(by === 'area' ? {} : { by }),
    ...(text === '' ? {} : { text }),
    ...(folded.length === 0 ? {} : { folded: folded.join(',') }),
    ...(selected === '' ? {} : { finding: selected }),
  };
}

/** Reads the address over the view that would be shown else; words that are not known are left out. */
export function readChecklistPlace(query: Query, otherwise: ChecklistView): ChecklistView {
  const { show, by, text, folded, finding } = query;
  if ([show, by, text, folded, finding].every((part) => part === undefined)) return otherwise;
  const results = show === undefined ? otherwise.results : known(STANDINGS, show);
  return {
    results,
    text: text ?? '',
    by: by === 'result' ? 'result' : 'area',
    folded: known([...CHECK_AREAS, ...STANDINGS], folded ?? ''),
    selected: finding ?? '',
  };
}

function known<T extends string>(all: readonly T[], list: string): readonly T[] {
  const named = list.split(',');
  return all.filter((word) => named.includes(word));
}
