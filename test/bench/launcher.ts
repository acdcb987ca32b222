import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { bigHive, WANTED } from './bigHive.ts';
import { inTurn, type Measured } from './comparison.ts';
import { answerMs, ROOT } from './processes.ts';

const TITLE = 'hive get, older Node';
const LAUNCHER = join(ROOT, 'bin', 'imageprep.mjs');
const ROUNDS = 10;
/** The first Node that runs the program itself. */
const WANTED_MAJOR = 24;

/** A look-up through the launcher, where an older Node starts the one of the project, beside that older Node alone. */
export async function launcherLookup(): Promise<Measured> {
  const older = process.env['PATH']?.split(delimiter).map((folder) => join(folder, 'node'));
  const node = older?.find(isOlder);
  if (node === undefined) return { title: TITLE, skipped: `no Node older than ${WANTED_MAJOR} is on the PATH` };
  const args = [LAUNCHER, 'hive', 'get', bigHive().file, WANTED.key, WANTED.value];
  const times = await inTurn(
    ROUNDS,
    () => answerMs(args, `${WANTED.data}\n`, node),
    () => answerMs(['-e', '0'], '', node),
  );
  return { title: TITLE, ...times, referenceTitle: 'that Node, empty', goal: 1.5 };
}

function isOlder(node: string): boolean {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  const major = /^v(\d+)\./.exec(stdout ?? '')?.[1];
  return major !== undefined && Number(major) < WANTED_MAJOR;
}
