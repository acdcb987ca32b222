// Writes the hive of so many groups to a file: a program of its own, see bigHive.ts.
import { writeFileSync } from 'node:fs';
import { buildHive, type KeySpec } from '../../main/registry/regf/build.ts';
import { componentGroups } from './bigHive.ts';

/** 2020-01-01 00:00 UTC as FILETIME. */
const WRITTEN = 132_223_104_000_000_000n;

const [file = '', groups] = process.argv.slice(2);
const root: KeySpec = { name: 'ROOT', keys: [{ name: 'Software', keys: componentGroups(Number(groups)) }] };
writeFileSync(file, buildHive({ root, lastWritten: WRITTEN, fileName: 'SOFTWARE' }));
