import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import { nowIso } from '../platform/clock.ts';
import type { HistoryContext } from './context.ts';
import { redactedJson } from './recordBodies.ts';

/** Characters of JSON that one wizard state may have. */
const MAX_STATE_CHARACTERS = 4 * 1024 * 1024;

export interface WizardStateRepository {
  /** Keeps where the user stands on a volume. Problem: `wizard-state-too-large` (output). */
  save(volume: string, state: unknown): Outcome<void>;
  /** The state kept last; null when there is none. */
  load(volume: string): Outcome<unknown>;
}

/** Step, selection, filters and unsaved edits per volume; `''` stands for the time before a volume is open. */
export function openWizardStates({ database, clock, guarded, redact }: HistoryContext): WizardStateRepository {
  const { writer, reader } = database;
  const upsert = writer.prepare<[string, string, string]>(
    `INSERT INTO wizard_states (volume, state, saved_at) VALUES (?, ?, ?)
     ON CONFLICT (volume) DO UPDATE SET state = excluded.state, saved_at = excluded.saved_at`,
  );
  const select = reader.prepare<[string], { state: string }>('SELECT state FROM wizard_states WHERE volume = ?');
  return {
    save: (volume, state) => {
      const json = redactedJson(state, redact);
      if (json.length > MAX_STATE_CHARACTERS) return failure(tooLarge(json.length));
      return guarded('keep the state of the window', () => {
        upsert.run(volume, json, nowIso(clock));
        return success(undefined);
      });
    },
    load: (volume) =>
      guarded('read the state of the window', () => {
        const row = select.get(volume);
        return success(row === undefined ? null : (JSON.parse(row.state) as unknown));
      }),
  };
}

function tooLarge(length: number): ReturnType<typeof problem> {
  return problem(
    'output',
    'wizard-state-too-large',
    `The state of the window has ${length} characters and was not kept.`,
    {
      detail: `At most ${MAX_STATE_CHARACTERS} are kept.`,
      fix: 'Save the edits that are open.',
    },
  );
}
