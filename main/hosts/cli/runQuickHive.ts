import { unwrap } from '../../../shared/model/diagnostic.ts';
import { getHiveValue, listHiveKey } from '../../api/hives/getFromHive.ts';
import { statHive } from '../../api/hives/statHive.ts';
import * as commands from './commands/hives.ts';
import type { HiveCaller } from './commands/hives.ts';
import { fail } from './failure.ts';
import { plainTerminal, writesPlainly } from './plainTerminal.ts';
import type { QuickHive } from './quickHive.ts';
import { processTerminal } from './terminal.ts';

/** The functions behind the router's procedures, without the router, which takes longer to load than they run. */
const hives: HiveCaller['hives'] = {
  stat: async ({ file, logs = true }) => unwrap(statHive({ file, logs })),
  list: async ({ file, logs = true, key = '', showSecrets = false }) =>
    unwrap(listHiveKey({ file, logs, key, showSecrets })),
  value: async ({ file, logs = true, key = '', showSecrets = false, name }) =>
    unwrap(getHiveValue({ file, logs, key, showSecrets, name })),
};

/** Runs a plain command about a hive, and sets the exit code. */
export async function runQuickHive({ command, operands, ...options }: QuickHive): Promise<void> {
  const terminal = writesPlainly() ? plainTerminal() : processTerminal();
  const invocation = { caller: { hives }, terminal };
  try {
    process.exitCode =
      command === 'stat'
        ? await commands.statHive(invocation, operands[0], options)
        : await commands.getFromHive(invocation, operands, options);
  } catch (error) {
    fail(terminal, error);
  }
}
