import type { MachineFacts } from '../../shared/model/simulation.ts';
import type { Machine } from './machine.ts';
import { passwordWords } from './passwordState.ts';
import { enabledWord } from './simulatedAccount.ts';

/** The machine in words, for lanes and before/after tables. */
export function machineFacts(machine: Machine): MachineFacts {
  const { administrator } = machine;
  return {
    power: machine.word('power', 'machine') ?? 'Off',
    rdp: machine.rdp,
    password: administrator === null ? 'Cannot tell' : passwordWords(machine.passwordOf(administrator)),
    administrator:
      administrator === null ? (machine.accountsKnown ? 'Not found' : 'Cannot tell') : enabledWord(administrator),
    imageState: machine.imageState ?? 'not set',
    console: machine.word('console', 'console') ?? '',
  };
}
