import type { AnswerItem, AnswerList } from '../../../shared/model/answerFile.ts';
import type { ConfigDocument } from '../document.ts';
import { viewAnswerFile } from './answerView.ts';

/** An item that both files have, at another place of the sequence among those that they share. */
export interface MovedItem {
  /** In the first file. */
  readonly setting: string;
  /** Positions from 1. */
  readonly from: number;
  readonly to: number;
}

/** Which items of the lists of two answer files are the same. */
export interface Alignment {
  /**
   * What a setting of the second file is called in the first one: items that are the same have the name of the first
   * file. Items that only the second file has get a name that the first file cannot have.
   */
  readonly nameInFirst: (setting: string) => string;
  /** Whether a setting is an Order that only says what the sequence of the items says already. */
  readonly isSequence: (setting: string) => boolean;
  readonly moved: readonly MovedItem[];
}

/** Settings that say which one an item is, though the others change. */
const NAMING: readonly string[] = [
  'Name',
  'Identifier',
  'Path',
  'CommandLine',
  'ItemKey',
  'DiskID',
  'PartitionID',
  'SID',
];

/** Whether a setting of an item says which one it is. */
export function isNaming(path: string): boolean {
  return NAMING.includes(path);
}

/** Stands before the names of items that only the second file has. */
const ONLY_SECOND = '\u0000';

/**
 * Aligns the lists of two answer files by what the items say: the same key, the same settings, the same name or command,
 * and last the same Order or place.
 */
export function alignLists(before: ConfigDocument, after: ConfigDocument): Alignment {
  const first = new Map(viewAnswerFile(before, true).lists.map((list) => [list.setting, list]));
  const renamed = new Map<string, string>();
  const ordered = new Set<string>();
  const moved: MovedItem[] = [];
  const nameInFirst = (setting: string): string => {
    for (let end = setting.length; end > 0; end = setting.lastIndexOf('/', end - 1)) {
      const name = renamed.get(setting.slice(0, end));
      if (name !== undefined) return name + setting.slice(end);
    }
    return setting;
  };
  for (const list of viewAnswerFile(after, true).lists) {
    const old = first.get(nameInFirst(list.setting));
    const pairs = old === undefined ? new Map<AnswerItem, AnswerItem>() : pairsOf(old, list);
    for (const item of list.items) {
      const same = pairs.get(item);
      renamed.set(item.setting, same?.setting ?? `${ONLY_SECOND}${nameInFirst(item.setting)}`);
      if (same !== undefined && old?.sequence === 'order' && list.sequence === 'order')
        ordered.add(`${same.setting}/Order`);
    }
    moved.push(
      ...movesOf(
        list.items.flatMap((item) => pairs.get(item) ?? []),
        pairs,
      ),
    );
  }
  return { nameInFirst, isSequence: (setting) => ordered.has(setting), moved };
}

/** The item of the first file that each item of the second is; the surest reasons first. */
function pairsOf(first: AnswerList, second: AnswerList): ReadonlyMap<AnswerItem, AnswerItem> {
  const pairs = new Map<AnswerItem, AnswerItem>();
  const left = new Set(first.items);
  for (const reason of REASONS) {
    const byReason = Map.groupBy(left, reason);
    for (const item of second.items) {
      const means = pairs.has(item) ? null : reason(item);
      const same = means === null ? undefined : byReason.get(means)?.shift();
      if (same === undefined) continue;
      pairs.set(item, same);
      left.delete(same);
    }
  }
  return pairs;
}

/** What makes two items the same: equal texts; null where an item has nothing to go by. */
const REASONS: readonly ((item: AnswerItem) => string | null)[] = [
  ({ key }) => key,
  ({ fields }) => JSON.stringify(fields.map(({ path, value }) => [path, value])),
  ({ fields }) => fields.find(({ path }) => isNaming(path))?.value?.trim() ?? null,
  ({ order, position }) => String(order ?? position),
];

/** Pairs that are out of the longest run of items that kept their sequence. */
function movesOf(inSecond: readonly AnswerItem[], pairs: ReadonlyMap<AnswerItem, AnswerItem>): readonly MovedItem[] {
  const kept = longestRise(inSecond.map(({ position }) => position));
  const positions = new Map(Array.from(pairs, ([item, same]) => [same, item.position]));
  return inSecond
    .filter((_, index) => !kept.has(index))
    .map((item) => ({ setting: item.setting, from: item.position, to: positions.get(item) ?? item.position }));
}

/** Indexes of a longest rising run of numbers, found by the smallest end of each length. */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [index, number] of numbers.entries()) {
    let low = 0;
    for (let high = ends.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before[index] = ends[low - 1];
    ends[low] = index;
  }
  const rise = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before[at]) rise.add(at);
  return rise;
}
