import { lazy, type ComponentType } from 'react';
import { Start } from '../steps/start/Start.tsx';
import type { Screen } from '../route.ts';

/** Each screen; only the first one is in the first chunk, the others are fetched when they are opened. */
export const SCREEN_PARTS: Readonly<Record<Screen, ComponentType>> = {
  start: Start,
  volume: lazy(() => import('../steps/volume/Volume.tsx').then(({ Volume }) => ({ default: Volume }))),
  checklist: lazy(() =>
    import('../steps/checklist/ChecklistStep.tsx').then(({ ChecklistStep }) => ({ default: ChecklistStep })),
  ),
  configure: lazy(() => import('../steps/configure/Configure.tsx').then(({ Configure }) => ({ default: Configure }))),
  run: lazy(() => import('../steps/run/RunStep.tsx').then(({ RunStep }) => ({ default: RunStep }))),
  troubleshoot: lazy(() =>
    import('../steps/troubleshoot/Troubleshoot.tsx').then(({ Troubleshoot }) => ({ default: Troubleshoot })),
  ),
  history: lazy(() => import('../steps/history/History.tsx').then(({ History }) => ({ default: History }))),
  settings: lazy(() => import('../steps/settings/Settings.tsx').then(({ Settings }) => ({ default: Settings }))),
  help: lazy(() => import('../steps/help/Help.tsx').then(({ Help }) => ({ default: Help }))),
  about: lazy(() => import('../steps/about/About.tsx').then(({ About }) => ({ default: About }))),
};
