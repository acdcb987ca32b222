import { useCallback, useEffect, useRef, useState } from 'react';
import type { Client } from '../client.ts';
import { problemOf } from '../problem.ts';
import type { Settings } from '../workbench.ts';

const DEFAULT_SETTINGS: Settings = { theme: 'system', readOnly: false };

/**
 * The stored settings, and a way to change some of them. Only what was changed is sent, one change after the other:
 * what is stored of the others stays, also when it could not be read, and the last change is the one that holds.
 */
export function useSettings(
  client: Client,
  tell: (sentence: string) => void,
): readonly [Settings, (changes: Partial<Settings>) => void] {
  const [settings, setSettings] = useState(DEFAULT_SETTINGS);
  const changed = useRef<Partial<Settings>>({});
  const saving = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    client.app.settings
      .query()
      .then((read) => setSettings({ ...read, ...changed.current }))
      .catch(() => undefined); // The defaults stand; the screens themselves report that the service is gone.
  }, [client]);
  const change = useCallback(
    (changes: Partial<Settings>): void => {
      changed.current = { ...changed.current, ...changes };
      setSettings((now) => ({ ...now, ...changes }));
      saving.current = saving.current
        .then(() => client.app.changeSettings.mutate(changes))
        .catch((error: unknown) => tell(problemOf(error, 'saving the settings').summary));
    },
    [client, tell],
  );
  return [settings, change];
}
