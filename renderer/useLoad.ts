import { useEffect, useRef, useState } from 'react';
import type { Diagnostic } from '../shared/model/diagnostic.ts';
import { problemOf } from './problem.ts';

/** What loading came to; while loading again the last value stays, so that nothing jumps. */
export interface Loaded<T> {
  readonly value: T | null;
  readonly problem: Diagnostic | null;
  readonly loading: boolean;
  readonly reload: () => void;
}

interface State<T> {
  readonly key: string;
  readonly value: T | null;
  readonly problem: Diagnostic | null;
  readonly loading: boolean;
}

/**
 * Loads a value and loads it again when its key changes. `doing` completes "something happened while ...". A value of
 * another key is never shown. Answers that come too late are dropped.
 */
export function useLoad<T>(key: string, doing: string, load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<State<T>>({ key, value: null, problem: null, loading: true });
  const [turn, setTurn] = useState(0);
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  useEffect(() => {
    let current = true;
    const settle = (value: T | null, problem: Diagnostic | null): void => {
      if (current) setState({ key, value, problem, loading: false });
    };
    // The request that starts here is outside of React; the value of an older key must not be shown meanwhile.
    // oxlint-disable-next-line react/set-state-in-effect
    setState((now) =>
      now.key === key ? { ...now, loading: true } : { key, value: null, problem: null, loading: true },
    );
    latest.current().then(
      (value) => settle(value, null),
      (error: unknown) => settle(null, problemOf(error, doing)),
    );
    return () => {
      current = false;
    };
    // The key stands for everything that `load` reads, and a new turn asks again.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [key, doing, turn]);
  const shown = state.key === key ? state : { value: null, problem: null, loading: true };
  return {
    value: shown.value,
    problem: shown.problem,
    loading: shown.loading,
    reload: () => setTurn((now) => now + 1),
  };
}
