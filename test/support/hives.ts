import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe } from 'vitest';
import type { KeySpec } from '../../main/registry/regf/build.ts';
import { buildHive } from '../../main/registry/regf/build.ts';
import { type Hive, openHive } from '../../main/registry/regf/hive.ts';
import { encodeDword, printValue, typeNumber } from '../../main/registry/values.ts';
import { foldCase } from '../../shared/base/caseless.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { RegistryKey } from '../../shared/model/registry.ts';
import { temporaryFolder } from './corpus.ts';

/** 2020-01-01 00:00 UTC as FILETIME. */
export const NEW_YEAR_2020 = 132_223_104_000_000_000n;

/** A key with everything below it, for comparing: values as `TYPE data` by name, keys by name. */
export interface Tree {
  readonly values: Readonly<Record<string, string>>;
  readonly keys: Readonly<Record<string, Tree>>;
}

/** A tree without the data: hivexml does not print every type. */
export function namesOf(tree: Tree): unknown {
  return {
    values: Object.keys(tree.values),
    keys: Object.entries(tree.keys).map(([name, child]) => [name, namesOf(child)]),
  };
}

export function openBuilt(root: KeySpec): Hive {
  return unwrap(openHive(buildHive({ root, lastWritten: NEW_YEAR_2020 })));
}

/** A key as our reader gives it. */
export function treeOf(key: RegistryKey): Tree {
  const values = Array.from(key.values(), (value) => {
    const printed = printValue(value);
    return [value.name, `${printed.type} ${JSON.stringify(printed.data)}`] as const;
  });
  return {
    values: Object.fromEntries(values),
    keys: Object.fromEntries(Array.from(key.subkeys(), (child) => [child.name, treeOf(child)] as const)),
  };
}

/** A key as it was described to the builder. */
export function treeOfSpec(spec: KeySpec): Tree {
  const values = (spec.values ?? []).map((value) => {
    const type = typeNumber(value.type);
    const printed = printValue({ type, data: value.data });
    return [value.name, `${printed.type} ${JSON.stringify(printed.data)}`] as const;
  });
  return {
    values: Object.fromEntries(values),
    keys: Object.fromEntries((spec.keys ?? []).map((child) => [child.name, treeOfSpec(child)] as const)),
  };
}

/** The tree without the key at a path. */
export function treeWithout(tree: Tree, path: readonly string[]): Tree {
  const [name, ...rest] = path;
  const keys = Object.entries(tree.keys).flatMap(([key, below]) => {
    if (name === undefined || foldCase(key) !== foldCase(name)) return [[key, below] as const];
    return rest.length === 0 ? [] : [[key, treeWithout(below, rest)] as const];
  });
  return { values: tree.values, keys: Object.fromEntries(keys) };
}

/** A describe block that needs hivexml and reglookup; without them it is skipped and says so on the terminal. */
export function describeWithHiveTools(title: string, body: () => void): void {
  const missing = ['hivexml', 'hivexget', 'reglookup'].filter((tool) => spawnSync(tool, ['-h']).error !== undefined);
  if (missing.length === 0) {
    describe(title, body);
    return;
  }
  console.warn(`SKIPPED: "${title}" needs ${missing.join(' and ')} (Debian: libhivex-bin, reglookup).`);
  describe.skip(title, body);
}

