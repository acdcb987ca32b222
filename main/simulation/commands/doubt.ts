import type { CommandResult } from '../cmd/scriptHost.ts';
import type { Machine } from '../machine.ts';
import type { StepLog } from '../world.ts';
import { shownCommand } from './shown.ts';

/** What a program that we do not know could have changed. */
const ANYTHING = ['rdp', 'password', 'profiles'] as const;

interface Told {
  readonly source: string;
  readonly file: string;
  readonly line: number;
}

/** Tells that a command is not simulated, and makes everything uncertain that it could have changed. */
export function doubt({ source, file, line }: Told, why: string | null, machine: Machine, log: StepLog): CommandResult {
  const shown = shownCommand(source);
  log.notSimulated(`${why === null ? shown : `${shown}: ${why}`} (${file}:${line})`);
  for (const fact of ANYTHING) machine.uncertain.set(fact, `${file}:${line}`);
  return { kind: 'ran', exitCode: null };
}
