// npm start: the window where Electron and a display are there, else the same window in a browser.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findElectron, noWindowReason } from './electron.mjs';
import { become, EXIT_FAULT, findNode, noNodeMessage, root } from './runtime.mjs';

const args = process.argv.slice(2);
const cli = join(root, 'out', 'main', 'cli.mjs');
const program = findElectron();
const surroundings = { platform: process.platform, env: process.env, uid: process.getuid?.() };
const reason = noWindowReason(program, surroundings);
const node = findNode();

if (!existsSync(cli)) fail('is not built. Run "npm run build", then "npm start" again.');
else if (reason === null) become(program, [root, ...args]);
else if (node === null) fail(noNodeMessage);
else {
  console.error(`${reason}; the window is served to your browser instead.`);
  become(node, [cli, 'serve', ...args]);
}

function fail(text) {
  console.error(`imageprep: ${text}`);
  process.exitCode = EXIT_FAULT;
}
