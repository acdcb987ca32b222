import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { Client } from '../client.ts';
import { count } from '../components/words.ts';
import { draftReducer, EMPTY_DRAFT } from '../draft.ts';
import { problemOf } from '../problem.ts';
import type { Opening, Purpose } from '../workbench.ts';
import { NOTHING_SAVED, readSaved, toSave, type SavedState } from './savedState.ts';

const SAVE_DELAY_MS = 600;

/** The open volume: its report, the unsaved edits and the window state that is stored with it. */
export function useVolumeState(client: Client, volume: string | null, tell: (sentence: string) => void) {
  const { opening, reopen } = useOpening(client, volume);
  const [draft, edit] = useReducer(draftReducer, EMPTY_DRAFT);
  const [purpose, setPurpose] = useState<Purpose>('standard');
  const [kept, setKept] = useState<SavedState['kept']>({});
  const [shown, setShown] = useState<Pick<SavedState, 'records' | 'stale'>>(NOTHING_SAVED);
  const [loaded, setLoaded] = useState<string | null>(null);
  const chosenPurpose = useRef<Purpose | null>(null);

  useEffect(() => {
    let current = true;
    const apply = (state: SavedState): void => {
      if (!current) return;
      edit({ kind: 'load', edits: state.edits });
      setPurpose(chosenPurpose.current ?? state.purpose);
      setKept(state.kept);
      setShown({ records: state.records, stale: state.stale });
      setLoaded(volume);
      if (state.left > 0)
        tell(
          `${count(state.left, 'unsaved change')} with a password ${state.left === 1 ? 'was' : 'were'} not kept. Enter the password again.`,
        );
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
  }, [client, volume, tell]);

  useEffect(() => {
    if (volume === null || loaded !== volume || opening.kind !== 'open') return undefined;
    const state = toSave({ ...NOTHING_SAVED, purpose, edits: draft.edits, ...shown, kept });
    // A state that could not be stored is stored with the next change; nothing of the volume depends on it.
    const timer = setTimeout(
      () => void client.wizard.save.mutate({ volume, state }).catch(() => undefined),
      SAVE_DELAY_MS,
    );
    return () => clearTimeout(timer);
  }, [client, volume, loaded, opening.kind, purpose, draft.edits, shown, kept]);

  const keep = useCallback((name: string, value: unknown) => setKept((now) => ({ ...now, [name]: value })), []);
  const choosePurpose = useCallback((next: Purpose) => {
    chosenPurpose.current = next;
    setPurpose(next);
  }, []);
  return { opening, reopen, draft, edit, purpose, choosePurpose, kept, keep, shown, setShown, loaded };
}

/** A volume that was read once keeps what was found when it cannot be read again. */
function failedOpening(now: Opening, path: string, problem: Diagnostic): Opening {
  return now.kind === 'open' && now.path === path ? { ...now, lost: problem } : { kind: 'failed', path, problem };
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
    const stop = new AbortController();
    client.volume.open.mutate({ path: volume }, { signal: stop.signal }).then(
      (report) => current && setOpening({ kind: 'open', path: volume, report, lost: null }),
      (error: unknown) =>
        current && setOpening((now) => failedOpening(now, volume, problemOf(error, `opening ${volume}`))),
    );
    return () => {
      current = false;
      stop.abort();
    };
    // A new turn opens it again.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [client, volume, turn]);
  const reopen = useCallback(() => setTurn((now) => now + 1), []);
  return { opening, reopen };
}
