// npm run electron:get: fetches Electron's program with Electron's own installer.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { electronPackage, findElectron } from './electron.mjs';
import { EXIT_FAULT, findNode, noNodeMessage } from './runtime.mjs';

const installer = join(electronPackage, 'install.js');
const node = findNode();

if (findElectron() !== null) console.log(`Electron is already here: ${findElectron()}`);
else if (!existsSync(installer)) fail('the package "electron" is not installed. Run "npm ci" first.');
else if (node === null) fail(noNodeMessage);
else if (fetches()) console.log(`Electron is ready: ${findElectron()}`);
else
  fail(
    'Electron could not be fetched, see above. It comes from github.com; ELECTRON_MIRROR names another server, and '
      + 'HTTPS_PROXY with ELECTRON_GET_USE_PROXY=1 a proxy. Without it "npm start" serves the window to your browser.',
  );

function fetches() {
  const { status } = spawnSync(node, [installer], { stdio: 'inherit' });
  return status === 0 && findElectron() !== null;
}

function fail(reason) {
  console.error(`imageprep: ${reason}`);
  process.exitCode = EXIT_FAULT;
}
