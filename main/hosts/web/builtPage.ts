import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of the built page, `out/renderer` beside the package.json above this code. That is the same in a
 * checkout, in the built files and in the packed archive. The folder need not exist: a checkout may not be built yet.
 */
export function builtPageFolder(from: string = import.meta.dirname): string {
  const above = dirname(from);
  if (above === from || existsSync(join(from, 'package.json'))) return join(from, 'out', 'renderer');
  return builtPageFolder(above);
}
