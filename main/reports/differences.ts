/** A thing on both sides, one of which may lack it. */
export interface Pair<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
  /** The side that is there, the later one first. */
  readonly any: T;
}

/** What is only in one list or differs between both, in the order of the first list, then of the second. */
export function differences<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (each: T) => string,
  same: (a: T, b: T) => boolean,
): readonly Pair<T>[] {
  const [old, now] = [before, after].map((list) => new Map(list.map((each) => [keyOf(each), each])));
  const keys = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...keys].flatMap((key) => {
    const [was, is] = [old?.get(key), now?.get(key)];
    const any = is ?? was;
    if (any === undefined || (was !== undefined && is !== undefined && same(was, is))) return [];
    return [{ before: was, after: is, any }];
  });
}
