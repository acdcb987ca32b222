import { lazy, type ComponentType } from 'react';
import { Start } from '../steps/start/Start.tsx';
import type { Screen } from '../route.ts';

type Loader = () => Promise<{ readonly default: ComponentType }>;

/** Each screen but the first, which is in the first chunk. */
const LOADERS: Readonly<Record<Exclude<Screen, 'start'>, Loader>> = {
  volume: () => import('../steps/volume/Volume.tsx').then(({ Volume }) => ({ default: Volume })),
  checklist: () =>
    import('../steps/checklist/ChecklistStep.tsx').then(({ ChecklistStep }) => ({ default: ChecklistStep })),
  configure: () => import('../steps/configure/Configure.tsx').then(({ Configure }) => ({ default: Configure })),
  run: () => import('../steps/run/RunStep.tsx').then(({ RunStep }) => ({ default: RunStep })),
  troubleshoot: () =>
    import('../steps/troubleshoot/Troubleshoot.tsx').then(({ Troubleshoot }) => ({ default: Troubleshoot })),
  history: () => import('../steps/history/History.tsx').then(({ History }) => ({ default: History })),
  settings: () => import('../steps/settings/Settings.tsx').then(({ Settings }) => ({ default: Settings })),
  help: () => import('../steps/help/Help.tsx').then(({ Help }) => ({ default: Help })),
  about: () => import('../steps/about/About.tsx').then(({ About }) => ({ default: About })),
};

export const SCREEN_PARTS: Readonly<Record<Screen, ComponentType>> = {
  start: Start,
  volume: lazy(LOADERS.volume),
  checklist: lazy(LOADERS.checklist),
  configure: lazy(LOADERS.configure),
  run: lazy(LOADERS.run),
  troubleshoot: lazy(LOADERS.troubleshoot),
  history: lazy(LOADERS.history),
  settings: lazy(LOADERS.settings),
  help: lazy(LOADERS.help),
  about: lazy(LOADERS.about),
};

const IDLE_AFTER_MS = 2000;

/** Fetches the other screens when nothing else is to be done, so that they open at once and without the service. */
export function fetchScreens(): () => void {
  const timer = setTimeout(() => {
    // A screen that cannot be fetched now is fetched when it is opened, and says so then.
    for (const load of Object.values(LOADERS)) void load().catch(() => undefined);
  }, IDLE_AFTER_MS);
  return () => clearTimeout(timer);
}
