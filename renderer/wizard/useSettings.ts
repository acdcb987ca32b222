import { useCallback, useEffect, useRef, useState } from 'react';
import type { Client } from '../client.ts';
import { problemOf } from '../problem.ts';
import type { Settings } from '../workbench.ts';

const DEFAULT_SETTINGS: Settings = { theme: 'system', readOnly: false };

/**
 * The stored settings, and a way to change some of them. A change that comes before they have been read is laid over
 * them and saved with them: neither does the answer take it back, nor do defaults take the place of what is stored.
 */
export function useSettings(
  client: Client,
  tell: (sentence: string) => void,
): readonly [Settings, (changes: Partial<Settings>) => void] {
  const [settings, setSettings] = useState(DEFAULT_SETTINGS);
  const stored = useRef<Promise<Settings> | null>(null);
  const changed = useRef<Partial<Settings>>({});
  useEffect(() => {
    // Without an answer the defaults stand; the screens themselves report that the service is gone.
    stored.current = client.app.settings.query().catch(() => DEFAULT_SETTINGS);
    void stored.current.then((read) => setSettings({ ...read, ...changed.current }));
  }, [client]);
  const change = useCallback(
    (changes: Partial<Settings>): void => {
      changed.current = { ...changed.current, ...changes };
      setSettings((now) => ({ ...now, ...changes }));
      const all = changed.current;
      (stored.current ?? Promise.resolve(DEFAULT_SETTINGS))
        .then((read) => client.app.saveSettings.mutate({ ...read, ...all }))
        .catch((error: unknown) => tell(problemOf(error, 'saving the settings').summary));
    },
    [client, tell],
  );
  return [settings, change];
}
