import { createContext, useContext } from 'react';
import type { ChecklistReport } from '../shared/model/check.ts';
import type { Diagnosis } from '../shared/model/log.ts';
import type { Run } from '../shared/model/simulation.ts';
import type { VolumeReport } from '../shared/model/volume.ts';
import type { Diagnostic } from '../shared/model/diagnostic.ts';
import type { Client, Outputs } from './client.ts';
import type { Draft, DraftAction } from './draft.ts';
import type { Job } from './jobs.ts';
import type { Route, Screen } from './route.ts';

export type Purpose = 'standard' | 'backup' | 'failed';

export type Settings = Outputs['app']['settings'];

export interface Jobs {
  readonly checks: Job<ChecklistReport>;
  readonly run: Job<Run>;
  /** The run with the unsaved edits laid over the files. */
  readonly whatIf: Job<Run>;
  readonly diagnosis: Job<Diagnosis>;
}

export type JobName = keyof Jobs;

/** What opening the volume of the address came to. */
export type Opening =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening'; readonly path: string }
  /** `lost` is why it could not be read again; what was read before is kept then. */
  | { readonly kind: 'open'; readonly path: string; readonly report: VolumeReport; readonly lost: Diagnostic | null }
  | { readonly kind: 'failed'; readonly path: string; readonly problem: Diagnostic };

/** Everything that screens share. Made by the wizard, read by every screen. */
export interface Workbench {
  readonly client: Client;
  readonly web: boolean;
  readonly route: Route;
  /** Goes to a screen of the open volume. */
  readonly go: (screen: Screen, page?: string | null, query?: Readonly<Record<string, string>>) => void;
  /** Writes the state of the screen that is shown into its address; Back does not return to the one before. */
  readonly amend: (query: Readonly<Record<string, string>>) => void;
  /** Opens a volume and goes to the screen that fits the purpose. */
  readonly open: (path: string) => void;
  readonly opening: Opening;
  readonly reopen: () => void;
  /** Gives up opening a volume. */
  readonly stopOpening: () => void;
  readonly purpose: Purpose;
  readonly setPurpose: (purpose: Purpose) => void;
  readonly settings: Settings;
  readonly changeSettings: (changes: Partial<Settings>) => void;
  /** Why nothing may be written to the open volume; null when it may. */
  readonly refusal: string | null;
  readonly draft: Draft;
  readonly edit: (action: DraftAction) => void;
  readonly jobs: Jobs;
  /** Starts long work anew; a what-if run tries the remedies of these ids, or the unsaved edits where none is given. */
  readonly start: (name: JobName, remedies?: readonly string[]) => void;
  readonly cancel: (name: JobName) => void;
  /** After something was written: what was found before may no longer be true. */
  readonly written: () => void;
  /** Counts writes, so that loaded lists load again. */
  readonly version: number;
  /** Small state of screens (selection, filters, tabs) that survives closing. */
  readonly kept: Readonly<Record<string, unknown>>;
  readonly keep: (name: string, value: unknown) => void;
  /** Says a sentence to the reader: shown for a moment and announced. */
  readonly tell: (sentence: string) => void;
}

export const WorkbenchContext = createContext<Workbench | null>(null);

/** The workbench around this component. */
export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (workbench === null) throw new Error('Internal fault: a screen stands outside the workbench');
  return workbench;
}

/** The path of the open volume; screens of the wizard's steps are only shown with one. */
export function useVolume(): string {
  const { route } = useWorkbench();
  return route.volume ?? '';
}

/** State that survives leaving the screen and closing the window. Values must be plain data. */
export function useKept<T>(name: string, first: T): readonly [T, (value: T) => void] {
  const { kept, keep } = useWorkbench();
  const value = name in kept ? (kept[name] as T) : first;
  return [value, (next) => keep(name, next)];
}
