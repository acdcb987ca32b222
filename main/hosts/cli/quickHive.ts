/** A plain `hive stat` or `hive get`. */
export interface QuickHive {
  readonly command: 'stat' | 'get';
  /** The hive, and for `get` the key and the value. */
  readonly operands: readonly [file: string, key?: string, name?: string];
  readonly json: boolean;
  readonly logs: boolean;
}

const MOST_OPERANDS = { stat: 1, get: 3 } as const;

/**
 * The command that the arguments stand for when it is a `hive stat` or `hive get` with `--json` and `--no-logs` at most;
 * null for everything else, which commander reads: other options, help and mistakes.
 */
export function quickHive([group, command, ...rest]: readonly string[]): QuickHive | null {
  if (group !== 'hive' || (command !== 'stat' && command !== 'get')) return null;
  const options = rest.filter((word) => word.startsWith('-'));
  const [file, key, name, ...more] = rest.filter((word) => !word.startsWith('-'));
  const known = options.every((word) => word === '--json' || word === '--no-logs');
  if (!known || file === undefined || more.length > 0) return null;
  if (rest.length - options.length > MOST_OPERANDS[command]) return null;
  const operands = [file, ...(key === undefined ? [] : [key]), ...(name === undefined ? [] : [name])] as const;
  return {
    command,
    operands: operands as QuickHive['operands'],
    json: options.includes('--json'),
    logs: !options.includes('--no-logs'),
  };
}
