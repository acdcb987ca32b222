import { useCallback, useEffect, useState } from 'react';
import { formatRoute, parseRoute, type Route } from '../route.ts';

/** The route in the address; Back and Forward of the browser go through the places. */
export function useRoute(): readonly [Route, (route: Route) => void] {
  const [route, setRoute] = useState(() => parseRoute(window.location.hash));
  useEffect(() => {
    const onChange = (): void => setRoute(parseRoute(window.location.hash));
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  const visit = useCallback((next: Route): void => {
    window.location.hash = formatRoute(next);
    setRoute(next);
  }, []);
  return [route, visit];
}
