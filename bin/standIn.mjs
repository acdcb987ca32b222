// A folder shaped like Electron's, for packing on a machine that does not have it.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronPackage } from './electron.mjs';

const PROGRAM = `#!/bin/sh
echo "imageprep: this was packed without Electron and does not start" >&2
exit 70
`;

/** Makes the folder and returns its path; the caller removes it. */
export function makeStandIn() {
  const folder = mkdtempSync(join(tmpdir(), 'imageprep-electron-'));
  const { version } = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8'));
  mkdirSync(join(folder, 'locales'));
  mkdirSync(join(folder, 'resources'));
  writeFileSync(join(folder, 'electron'), PROGRAM);
  chmodSync(join(folder, 'electron'), 0o755);
  writeFileSync(join(folder, 'version'), version);
  writeFileSync(join(folder, 'LICENSE'), readFileSync(join(electronPackage, 'LICENSE')));
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '');
  return folder;
}
