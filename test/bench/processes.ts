import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { timeOf } from './comparison.ts';
import { printedAddress } from '../hosts/printedAddress.ts';

export const ROOT = resolve(import.meta.dirname, '../..');

/** The command line as it is built. */
export const CLI = join(ROOT, 'out', 'main', 'cli.mjs');

/** Our web host, and a server of one plain page to compare it with. */
export const OURS: readonly string[] = [CLI, 'serve'];
export const PLAIN: readonly string[] = [join(import.meta.dirname, 'plainServer.mjs')];

export interface RunningServer {
  /** The address that it printed, with the token where it has one. */
  readonly url: string;
  /** Milliseconds from the start of the process to the printed address. */
  readonly readyMs: number;
  /** Clock time of the start, milliseconds since 1970. */
  readonly startedAt: number;
  stop(): Promise<void>;
}

/** Starts a server under this Node, on a data folder of its own, and waits for the address that it prints. */
export async function startServer(args: readonly string[]): Promise<RunningServer> {
  const data = mkdtempSync(join(tmpdir(), 'imageprep-bench-'));
  const startedAt = Date.now();
  const start = performance.now();
  const child = spawn(process.execPath, [...args], { env: { ...process.env, IMAGEPREP_DATA: data } });
  const url = await printedAddress(child);
  const readyMs = performance.now() - start;
  const stop = async (): Promise<void> => {
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  return { url, readyMs, startedAt, stop };
}

/** Milliseconds from start to end of a Node that does nothing, started as `startServer` starts one. */
export function emptyNodeMs(): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', () => done(performance.now() - start));
  });
}

/**
 * Milliseconds of a Node whose output somebody takes through a pipe, as a script does; throws when it did not print
 * what is `expected`.
 */
export function answerMs(args: readonly string[], expected: string, node: string = process.execPath): number {
  return timeOf(() => {
    const { stdout, stderr } = spawnSync(node, [...args], { encoding: 'utf8' });
    if (stdout !== expected) throw new Error(`${args.join(' ')} printed "${stdout}" ${stderr}`);
  });
}

/** Milliseconds of a whole process; throws when it could not be started or ended with none of the codes `expected`. */
export function processMs(program: string, args: readonly string[], expected: readonly number[] = [0]): number {
  return timeOf(() => {
    const { error, status } = spawnSync(program, args, { stdio: 'ignore' });
    if (error !== undefined) throw error;
    if (status === null || !expected.includes(status)) throw new Error(`${program} ended with ${status}`);
  });
}

/** Prints the line of the most memory that the process had. Its maxRSS would not do: that begins with its parent's. */
const TELL_PEAK =
  'data:text/javascript,import{readFileSync}from"node:fs";process.on("exit",()=>console.error(/VmHWM.*/.exec(readFileSync("/proc/self/status"))[0]))';

/**
 * The most memory that a process under this Node had, in megabytes (of 1,000,000 bytes); throws when it ended with none
 * of the codes `expected`. Linux only.
 */
export function peakMegabytes(args: readonly string[], expected: readonly number[] = [0]): number {
  const { status, stderr } = spawnSync(process.execPath, ['--import', TELL_PEAK, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const kibibytes = /VmHWM:\s*(\d+) kB/.exec(stderr)?.[1];
  if (status === null || !expected.includes(status) || kibibytes === undefined)
    throw new Error(`${args.join(' ')} ended with ${status}`);
  return (Number(kibibytes) * 1024) / 1e6;
}
