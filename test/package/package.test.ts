import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/corpus.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PACKING_MS = 120_000;

const output = temporaryFolder();
const packed = join(output, 'linux-unpacked');
const archive = join(packed, 'resources', 'app.asar');
let entries: readonly string[] = [];

interface Manifest {
  readonly main: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;

/** Packs as `npm run package` does, into a folder of this test. */
function pack(): void {
  const args = ['bin/package.mjs', '--linux', 'dir', `-c.directories.output=${output}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`packing ended with ${status}:\n${stdout}\n${stderr}`);
}

describe.skipIf(process.platform !== 'linux')('the packed program', () => {
  beforeAll(() => {
    pack();
    entries = listPackage(archive, { isPack: false });
  }, PACKING_MS);

  afterAll(() => rmSync(output, { recursive: true, force: true }));

  test('holds what was built, and nothing else of the project', () => {
    expect(new Set(entries.map((entry) => entry.split('/')[1]))).toEqual(
      new Set(['node_modules', 'out', 'package.json']),
    );
    const built = entries.filter((entry) => entry.startsWith('/out/')).map((entry) => entry.split('/')[2]);
    expect(new Set(built)).toEqual(new Set(['main', 'preload', 'renderer']));
    expect(entries).toEqual(
      expect.arrayContaining(['/out/main/electron.mjs', '/out/main/cli.mjs', '/out/preload/preload.cjs']),
    );
    expect(entries).toContain('/out/renderer/index.html');
  });

  test('holds no source, no map and no declaration', () => {
    expect(entries.filter((entry) => /\.(?:map|tsx?|[mc]ts|c|cc|h|gyp)$/.test(entry))).toEqual([]);
  });

  test('holds every package that it loads, and none that only builds it', () => {
    const names = entries.map((entry) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(entry)?.[1]);
    expect(names).toEqual(expect.arrayContaining(Object.keys(manifest.dependencies)));
    expect(
      names.filter((name) => /^(?:electron|vite|react|typescript|node-(?:linux|win).*)$/.test(name ?? '')),
    ).toEqual([]);
  });

  test('has the database library outside the archive, for these systems only', () => {
    const folder = join(`${archive}.unpacked`, 'node_modules', 'better-sqlite3', 'prebuilds');
    const systems = readdirSync(folder);
    expect(systems).toEqual(expect.arrayContaining(['linux-x64.node', 'win32-x64.node']));
    expect(systems.filter((name) => name.startsWith('darwin'))).toEqual([]);
  });

  test('has its data for reading beside the archive', () => {
    const data = join(packed, 'resources', 'data');
    const expected = readdirSync(join(ROOT, 'resources')).filter((name) => name !== 'build');
    expect(readdirSync(data).toSorted()).toEqual(expected.toSorted());
  });

  test('starts with the window, and has the command line beside its program', () => {
    const inside = temporaryFolder();
    extractAll(archive, inside);
    const packedManifest = JSON.parse(readFileSync(join(inside, 'package.json'), 'utf8')) as Manifest;
    expect(packedManifest.main).toBe('out/main/electron.mjs');
    expect(existsSync(join(inside, packedManifest.main))).toBe(true);
    accessSync(join(packed, 'imageprep'), constants.X_OK);
    expect(readFileSync(join(packed, 'imageprep'), 'utf8')).toContain('resources/app.asar/out/main/cli.mjs');

    const env = { PATH: process.env['PATH'] ?? '', IMAGEPREP_DATA: temporaryFolder() };
    const cli = join(inside, 'out', 'main', 'cli.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, '--version'], { encoding: 'utf8', env });
    expect([status, stdout.trim(), stderr]).toEqual([0, manifest.version, '']);
    rmSync(inside, { recursive: true, force: true });
  });
});
