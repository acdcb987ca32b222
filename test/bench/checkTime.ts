import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { path } from '../../main/sample/hiveSpecs.ts';
import { writeLargeVolume } from '../e2e/largeVolume.ts';
import { hiveWith } from '../support/worlds.ts';
import { componentGroups, GROUPS } from './bigHive.ts';
import type { Measured } from './comparison.ts';
import { CLI, processMs } from './processes.ts';

const ROUNDS = 3;
const SCENARIO = 'failed-copyprofile';
/** Groups that make a SOFTWARE hive of some 12 MB. */
const SOFTWARE_GROUPS = 40;
const MOST_MS = 2000;
/** `check` ends with these where it found nothing, or something that stands in the way of Sysprep. */
const FINDINGS = [0, 1, 2];

/** A full `check`, hives read, of a volume whose SYSTEM has some 15 MB and whose SOFTWARE 12 MB. */
export function checkServer(): Promise<Measured> {
  return checkOf('check', writeServerVolume);
}

/** A full `check` of a volume with 500 profiles and 100,000 Store packages. */
export function checkManyProfiles(): Promise<Measured> {
  return checkOf('check, 500 profiles', writeLargeVolume);
}

async function checkOf(title: string, write: (folder: string) => void): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'imageprep-bench-'));
  try {
    const [volume, db] = [join(folder, 'volume'), join(folder, 'history.db')];
    write(volume);
    const args = [CLI, '--db', db, 'check', volume];
    const times = Array.from({ length: ROUNDS }, () => processMs(process.execPath, args, FINDINGS));
    return { title, ours: Math.min(...times), reference: MOST_MS, referenceTitle: 'fixed', goal: 1 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeServerVolume(folder: string): void {
  const system = hiveWith(
    SCENARIO,
    'SYSTEM',
    path('ControlSet001\\Control\\Components', componentGroups(GROUPS.server)),
  );
  const software = hiveWith(SCENARIO, 'SOFTWARE', path('Components', componentGroups(SOFTWARE_GROUPS)));
  const config = 'Windows/System32/config/SOFTWARE';
  for (const [name, content] of Object.entries({ ...system, [config]: software[config] ?? '' })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}
