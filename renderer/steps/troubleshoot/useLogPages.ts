import { useCallback, useEffect, useRef, useState } from 'react';
import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import type { LogEntry, LogLevel } from '../../../shared/model/log.ts';
import type { Client } from '../../client.ts';
import { problemOf } from '../../problem.ts';

const PAGE = 200;
/** Pages kept; the farthest are forgotten, so that memory does not grow with the log. */
const MAX_PAGES = 60;

export interface LogQuery {
  readonly volume: string;
  readonly levels: readonly LogLevel[];
  readonly files: readonly string[];
  readonly grep: string;
}

export interface LogPages {
  readonly total: number;
  readonly counts: Readonly<Record<LogLevel, number>>;
  readonly problem: Diagnostic | null;
  readonly loading: boolean;
  readonly entryAt: (index: number) => LogEntry | null;
  /** Sees to it that the entries of a range are fetched. */
  readonly want: (first: number, last: number) => void;
  /** Fetches one page for a search outside what is shown. */
  readonly fetch: (offset: number) => Promise<readonly LogEntry[]>;
}

const NO_COUNTS: Readonly<Record<LogLevel, number>> = { error: 0, warning: 0, info: 0, other: 0 };

interface Known {
  readonly total: number;
  readonly counts: Readonly<Record<LogLevel, number>>;
  readonly problem: Diagnostic | null;
  readonly loading: boolean;
}

/** The log list of a volume, fetched page by page as it is scrolled. */
export function useLogPages(client: Client, query: LogQuery): LogPages {
  const key = JSON.stringify(query);
  const pages = useRef(new Map<number, readonly LogEntry[]>());
  const asked = useRef(new Set<number>());
  const turn = useRef(key);
  const [known, setKnown] = useState<Known>({ total: 0, counts: NO_COUNTS, problem: null, loading: true });
  const [, redraw] = useState(0);
  const load = useCallback(
    async (page: number): Promise<void> => {
      const { volume, levels, files, grep } = JSON.parse(key) as LogQuery;
      const filter = {
        volume,
        levels: [...levels],
        ...(files.length === 0 ? {} : { files: [...files] }),
        ...(grep === '' ? {} : { grep }),
      };
      asked.current.add(page);
      try {
        const answer = await client.logs.page.query({ ...filter, offset: page * PAGE, limit: PAGE });
        if (turn.current !== key) return;
        pages.current.set(page, answer.entries);
        forgetFarthest(pages.current, asked.current, page);
        setKnown({ total: answer.total, counts: answer.counts, problem: null, loading: false });
        redraw((now) => now + 1);
      } catch (error) {
        asked.current.delete(page);
        if (turn.current === key)
          setKnown((now) => ({ ...now, loading: false, problem: problemOf(error, 'reading the logs') }));
      }
    },
    [client, key],
  );
  useEffect(() => {
    turn.current = key;
    pages.current.clear();
    asked.current.clear();
    // The request that starts here is outside of React; the list says so until the answer comes.
    // oxlint-disable-next-line react/set-state-in-effect
    setKnown((now) => ({ ...now, loading: true, problem: null }));
    void load(0);
  }, [key, load]);
  const want = useCallback(
    (first: number, last: number): void => {
      for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1)
        if (!asked.current.has(page)) void load(page);
    },
    [load],
  );
  const entryAt = (index: number): LogEntry | null =>
    pages.current.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null;
  const fetch = async (offset: number): Promise<readonly LogEntry[]> => {
    const page = Math.floor(offset / PAGE);
    if (!pages.current.has(page)) await load(page);
    return pages.current.get(page) ?? [];
  };
  return { ...known, entryAt, want, fetch };
}

function forgetFarthest(pages: Map<number, readonly LogEntry[]>, asked: Set<number>, near: number): void {
  while (pages.size > MAX_PAGES) {
    const far = [...pages.keys()].reduce((a, b) => (Math.abs(b - near) > Math.abs(a - near) ? b : a));
    pages.delete(far);
    asked.delete(far);
  }
}
