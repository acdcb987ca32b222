import type { CommandResult } from '../cmd/scriptHost.ts';
import type { Uncertain } from '../doubts.ts';
import type { Machine } from '../machine.ts';
import type { StepLog } from '../world.ts';
import { shownCommand } from './shown.ts';

/** What a program that we do not know could have changed. */
const ANYTHING: readonly Uncertain[] = ['rdp', 'rdpPath', 'password', 'agent', 'profiles', 'files'];

interface Told {
  /** The command as the script spells it; absent where what is told is none. */
  readonly source?: string | undefined;
  readonly file: string;
  readonly line: number;
}

/** Tells that a command is not simulated, and makes everything uncertain that it could have changed. */
export function doubt(
  told: Told,
  why: string | null,
  machine: Machine,
  log: StepLog,
  facts: readonly Uncertain[] = ANYTHING,
): CommandResult {
  tell(told, why, machine, log);
  for (const fact of facts) machine.uncertain.set(fact, placeOf(told));
  return { kind: 'ran', exitCode: null };
}

/** Tells something about a command, or something else: `why` is in words of our own, which are never masked. */
export function tell(told: Told, why: string | null, machine: Machine, log: StepLog): void {
  const shown = told.source === undefined ? null : machine.log.secrets.hide(shownCommand(told.source));
  log.notSimulated(`${[shown, why].filter((part) => part !== null).join(': ')} (${placeOf(told)})`);
}

/** Tells that a command waits for a person, and that the run may go no further. */
export function wait(told: Told, why: string, machine: Machine, log: StepLog): CommandResult {
  machine.course.mightStop(`A script waits for an answer that nobody gives (${placeOf(told)}).`);
  return doubt(told, why, machine, log);
}

export function placeOf({ file, line }: Pick<Told, 'file' | 'line'>): string {
  return `${file}:${line}`;
}
