// npm run package: packs the program with electron-builder. Without arguments it makes the unpacked Linux folder,
// which needs nothing from the network; other targets are named as for electron-builder (-- --win nsis).
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { electronFolder, findElectron } from './electron.mjs';
import { EXIT_FAULT, findNode, noNodeMessage, root } from './runtime.mjs';
import { makeStandIn } from './standIn.mjs';

const LINUX_FOLDER = ['--linux', 'dir'];
const builder = join(root, 'node_modules', 'electron-builder', 'out', 'cli', 'cli.js');
const asked = process.argv.slice(2);
const node = findNode();

if (node === null) fail(noNodeMessage);
else if (!existsSync(builder)) fail('cannot pack: electron-builder is not installed. Run "npm ci" first.');
else if (!existsSync(join(root, 'out', 'main', 'electron.mjs'))) fail('is not built. Run "npm run build" first.');
else if (findElectron() !== null) pack(asked.length > 0 ? asked : LINUX_FOLDER, electronFolder);
else if (asked.length > 0 && !asked.includes('dir')) fail('needs Electron for these targets: npm run electron:get');
else packWithStandIn();

/** Everything but Electron itself is as it will be, so that the content can be examined anywhere. */
function packWithStandIn() {
  console.log('Electron is not on this machine; packing with a stand-in. The result is complete but does not start.');
  const standIn = makeStandIn();
  pack(asked.length > 0 ? asked : LINUX_FOLDER, standIn);
  rmSync(standIn, { recursive: true, force: true });
}

function pack(targets, electron) {
  const args = [builder, ...targets, '--publish', 'never', `-c.electronDist=${electron}`];
  process.exitCode = spawnSync(node, args, { cwd: root, stdio: 'inherit' }).status ?? EXIT_FAULT;
}

function fail(reason) {
  console.error(`imageprep: ${reason}`);
  process.exitCode = EXIT_FAULT;
}
