import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeySpec, ValueSpec } from '../../main/registry/regf/build.ts';
import { encodeDword, encodeString } from '../../main/registry/values.ts';
import { processMs } from './processes.ts';

const KEYS_IN_GROUP = 1000;
/** Groups of a hive of some 200 MiB, and of one as large as the SYSTEM hive of a server. */
export const GROUPS = { big: 720, server: 52 } as const;
/** A value of the big hive that is looked up, far down in the file, and its data. */
export const WANTED = {
  key: 'Software\\Group 512\\Component 777',
  value: 'Path',
  data: 'C:\\Program Files\\Component 512777\\bin\\x.dll',
} as const;

export interface BigHive {
  readonly file: string;
  readonly bytes: number;
}

const written = new Map<number, BigHive>();

/**
 * A hive of so many groups of a thousand keys each, made by the project's own builder. One file serves all rows; it goes
 * with the process. A process of its own makes it: one that had it in memory would take longer to start others, ours
 * and the reference alike, which brings the two closer than they are.
 */
export function bigHive(groups: number = GROUPS.big): BigHive {
  const hive = written.get(groups) ?? writeBigHive(groups);
  written.set(groups, hive);
  return hive;
}

function writeBigHive(groups: number): BigHive {
  const folder = mkdtempSync(join(tmpdir(), 'imageprep-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true }));
  const file = join(folder, 'SOFTWARE');
  processMs(process.execPath, [join(import.meta.dirname, 'writeHive.ts'), file, String(groups)]);
  return { file, bytes: statSync(file).size };
}

/** Groups of keys, each made when the builder comes to it, so that only one is in memory beside the hive. */
export function componentGroups(groups: number): readonly KeySpec[] {
  return Array.from({ length: groups }, (_, group) => ({
    name: `Group ${group}`,
    get keys() {
      return componentsOf(group);
    },
  }));
}

function componentsOf(group: number): readonly KeySpec[] {
  return Array.from({ length: KEYS_IN_GROUP }, (_, index) => ({
    name: `Component ${index}`,
    values: valuesOf(group * KEYS_IN_GROUP + index),
  }));
}

/** One to three values: most keys of a real hive have few. */
function valuesOf(number: number): readonly ValueSpec[] {
  const all: readonly ValueSpec[] = [
    { name: 'Path', type: 'REG_SZ', data: encodeString(`C:\\Program Files\\Component ${number}\\bin\\x.dll`) },
    { name: 'Start', type: 'REG_DWORD', data: encodeDword(number % 5) },
    { name: 'State', type: 'REG_BINARY', data: new Uint8Array(20).fill(number % 251) },
  ];
  return all.slice(0, 1 + (number % 3));
}
