/** The places of the workbench. The first five are the steps of the wizard, in order. */
export const SCREENS = [
  'volume',
  'checklist',
  'configure',
  'run',
  'troubleshoot',
  'start',
  'history',
  'settings',
  'help',
  'about',
] as const;

export type Screen = (typeof SCREENS)[number];

export const STEPS = ['volume', 'checklist', 'configure', 'run', 'troubleshoot'] as const satisfies readonly Screen[];

export type StepName = (typeof STEPS)[number];

/** Where the reader is. The address holds it, so reloading and Back return to the same place. */
export interface Route {
  readonly screen: Screen;
  /** A page below the screen: `accounts` of the checklist, a record's id of the history. */
  readonly page: string | null;
  /** Path of the open volume. */
  readonly volume: string | null;
  readonly query: Readonly<Record<string, string>>;
}

export const START: Route = { screen: 'start', page: null, volume: null, query: {} };

export function isStep(screen: Screen): screen is StepName {
  return (STEPS as readonly Screen[]).includes(screen);
}

/** Reads `#/checklist/accounts?volume=D%3A%5C&finding=x`. Anything unknown leads to the start screen. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [name = '', ...rest] = path.split('/');
  const screen = SCREENS.find((known) => known === name) ?? 'start';
  const { volume = null, ...query } = Object.fromEntries(new URLSearchParams(search)) as Record<string, string>;
  const page = rest.length === 0 || rest[0] === '' ? null : decodePart(rest.join('/'));
  if (isStep(screen) && volume === null) return START;
  return { screen, page, volume, query };
}

/** Writes a route as the address's hash; `parseRoute` reads it back to the same route. */
export function formatRoute(route: Route): string {
  const search = new URLSearchParams({ ...(route.volume === null ? {} : { volume: route.volume }), ...route.query });
  const page = route.page === null ? '' : `/${encodeURIComponent(route.page)}`;
  const text = search.toString();
  return `#/${route.screen}${page}${text === '' ? '' : `?${text}`}`;
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
