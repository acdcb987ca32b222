import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { writeNewTree } from '../../main/platform/newTree.ts';
import { buildSample } from '../../main/sample/sampleVolume.ts';
import { findScenario } from '../../main/sample/scenarios.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { temporaryFolder } from '../support/corpus.ts';

/** Milliseconds that a test with many processes may take on a busy machine. */
export const PATIENCE = 120_000;

export const ROOT = resolve(import.meta.dirname, '../..');

/** Paths of the sample volumes. */
export const ANSWER = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';
export const BUNDLE = 'Program Files/Amazon/Ec2ConfigService/Settings/BundleConfig.xml';
export const SOFTWARE = 'Windows/System32/config/SOFTWARE';

/** How a command ended. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The built command line with a data folder and samples of its own. Commands run in `folder`. */
export interface BuiltCli {
  readonly folder: string;
  readonly entry: string;
  run(...args: readonly string[]): Promise<Ended>;
  runWith(
    options: { readonly input?: string; readonly env?: Readonly<Record<string, string>> },
    ...args: readonly string[]
  ): Promise<Ended>;
  /** Runs a command that prints JSON, and reads it. */
  json(...args: readonly string[]): Promise<Record<string, unknown>>;
  /** Writes a sample to a new folder; gives its path. */
  sample(scenario: string): string;
  close(): void;
}

const COLOURLESS = { NO_COLOR: undefined, FORCE_COLOR: undefined };

/** Builds the command line as the project builds it, into a folder from which it finds its packages. */
export async function buildCli(): Promise<BuiltCli> {
  const cache = join(ROOT, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const built = mkdtempSync(join(cache, 'imageprep-cli-'));
  await build({
    root: ROOT,
    configFile: join(ROOT, 'vite.main.config.ts'),
    logLevel: 'error',
    build: { outDir: built },
  });
  const folder = temporaryFolder();
  const entry = join(built, 'cli.mjs');
  const base = { ...process.env, ...COLOURLESS, IMAGEPREP_DATA: join(folder, 'data') };
  const runWith: BuiltCli['runWith'] = ({ input, env }, ...args) =>
    new Promise((done) => {
      const child = execFile(
        process.execPath,
        [entry, ...args],
        { cwd: folder, env: { ...base, ...env }, maxBuffer: 1 << 26 },
        (error, out, err) => done({ code: error === null ? 0 : Number(error.code), out, err }),
      );
      child.stdin?.end(input ?? '');
    });
  const run: BuiltCli['run'] = (...args) => runWith({}, ...args);
  let samples = 0;
  return {
    folder,
    entry,
    run,
    runWith,
    json: async (...args) => JSON.parse((await run(...args)).out) as Record<string, unknown>,
    sample: (scenario) => {
      samples += 1;
      const path = join(folder, `${scenario}-${samples}`);
      const { folders, files } = buildSample(unwrap(findScenario(scenario)));
      unwrap(writeNewTree(path, folders, files));
      return path;
    },
    close: () => {
      for (const each of [built, folder]) rmSync(each, { recursive: true, force: true });
    },
  };
}
