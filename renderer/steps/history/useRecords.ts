import { useCallback, useEffect, useRef, useState } from 'react';
import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import type { Client, Inputs, Outputs } from '../../client.ts';
import { problemOf } from '../../problem.ts';
import { useWorkbench } from '../../workbench.ts';

type Answer = Outputs['history']['list'];
type Query = Inputs['history']['list'];

export interface RecordFilter {
  readonly kind: Answer['records'][number]['kind'] | null;
  readonly search: string;
}

const PAGE = 100;

interface State {
  readonly list: Answer['records'];
  readonly next: Answer['next'];
  readonly loading: boolean;
  readonly problem: Diagnostic | null;
}

async function fetchPage(client: Client, query: Query, before: Answer['records']): Promise<State> {
  try {
    const { records, next } = await client.history.list.query(query);
    return { list: [...before, ...records], next, loading: false, problem: null };
  } catch (error) {
    return { list: before, next: null, loading: false, problem: problemOf(error, 'reading the history') };
  }
}

/** Records page by page, each page asked for by the key of the last record of the one before. */
export function useRecords({ kind, search }: RecordFilter) {
  const { client, version, tell } = useWorkbench();
  const [state, setState] = useState<State>({ list: [], next: null, loading: true, problem: null });
  const [turn, setTurn] = useState(0);
  const latest = useRef(0);
  const busy = useRef(false);
  const load = useCallback(
    async (cursor: Answer['next'], before: Answer['records']): Promise<void> => {
      const mine = (latest.current += 1);
      busy.current = true;
      const query: Query = {
        limit: PAGE,
        ...(kind === null ? {} : { kind }),
        ...(search === '' ? {} : { search }),
        ...(cursor === null ? {} : { cursor }),
      };
      const answer = await fetchPage(client, query, before);
      if (mine !== latest.current) return;
      busy.current = false;
      setState(answer);
    },
    [client, kind, search],
  );
  useEffect(() => {
    // The request that starts here is outside of React; the list says so until the answer comes.
    // oxlint-disable-next-line react/set-state-in-effect
    setState((now) => ({ ...now, loading: true }));
    void load(null, []);
    // A new turn or version asks for the same list again.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [load, turn, version]);
  const { list, next } = state;
  const want = useCallback(
    (_first: number, last: number): void => {
      if (next !== null && !busy.current && last >= list.length - 1) void load(next, list);
    },
    [next, list, load],
  );
  const reload = (): void => setTurn((now) => now + 1);
  const remove = async (ids: readonly string[]): Promise<void> => {
    try {
      const { warnings } = await client.history.remove.mutate({ ids: [...ids] });
      if (warnings.length > 0) tell(warnings.map((each) => each.summary).join(' '));
      reload();
    } catch (error) {
      setState((now) => ({ ...now, problem: problemOf(error, 'deleting records') }));
    }
  };
  return { ...state, more: next !== null, want, reload, remove };
}
