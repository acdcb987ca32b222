import { useCallback, useEffect, useMemo, useState } from 'react';
import { refusalWords } from '../components/volumeWords.ts';
import type { Client } from '../client.ts';
import type { Route, Screen } from '../route.ts';
import type { Purpose, Workbench } from '../workbench.ts';
import { firstStep } from './machine.ts';
import { NAMES, useJobs } from './useJobs.ts';
import { shownRecords, useRestoredJobs } from './useRestoredJobs.ts';
import { useRoute } from './useRoute.ts';
import { useSettings } from './useSettings.ts';
import { useVolumeState } from './useVolumeState.ts';

const SPOKEN_MS = 6000;

/** Everything that the screens share, put together. `ready` is false while the stored state is being read. */
export function useWorkbenchState(client: Client, web: boolean) {
  const { route, visit, amend } = useRoute();
  const volume = route.volume;
  const [spoken, tell] = useSpoken();
  const state = useVolumeState(client, volume, tell);
  const { jobs, to, start, cancel } = useJobs(client, volume, state.draft.edits);
  const [settings, changeSettings] = useSettings(client, tell);
  const [restored, setRestored] = useState<string | null>(null);
  useRestoredJobs(client, volume, state.loaded, state.shown, to, setRestored);
  const { setShown } = state;
  useEffect(() => {
    if (restored === volume && volume !== null) setShown(shownRecords(jobs));
  }, [jobs, restored, volume, setShown]);

  const { purpose, reopen } = state;
  const { go, open, stopOpening } = useNavigation(visit, volume, purpose, reopen);
  const [version, written] = useWritten(to, reopen);
  const report = state.opening.kind === 'open' ? state.opening.report : null;
  const workbench = useMemo<Workbench>(
    () => ({
      client,
      web,
      route,
      go,
      amend,
      open,
      opening: state.opening,
      reopen,
      stopOpening,
      purpose,
      setPurpose: state.choosePurpose,
      settings,
      changeSettings,
      refusal: refusalWords(report, settings.readOnly),
      draft: state.draft,
      edit: state.edit,
      jobs,
      start,
      cancel,
      written,
      version,
      kept: state.kept,
      keep: state.keep,
      tell,
    }),
    [
      client,
      web,
      route,
      go,
      amend,
      open,
      state,
      reopen,
      stopOpening,
      purpose,
      settings,
      changeSettings,
      report,
      jobs,
      start,
      cancel,
      written,
      version,
      tell,
    ],
  );
  return { workbench, spoken, report, ready: volume === null || restored === volume };
}

function useNavigation(visit: (route: Route) => void, volume: string | null, purpose: Purpose, reopen: () => void) {
  const go = useCallback(
    (screen: Screen, page: string | null = null, query: Readonly<Record<string, string>> = {}): void =>
      visit({ screen, page, volume, query }),
    [visit, volume],
  );
  const open = useCallback(
    (path: string): void => {
      visit({ screen: firstStep(purpose), page: null, volume: path, query: {} });
      if (path === volume) reopen();
    },
    [visit, purpose, volume, reopen],
  );
  const stopOpening = useCallback(() => visit({ screen: 'start', page: null, volume: null, query: {} }), [visit]);
  return { go, open, stopOpening };
}

/** Counts writes to the volume; each makes what was found before out of date. */
function useWritten(to: ReturnType<typeof useJobs>['to'], reopen: () => void): readonly [number, () => void] {
  const [version, setVersion] = useState(0);
  const written = useCallback((): void => {
    setVersion((now) => now + 1);
    for (const name of NAMES) to[name]({ kind: 'stale' });
    reopen();
  }, [to, reopen]);
  return [version, written];
}

function useSpoken(): readonly [string, (sentence: string) => void] {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    if (spoken === '') return undefined;
    const timer = setTimeout(() => setSpoken(''), SPOKEN_MS);
    return () => clearTimeout(timer);
  }, [spoken]);
  return [spoken, setSpoken];
}
