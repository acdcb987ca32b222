import { spawnSync } from 'node:child_process';
import { inTurn, type Measured } from './comparison.ts';
import { bigHive, WANTED } from './bigHive.ts';
import { answerMs, CLI, processMs } from './processes.ts';

const ROUNDS = 5;
/** A look-up takes little more than the start of Node, of which a few milliseconds are noise. */
const ROUNDS_OF_LOOKUP = 40;
/** The slow peers take many seconds each time. */
const ROUNDS_OF_SLOW = 2;
const READ_PLAINLY = 'require("node:fs").readFileSync(process.argv[1])';

const countMs = (): number => processMs(process.execPath, [CLI, 'hive', 'stat', bigHive().file]);

/** Milliseconds of a Node that reads a file and does nothing with it. */
export function plainReadMs(file: string): number {
  return processMs(process.execPath, ['-e', READ_PLAINLY, file]);
}

/** `hive stat`, start of Node included, beside Node that only reads the file. */
export async function hiveCountAndRead(): Promise<Measured> {
  const { file, bytes } = bigHive();
  const times = await inTurn(ROUNDS, countMs, () => plainReadMs(file));
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
  if (!isHere(peer)) return { title, skipped: `${peer} is not here (${where})` };
  const times = await inTurn(ROUNDS_OF_SLOW, countMs, () => processMs(peer, [bigHive().file]));
  const note = `${peer} decodes and prints the whole hive to the null device; ours counts`;
  return { title, ...times, referenceTitle: peer, goal, note };
}

/** Whether a program of another project can be started. */
export function isHere(peer: string): boolean {
  return spawnSync(peer, ['-h']).error === undefined;
}

/** One value of a large hive, as a command, beside a Node that does nothing. */
export async function hiveLookup(): Promise<Measured> {
  const args = [CLI, 'hive', 'get', bigHive().file, WANTED.key, WANTED.value];
  const times = await inTurn(
    ROUNDS_OF_LOOKUP,
    () => answerMs(args, `${WANTED.data}\n`),
    () => answerMs(['-e', '0'], ''),
  );
  return { title: 'hive get', ...times, referenceTitle: 'empty Node', goal: 1.2 };
}
