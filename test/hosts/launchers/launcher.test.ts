import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { accessSync, constants, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { noWindowReason } from '../../../bin/electron.mjs';
import { temporaryFolder } from '../../support/corpus.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const CLI = `console.log(JSON.stringify({ args: process.argv.slice(2), major: Number.parseInt(process.versions.node) }));
process.exitCode = 3;`;
const LONG_CLI = `process.on('SIGTERM', () => { console.log('stopped'); process.exit(5); });
setInterval(() => {}, 1000);
console.log('ready');`;

/** A Node older than the program needs, where this machine has one. */
const oldNode = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .map((folder) => join(folder, 'node'))
  .find((program) => {
    const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
    return status === 0 && Number(/^v(\d+)/.exec(stdout)?.[1]) < 24;
  });

interface Checkout {
  readonly cli?: string;
  readonly installed?: boolean;
}

/** A folder like a checkout: our launchers, an own built command line, and maybe the installed Node 24. */
function checkout({ cli, installed = false }: Checkout): string {
  const folder = temporaryFolder();
  cpSync(join(ROOT, 'bin'), join(folder, 'bin'), { recursive: true });
  if (cli !== undefined) {
    mkdirSync(join(folder, 'out', 'main'), { recursive: true });
    writeFileSync(join(folder, 'out', 'main', 'cli.mjs'), cli);
  }
  const bundled = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin');
  if (installed) {
    mkdirSync(bundled, { recursive: true });
    symlinkSync(process.execPath, join(bundled, 'node'));
  }
  return folder;
}

function run(node: string, folder: string, script: string, ...args: string[]): SpawnSyncReturns<string> {
  const env = { PATH: dirname(process.execPath) };
  return spawnSync(node, [join(folder, 'bin', script), ...args], { encoding: 'utf8', env });
}

describe('imageprep', () => {
  test('is a program that works when started by its own path', () => {
    const folder = checkout({ cli: CLI });
    const program = join(folder, 'bin', 'imageprep.mjs');
    accessSync(join(ROOT, 'bin', 'imageprep.mjs'), constants.X_OK);
    const { status, stdout } = spawnSync(program, ['--version'], {
      encoding: 'utf8',
      env: { PATH: `${dirname(process.execPath)}${delimiter}/usr/bin${delimiter}/bin` },
    });
    expect([status, JSON.parse(stdout).args]).toEqual([3, ['--version']]);
  });

  test('hands over arguments and exit code', () => {
    const { status, stdout, stderr } = run(
      process.execPath,
      checkout({ cli: CLI }),
      'imageprep.mjs',
      'a b',
      '--json',
      '',
    );
    expect([status, JSON.parse(stdout), stderr]).toEqual([3, { args: ['a b', '--json', ''], major: 24 }, '']);
  });

  test('says what to do when nothing was built', () => {
    const { status, stderr } = run(process.execPath, checkout({}), 'imageprep.mjs');
    expect(status).toBe(70);
    expect(stderr).toBe(
      'imageprep: is not built: out/main/cli.mjs is missing. Run "npm run build" in the project folder.\n',
    );
  });

  describe.skipIf(oldNode === undefined)('started by an older Node', () => {
    test('runs under the Node 24 that npm installed', () => {
      const folder = checkout({ cli: CLI, installed: true });
      const { status, stdout } = run(oldNode ?? '', folder, 'imageprep.mjs', '-5', 'x y');
      expect([status, JSON.parse(stdout)]).toEqual([3, { args: ['-5', 'x y'], major: 24 }]);
    });

    test('says what to do where there is none', () => {
      const { status, stderr } = run(oldNode ?? '', checkout({ cli: CLI }), 'imageprep.mjs');
      expect(status).toBe(70);
      expect(stderr).toMatch(/^imageprep: needs Node 24, this is v\d+\..*Run "npm ci"/);
    });

    test('passes on the wish to stop, and the answer to it', async () => {
      const folder = checkout({ cli: LONG_CLI, installed: true });
      const child = spawn(oldNode ?? '', [join(folder, 'bin', 'imageprep.mjs')], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const lines: string[] = [];
      child.stdout.on('data', (chunk: Buffer) => {
        lines.push(chunk.toString().trim());
        if (lines.at(-1) === 'ready') child.kill('SIGTERM');
      });
      const code = await new Promise((done) => child.on('exit', done));
      expect([code, lines]).toEqual([5, ['ready', 'stopped']]);
    });
  });
});

describe('npm start', () => {
  test('serves to the browser where Electron is not there, and says how to get it', () => {
    const { status, stdout, stderr } = run(process.execPath, checkout({ cli: CLI }), 'start.mjs', '--port', '4321');
    expect([status, JSON.parse(stdout).args]).toEqual([3, ['serve', '--port', '4321']]);
    expect(stderr).toBe(
      'Electron is not on this machine ("npm run electron:get" fetches it); the window is served to your browser instead.\n',
    );
  });

  test.each([
    ['win32', {}, undefined, null],
    ['linux', { DISPLAY: ':0' }, 1000, null],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000, null],
    ['linux', {}, 1000, 'There is no display (DISPLAY and WAYLAND_DISPLAY are not set)'],
    ['linux', { DISPLAY: ':0' }, 0, 'Electron keeps its sandbox, which the user root cannot have'],
  ])('with Electron on %s in %j as user %s: %s', (platform, env, uid, reason) => {
    expect(noWindowReason('/electron', { platform, env, uid })).toBe(reason);
  });
});

describe('prepare', () => {
  test('does nothing, and well, in an install without the build tools', () => {
    const { status, stdout, stderr } = run(process.execPath, checkout({}), 'prepare.mjs');
    expect([status, stdout, stderr]).toEqual([0, '', '']);
  });
});

describe('electron:get', () => {
  test('says what to do where nothing is installed', () => {
    const { status, stderr } = run(process.execPath, checkout({}), 'electron-get.mjs');
    expect([status, stderr]).toEqual([70, 'imageprep: the package "electron" is not installed. Run "npm ci" first.\n']);
  });
});
