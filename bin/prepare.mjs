// Builds after "npm ci" and "npm install". Where the tools are not there (an install of the lock file only, a
// production install) there is nothing to do, and that is no failure.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findNode, root } from './runtime.mjs';

const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const node = findNode();
const configurations = ['vite.config.ts', 'vite.main.config.ts', 'vite.preload.config.ts'];

if (node !== null && existsSync(vite)) {
  const failed = configurations.find((each) => !builds(each));
  if (failed !== undefined) {
    console.error(`imageprep: the build of ${failed} failed, see above. Mend it, then run "npm run build".`);
    process.exitCode = 1;
  }
}

/** Runs one build without its list of files; what Vite warns about stays visible. */
function builds(configuration) {
  const args = [vite, 'build', '--config', configuration, '--logLevel', 'warn'];
  return spawnSync(node, args, { cwd: root, stdio: 'inherit' }).status === 0;
}
