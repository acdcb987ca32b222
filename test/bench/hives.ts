import { spawnSync } from 'node:child_process';
import { inTurn, type Measured, timeOf } from './comparison.ts';
import { type BigHive, WANTED, writeBigHive } from './bigHive.ts';
import { CLI, emptyNodeMs } from './processes.ts';

const ROUNDS = 5;
/** The slow peers take many seconds each time. */
const ROUNDS_OF_SLOW = 2;
const READ_PLAINLY = 'require("node:fs").readFileSync(process.argv[1])';

let written: BigHive | null = null;

/** One hive for all rows, made when the first is measured. */
function bigHive(): BigHive {
  if (written !== null) return written;
  const hive = writeBigHive();
  process.once('exit', () => hive.remove());
  written = hive;
  return hive;
}

/** Milliseconds of a whole process; throws when it could not be started or said that it failed. */
function processMs(program: string, args: readonly string[]): number {
  return timeOf(() => {
    const { error, status } = spawnSync(program, args, { stdio: 'ignore' });
    if (error !== undefined) throw error;
    if (status !== 0) throw new Error(`${program} ended with ${status}`);
  });
}

const countMs = (): number => processMs(process.execPath, [CLI, 'hive', 'stat', bigHive().file]);

/** `hive stat`, start of Node included, beside Node that reads the file and does nothing with it. */
export async function hiveCountAndRead(): Promise<Measured> {
  const { file, bytes } = bigHive();
  const times = await inTurn(ROUNDS, countMs, () => processMs(process.execPath, ['-e', READ_PLAINLY, file]));
  const note = `the hive has ${(bytes / 2 ** 20).toFixed(0)} MiB and was made by the project's own builder`;
  return { title: 'hive stat', ...times, referenceTitle: 'readFileSync', goal: 1.8, note };
}

/** `hive stat` beside hivexml, which prints the whole hive. */
export function hiveCountAndHivexml(): Promise<Measured> {
  return besidePeer('hivexml', 0.15, 'Debian: libhivex-bin');
}

/** `hive stat` beside reglookup, which prints the whole hive. */
export function hiveCountAndReglookup(): Promise<Measured> {
  return besidePeer('reglookup', 0.06, 'Debian: reglookup');
}

async function besidePeer(peer: string, goal: number, where: string): Promise<Measured> {
  const title = `hive stat (${peer})`;
  if (spawnSync(peer, ['-h']).error !== undefined) return { title, skipped: `${peer} is not here (${where})` };
  const times = await inTurn(ROUNDS_OF_SLOW, countMs, () => processMs(peer, [bigHive().file]));
  return { title, ...times, referenceTitle: peer, goal };
}

/** One value of a large hive, as a command, beside a Node that does nothing. */
export async function hiveLookup(): Promise<Measured> {
  const { file } = bigHive();
  const args = [CLI, 'hive', 'get', file, WANTED.key, WANTED.value];
  const times = await inTurn(ROUNDS, () => processMs(process.execPath, args), emptyNodeMs);
  return { title: 'hive get', ...times, referenceTitle: 'empty Node', goal: 1.2 };
}
