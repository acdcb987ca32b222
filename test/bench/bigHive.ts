import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildHive, type KeySpec, type ValueSpec } from '../../main/registry/regf/build.ts';
import { encodeDword, encodeString } from '../../main/registry/values.ts';

/** 2020-01-01 00:00 UTC as FILETIME. */
const WRITTEN = 132_223_104_000_000_000n;
const KEYS_IN_GROUP = 1000;
/** Groups of a hive of some 200 MiB, and of one as large as the SYSTEM hive of a server. */
export const GROUPS = { big: 720, server: 52 } as const;
/** A key of the big hive that is looked up: far down in the file. */
export const WANTED = { key: 'Software\\Group 512\\Component 777', value: 'Path' } as const;

export interface BigHive {
  readonly file: string;
  readonly bytes: number;
}

const written = new Map<number, BigHive>();

/**
 * A hive of so many groups of a thousand keys each, made by the project's own builder. One file serves all rows; it goes
 * with the process.
 */
export function bigHive(groups: number = GROUPS.big): BigHive {
  const hive = written.get(groups) ?? writeBigHive(groups);
  written.set(groups, hive);
  return hive;
}

function writeBigHive(groups: number): BigHive {
  const root: KeySpec = { name: 'ROOT', keys: [{ name: 'Software', keys: componentGroups(groups) }] };
  const bytes = buildHive({ root, lastWritten: WRITTEN, fileName: 'SOFTWARE' });
  const folder = mkdtempSync(join(tmpdir(), 'imageprep-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true }));
  const file = join(folder, 'SOFTWARE');
  writeFileSync(file, bytes);
  return { file, bytes: bytes.length };
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
