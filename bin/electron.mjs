// Where Electron's program lies, without asking the electron package itself: that would download it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './runtime.mjs';

/** Folder of the electron package. */
export const electronPackage = join(root, 'node_modules', 'electron');

/** Folder that holds Electron's files once they are fetched. */
export const electronFolder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(electronPackage, 'dist');

/** Path of Electron's program; null while it has not been fetched. */
export function findElectron() {
  const named = join(electronPackage, 'path.txt');
  const file = existsSync(named) ? readFileSync(named, 'utf8').trim() : defaultProgram();
  const program = join(electronFolder, file);
  return existsSync(program) ? program : null;
}

function defaultProgram() {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

/** Why a window cannot be opened here; null where it can. `program` is what findElectron gave. */
export function noWindowReason(program, { platform, env, uid }) {
  if (program === null) return 'Electron is not on this machine ("npm run electron:get" fetches it)';
  if (platform !== 'linux') return null;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'There is no display (DISPLAY and WAYLAND_DISPLAY are not set)';
  if (uid === 0) return 'Electron keeps its sandbox, which the user root cannot have';
  return null;
}
