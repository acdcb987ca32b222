import { useCallback, useEffect, useRef, useState } from 'react';
import { formatRoute, parseRoute, type Route } from '../route.ts';

/** Browsers refuse to write the address more than some times a second; typing and held keys would do so. */
const WRITE_DELAY_MS = 200;

/** The route in the address, with the ways to change it. */
export interface Routing {
  readonly route: Route;
  /** Goes to a place; Back returns from it. */
  readonly visit: (route: Route) => void;
  /** Changes what the address says of the place that is shown, without a new step for Back. */
  readonly amend: (query: Route['query']) => void;
}

/** The route in the address; Back and Forward of the browser go through the places. */
export function useRoute(): Routing {
  const [route, setRoute] = useState(() => parseRoute(window.location.hash));
  const unwritten = useRef<{ readonly over: string; readonly route: Route } | null>(null);
  const write = useCallback((): void => {
    const waiting = unwritten.current;
    unwritten.current = null;
    // Where the reader has gone elsewhere meanwhile, the address is no longer the one that was to be amended.
    if (waiting !== null && waiting.over === window.location.hash)
      window.history.replaceState(window.history.state, '', formatRoute(waiting.route));
  }, []);
  useEffect(() => {
    const onChange = (): void => setRoute(parseRoute(window.location.hash));
    window.addEventListener('hashchange', onChange);
    window.addEventListener('pagehide', write);
    return () => {
      window.removeEventListener('hashchange', onChange);
      window.removeEventListener('pagehide', write);
    };
  }, [write]);
  const visit = useCallback(
    (next: Route): void => {
      write();
      window.location.hash = formatRoute(next);
      setRoute(next);
    },
    [write],
  );
  const amend = useCallback(
    (query: Route['query']): void => {
      const over = window.location.hash;
      const next = { ...parseRoute(over), query };
      if (unwritten.current === null) setTimeout(write, WRITE_DELAY_MS);
      unwritten.current = { over, route: next };
      setRoute(next);
    },
    [write],
  );
  return { route, visit, amend };
}
