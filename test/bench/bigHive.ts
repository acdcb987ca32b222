import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildHive, type KeySpec, type ValueSpec } from '../../main/registry/regf/build.ts';
import { encodeDword, encodeString } from '../../main/registry/values.ts';

/** 2020-01-01 00:00 UTC as FILETIME. */
const WRITTEN = 132_223_104_000_000_000n;
const GROUPS = 720;
const KEYS_IN_GROUP = 1000;
/** A key that is looked up: far down in the file. */
export const WANTED = { key: 'Software\\Group 512\\Component 777', value: 'Path' } as const;

export interface BigHive {
  readonly file: string;
  readonly bytes: number;
  remove(): void;
}

/** Writes a hive of some 200 MiB with three quarters of a million keys, made by the project's own builder. */
export function writeBigHive(): BigHive {
  const groups = Array.from({ length: GROUPS }, (_, group) => ({
    name: `Group ${group}`,
    // Made when the builder comes to it, so that only one group is in memory beside the hive.
    get keys() {
      return componentsOf(group);
    },
  }));
  const root: KeySpec = { name: 'ROOT', keys: [{ name: 'Software', keys: groups }] };
  const bytes = buildHive({ root, lastWritten: WRITTEN, fileName: 'SOFTWARE' });
  const folder = mkdtempSync(join(tmpdir(), 'imageprep-bench-'));
  const file = join(folder, 'SOFTWARE');
  writeFileSync(file, bytes);
  return { file, bytes: bytes.length, remove: () => rmSync(folder, { recursive: true }) };
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
