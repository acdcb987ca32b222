import { bigHive, GROUPS } from './bigHive.ts';
import { bundled } from './bundled.ts';
import { inTurn, type Measured } from './comparison.ts';
import { isHere, plainReadMs } from './hives.ts';
import { processMs } from './processes.ts';

/** hivexml takes seconds each time. */
const ROUNDS_OF_SLOW = 3;
const ROUNDS = 7;
const HIVEXML_MISSING = 'hivexml is not here (Debian: libhivex-bin)';

/** All names and data of the large hive beside a Node that only reads the file. */
export async function hiveDecodeAndRead(): Promise<Measured> {
  const [program, { file }] = [await bundled('decodeHive'), bigHive()];
  const times = await inTurn(
    ROUNDS,
    () => processMs(process.execPath, [program, file]),
    () => plainReadMs(file),
  );
  return { title: 'all of a hive', ...times, referenceTitle: 'readFileSync', goal: 3.5 };
}

/** All names and data of the large hive beside hivexml. */
export function hiveDecodeAndHivexml(): Promise<Measured> {
  return besideHivexml('all of a hive (hivexml)', GROUPS.big, 0.3);
}

/** The same of a hive as large as the SYSTEM hive of a server, where the start of Node counts. */
export function smallDecodeAndHivexml(): Promise<Measured> {
  return besideHivexml('all of a hive, 15 MB', GROUPS.server, 0.8);
}

async function besideHivexml(title: string, groups: number, goal: number): Promise<Measured> {
  if (!isHere('hivexml')) return { title, skipped: HIVEXML_MISSING };
  const [program, { file }] = [await bundled('decodeHive'), bigHive(groups)];
  const times = await inTurn(
    ROUNDS_OF_SLOW,
    () => processMs(process.execPath, [program, file]),
    () => processMs('hivexml', [file]),
  );
  const note = 'hivexml prints what it decodes as XML to the null device; ours prints its counts only';
  return { title, ...times, referenceTitle: 'hivexml', goal, note };
}