function withHiveFile<T>(bytes: Uint8Array, use: (file: string) => T): T {
  const folder = temporaryFolder();
  const file = join(folder, 'hive');
  writeFileSync(file, bytes);
  try {
    return use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What hivexml prints of a hive. It opens its output by name, so a pipe of Node's (a socket) would not do. */
export function hivexml(bytes: Uint8Array): string {
  return withHiveFile(bytes, (file) => {
    const output = openSync(`${file}.xml`, 'w');
    execFileSync('hivexml', [file], { stdio: ['ignore', output, 'inherit'] });
    closeSync(output);
    return readFileSync(`${file}.xml`, 'utf8');
  });
}

interface OpenTree {
  readonly values: Record<string, string>;
  readonly keys: Record<string, Tree>;
}

/** A hive as hivex reads it: strings, DWORDs and binary values with data, of others the name only. */
export function hivexTree(bytes: Uint8Array): Tree {
  const parser = new SaxesParser();
  const top: OpenTree = { values: {}, keys: {} };
  const open: { readonly name: string; readonly tree: OpenTree }[] = [{ name: '', tree: top }];
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'node') open.push({ name: attributes['name'] ?? '', tree: { values: {}, keys: {} } });
    const tree = open.at(-1)?.tree;
    if (name === 'value' && tree !== undefined) tree.values[attributes['key'] ?? ''] = hivexValue(attributes);
  });
  parser.on('closetag', ({ name }) => {
    const node = name === 'node' ? open.pop() : undefined;
    const above = open.at(-1)?.tree;
    if (node !== undefined && above !== undefined) above.keys[node.name] = node.tree;
  });
  parser.write(hivexml(bytes)).close();
  return Object.values(top.keys)[0] ?? top;
}

function hivexValue(attributes: Readonly<Record<string, string>>): string {
  const value = attributes['value'] ?? '';
  switch (attributes['type']) {
    case 'string':
      return `REG_SZ ${JSON.stringify(value)}`;
    case 'int32':
      // hivex prints it signed.
      return `REG_DWORD ${Number(value) >>> 0}`;
    case 'binary':
      return `REG_BINARY ${JSON.stringify(Buffer.from(value, 'base64').toString('hex'))}`;
    default:
      return attributes['type'] ?? '';
  }
}

/** What reglookup prints of a hive, a line for each key (with its time) and each value (with its data). */
export function reglookupLines(bytes: Uint8Array): readonly string[] {
  const text = withHiveFile(bytes, (file) =>
    execFileSync('reglookup', ['-H', file], {
      encoding: 'utf8',
      maxBuffer: 1 << 29,
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  return text.split('\n').filter((line) => line !== '');
}

/** Paths and types that reglookup prints of a hive, without the root: `/Key,KEY`, `/Key/Value,SZ`. */
export function reglookupRows(bytes: Uint8Array): readonly string[] {
  const rows = reglookupLines(bytes).map((line) => line.split(',').slice(0, 2).join(',').replace('//', '/'));
  return rows.filter((row) => row !== '/,KEY');
}

/** The data of one value as hivexget prints it. */
export function hivexget(bytes: Uint8Array, key: string, value: string): Buffer {
  return withHiveFile(bytes, (file) => execFileSync('hivexget', [file, key, value], { maxBuffer: 1 << 29 }));
}

const REGLOOKUP_TYPES: Readonly<Record<string, string>> = {
  DWORD_BIG_ENDIAN: 'DWORD_BE',
  RESOURCE_LIST: 'RSRC_LIST',
  FULL_RESOURCE_DESCRIPTOR: 'RSRC_DESC',
  RESOURCE_REQUIREMENTS_LIST: 'RSRC_REQ_LIST',
};

function reglookupType(type: string): string {
  return REGLOOKUP_TYPES[type] ?? type;
}

/** The rows that reglookup should print of a tree. */
export function expectedRows(tree: Tree, path = ''): readonly string[] {
  const values = Object.entries(tree.values).map(
    ([name, text]) => `${path}/${name},${reglookupType(text.split(' ')[0]?.replace('REG_', '') ?? '')}`,
  );
  const keys = Object.entries(tree.keys).flatMap(([name, below]) => [
    `${path}/${name},KEY`,
    ...expectedRows(below, `${path}/${name}`),
  ]);
  return [...values, ...keys];
}

/** A SYSTEM hive with two control sets, whose `Control` key has the set's number in `Set`. */
export function systemHive(current: number): Hive {
  const select: KeySpec = {
    name: 'Select',
    values: [{ name: 'Current', type: 'REG_DWORD', data: encodeDword(current) }],
  };
  return openBuilt({ name: 'ROOT', keys: [controlSet(1), controlSet(2), select] });
}

function controlSet(number: number): KeySpec {
  const set = { name: 'Set', type: 'REG_DWORD', data: encodeDword(number) } as const;
  return { name: `ControlSet00${number}`, keys: [{ name: 'Control', values: [set] }] };
}
