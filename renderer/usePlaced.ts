import { useKept, useWorkbench } from './workbench.ts';

type Query = Readonly<Record<string, string>>;

/** How a screen's state is written into its address and read from there. */
export interface Placing<T> {
  readonly write: (value: T) => Query;
  /** What an address says; what it does not say is as in the other value. */
  readonly read: (query: Query, otherwise: T) => T;
}

/**
 * State of a screen that the address names, so that a link, Back and loading again lead to it, and that survives
 * leaving the screen and closing the window. What was kept by an earlier version may lack parts; `first` has them.
 */
export function usePlaced<T extends object>(
  name: string,
  first: T,
  placing: Placing<T>,
): readonly [T, (value: T) => void] {
  const { route, amend } = useWorkbench();
  const [kept, keep] = useKept<T>(name, first);
  const value = placing.read(route.query, { ...first, ...kept });
  return [
    value,
    (next) => {
      keep(next);
      amend(placing.write(next));
    },
  ];
}
