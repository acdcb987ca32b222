import { encodeValue } from '../../registry/values.ts';
import type { Machine } from '../machine.ts';
import type { CommandCall, CommandResult } from '../cmd/scriptHost.ts';

const TYPES: Readonly<Record<string, number>> = {
  REG_NONE: 0,
  REG_SZ: 1,
  REG_EXPAND_SZ: 2,
  REG_BINARY: 3,
  REG_DWORD: 4,
  REG_MULTI_SZ: 7,
  REG_QWORD: 11,
};

/** `reg add` and `reg delete`, as documented by their own help; `reg query` only looks. Others are unknown. */
export function runReg(call: CommandCall, machine: Machine): CommandResult {
  const verb = call.words[1]?.toLowerCase();
  const key = normaliseKey(call.words[2] ?? '');
  if (key === null) return { kind: 'unknown' };
  switch (verb) {
    case 'add':
      return add(call.words.slice(3), key, machine);
    case 'delete':
      return remove(call.words.slice(3), key, machine);
    case 'query':
      return { kind: 'ran', exitCode: query(call.words.slice(3), key, machine) };
    default:
      return { kind: 'unknown' };
  }
}

/** 0 when the key, or the value that is asked for, is there; a search is not simulated. */
function query(words: readonly string[], key: string, machine: Machine): number | null {
  if (words.some((word) => /^\/[fdk]$/i.test(word))) return null;
  const { name } = readSwitches(words);
  const found = name === null ? machine.registry.key(key) : machine.registry.value(key, name);
  return found.kind === 'unreadable' ? null : Number(found.kind !== 'found');
}

interface Switches {
  readonly name: string | null;
  readonly type: string;
  readonly data: string;
  readonly all: boolean;
}

function add(words: readonly string[], key: string, machine: Machine): CommandResult {
  const { name, type, data } = readSwitches(words);
  const number = TYPES[type.toUpperCase()];
  if (number === undefined) return { kind: 'ran', exitCode: 1 };
  if (name === null) {
    machine.registry.createKey(key);
    return { kind: 'ran', exitCode: 0 };
  }
  const bytes = encodeValue(number, data);
  if (bytes === null) return { kind: 'ran', exitCode: 1 };
  machine.setRegistry(key, name, number, bytes);
  return { kind: 'ran', exitCode: 0 };
}

function remove(words: readonly string[], key: string, machine: Machine): CommandResult {
  const { name, all } = readSwitches(words);
  if (machine.registry.key(key).kind !== 'found') return { kind: 'ran', exitCode: 1 };
  if (name !== null) {
    const there = machine.registry.value(key, name).kind === 'found';
    if (there) machine.deleteRegistryValue(key, name);
    return { kind: 'ran', exitCode: there ? 0 : 1 };
  }
  if (all) machine.deleteAllValues(key);
  else machine.deleteRegistryKey(key);
  return { kind: 'ran', exitCode: 0 };
}

function readSwitches(words: readonly string[]): Switches {
  const after = (flag: string) => {
    const index = words.findIndex((word) => word.toLowerCase() === flag);
    return index < 0 ? null : (words[index + 1] ?? '');
  };
  const has = (flag: string) => words.some((word) => word.toLowerCase() === flag);
  return {
    name: after('/v') ?? (has('/ve') ? '' : null),
    type: after('/t') ?? 'REG_SZ',
    data: after('/d') ?? '',
    all: has('/va'),
  };
}

const ROOTS: Readonly<Record<string, string>> = {
  hkey_local_machine: 'HKLM',
  hklm: 'HKLM',
  hkey_users: 'HKU',
  hku: 'HKU',
};

function normaliseKey(text: string): string | null {
  const [root = '', ...rest] = text.split('\\').filter(Boolean);
  const known = ROOTS[root.toLowerCase()];
  return known === undefined || rest.length === 0 ? null : [known, ...rest].join('\\');
}
