import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The file named on the command line, or all files of the folder. */
export function answerPaths(): readonly string[] {
  const [path = ''] = process.argv.slice(2);
  return statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path];
}
