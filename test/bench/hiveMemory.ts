import { bigHive, WANTED } from './bigHive.ts';
import { bundled } from './bundled.ts';
import type { Measured } from './comparison.ts';
import { CLI, peakMegabytes } from './processes.ts';

const MEGABYTE = 1e6;
/** What may be added to the file's size where all of it is read, and to an empty Node where one value is, megabytes. */
const ABOVE_FILE = 90;
const ABOVE_NODE = 10;

/** Peak memory of `hive stat` beside the size of the hive. */
export async function hiveCountMemory(): Promise<Measured> {
  const { file } = bigHive();
  return besideFile('hive stat, memory', peakMegabytes([CLI, 'hive', 'stat', file]));
}

/** Peak memory of reading all names and data beside the size of the hive. */
export async function hiveDecodeMemory(): Promise<Measured> {
  return besideFile('all of a hive, memory', peakMegabytes([await bundled('decodeHive'), bigHive().file]));
}

function besideFile(title: string, ours: number): Measured {
  const reference = bigHive().bytes / MEGABYTE + ABOVE_FILE;
  return { title, unit: 'MB', ours, reference, referenceTitle: `file + ${ABOVE_FILE}`, goal: 1 };
}

/** Peak memory of one value of the large hive beside that of a Node that does nothing. */
export async function hiveLookupMemory(): Promise<Measured> {
  const ours = peakMegabytes([CLI, 'hive', 'get', bigHive().file, WANTED.key, WANTED.value]);
  const reference = peakMegabytes(['-e', '0']) + ABOVE_NODE;
  return {
    title: 'hive get, memory',
    unit: 'MB',
    ours,
    reference,
    referenceTitle: `empty Node + ${ABOVE_NODE}`,
    goal: 1,
  };
}
