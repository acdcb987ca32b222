import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { Client } from '../client.ts';
import { draftReducer, EMPTY_DRAFT } from '../draft.ts';
import { problemOf } from '../problem.ts';
import type { Opening, Purpose } from '../workbench.ts';
import { NOTHING_SAVED, readSaved, toSave, type SavedState } from './savedState.ts';

const SAVE_DELAY_MS = 600;

/** The open volume: its report, the unsaved edits and the window state that is stored with it. */
export function useVolumeState(client: Client, volume: string | null) {
  const { opening, reopen } = useOpening(client, volume);
  const [draft, edit] = useReducer(draftReducer, EMPTY_DRAFT);
  const [purpose, setPurpose] = useState<Purpose>('standard');
  const [kept, setKept] = useState<SavedState['kept']>({});
  const [records, setRecords] = useState<SavedState['records']>({});
  const [loaded, setLoaded] = useState<string | null>(null);
  const chosenPurpose = useRef<Purpose | null>(null);

  useEffect(() => {
    let current = true;
    const apply = (state: SavedState): void => {
      if (!current) return;
      edit({ kind: 'load', edits: state.edits });
      setPurpose(chosenPurpose.current ?? state.purpose);
      setKept(state.kept);
      setRecords(state.records);
      setLoaded(volume);
    };
    // oxlint-disable-next-line react/set-state-in-effect
    setLoaded(null);
    if (volume === null) apply(NOTHING_SAVED);
    else
      client.wizard.load.query({ volume }).then(
        ({ state }) => apply(readSaved(state)),
        () => apply(NOTHING_SAVED),
      );
    return () => {
      current = false;
    };
  }, [client, volume]);

  useEffect(() => {
    if (volume === null || loaded !== volume || opening.kind !== 'open') return undefined;
    const state = toSave({ format: 1, purpose, edits: draft.edits, records, kept });
    // A state that could not be stored is stored with the next change; nothing of the volume depends on it.
    const timer = setTimeout(
      () => void client.wizard.save.mutate({ volume, state }).catch(() => undefined),
      SAVE_DELAY_MS,
    );
    return () => clearTimeout(timer);
  }, [client, volume, loaded, opening.kind, purpose, draft.edits, records, kept]);

  const keep = useCallback((name: string, value: unknown) => setKept((now) => ({ ...now, [name]: value })), []);
  const choosePurpose = useCallback((next: Purpose) => {
    chosenPurpose.current = next;
    setPurpose(next);
  }, []);
  return { opening, reopen, draft, edit, purpose, choosePurpose, kept, keep, records, setRecords, loaded };
}

/** Opens the volume of the address, and again on demand; while reading it again the last report stays. */
function useOpening(client: Client, volume: string | null) {
  const [opening, setOpening] = useState<Opening>({ kind: 'none' });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (volume === null) {
      // The address decides what is open; opening itself happens outside of React.
      // oxlint-disable-next-line react/set-state-in-effect
      setOpening({ kind: 'none' });
      return undefined;
    }
    let current = true;
    setOpening((now) => (now.kind === 'open' && now.path === volume ? now : { kind: 'opening', path: volume }));
    client.volume.open.mutate({ path: volume }).then(
      (report) => current && setOpening({ kind: 'open', path: volume, report }),
      (error: unknown) =>
        current && setOpening({ kind: 'failed', path: volume, problem: problemOf(error, `opening ${volume}`) }),
    );
    return () => {
      current = false;
    };
    // A new turn opens it again.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [client, volume, turn]);
  const reopen = useCallback(() => setTurn((now) => now + 1), []);
  return { opening, reopen };
}
