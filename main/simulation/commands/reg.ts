import { encodeValue } from '../../registry/values.ts';
import type { CommandCall, CommandResult } from '../cmd/scriptHost.ts';
import type { Uncertain } from '../doubts.ts';
import type { Machine } from '../machine.ts';
import type { StepLog } from '../world.ts';
import { doubt, tell, wait } from './doubt.ts';

const TYPES: ReadonlyMap<string, number> = new Map([
  ['REG_NONE', 0],
  ['REG_SZ', 1],
  ['REG_EXPAND_SZ', 2],
  ['REG_BINARY', 3],
  ['REG_DWORD', 4],
  ['REG_MULTI_SZ', 7],
  ['REG_QWORD', 11],
]);

/**
 * `reg add` and `reg delete`, as documented by their own help: without `/f` both ask where there is something to
 * overwrite or delete. `reg query` only looks. Others are unknown, as is the 32-bit view of a 64-bit Windows.
 */
export function runReg(call: CommandCall, machine: Machine, log: StepLog): CommandResult {
  const verb = call.words[1]?.toLowerCase();
  const words = call.words.slice(3);
  if (/^(?:HKCU|HKEY_CURRENT_USER)\\/i.test(call.words[2] ?? '') && (verb === 'add' || verb === 'delete'))
    return ofOneUser(call, words, machine, log);
  const key = normaliseKey(call.words[2] ?? '');
  if (key === null || words.some((word) => /^\/reg:32$/i.test(word))) return { kind: 'unknown' };
  switch (verb) {
    case 'add':
      return add(call, key, machine, log);
    case 'delete':
      return remove(call, key, machine, log);
    case 'query':
      return { kind: 'ran', exitCode: query(words, key, machine) };
    default:
      return { kind: 'unknown' };
  }
}

/** The hive of whoever runs the script: nothing that a run reads. It is not followed, but may be asked about. */
function ofOneUser(call: CommandCall, words: readonly string[], machine: Machine, log: StepLog): CommandResult {
  if (readSwitches(words).force || call.answered) return { kind: 'ran', exitCode: null };
  return wait(call, 'without /f it may ask before it changes what is there', machine, log);
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
  readonly force: boolean;
}

const DONE: CommandResult = { kind: 'ran', exitCode: 0 };
const FAILED: CommandResult = { kind: 'ran', exitCode: 1 };

function add(call: CommandCall, key: string, machine: Machine, log: StepLog): CommandResult {
  const { name, type, data, force } = readSwitches(call.words.slice(3));
  const number = TYPES.get(type.toUpperCase());
  if (number === undefined) return FAILED;
  if (name === null) {
    machine.registry.createKey(key);
    return DONE;
  }
  const bytes = encodeValue(number, data);
  if (bytes === null) return FAILED;
  const there = machine.registry.value(key, name).kind !== 'absent';
  return agreed(call, key, force || !there, machine, log, 'overwrites', () => {
    machine.setRegistry(key, name, number, bytes);
    return DONE;
  });
}

function remove(call: CommandCall, key: string, machine: Machine, log: StepLog): CommandResult {
  const { name, all, force } = readSwitches(call.words.slice(3));
  if (machine.registry.key(key).kind !== 'found') return FAILED;
  return agreed(call, key, force, machine, log, 'deletes', () => {
    if (name !== null) {
      const there = machine.registry.value(key, name).kind === 'found';
      if (there) machine.deleteRegistryValue(key, name);
      return there ? DONE : FAILED;
    }
    if (all) machine.deleteAllValues(key);
    else machine.deleteRegistryKey(key);
    return DONE;
  });
}

/** Does it where nobody is asked, or a pipe says yes. Else what is there may stay, and the run may wait for ever. */
function agreed(
  call: CommandCall,
  key: string,
  unasked: boolean,
  machine: Machine,
  log: StepLog,
  verb: 'overwrites' | 'deletes',
  work: () => CommandResult,
): CommandResult {
  if (unasked || /^\s*y/i.test(call.answer ?? '')) return work();
  const why = `without /f it asks before it ${verb} what is there`;
  if (!call.answered) return wait(call, `${why}: the run hangs here`, machine, log);
  const facts = factsOf(key);
  if (facts.length > 0) return doubt(call, why, machine, log, facts);
  tell(call, why, machine, log);
  return { kind: 'ran', exitCode: null };
}

/** What a run reads at a key, below it or around it. */
const READ: readonly (readonly [string, Uncertain])[] = [
  ['\\control\\terminal server', 'rdp'],
  ['\\control\\terminal server\\winstations', 'rdpPath'],
  ['\\services\\termservice', 'rdpPath'],
  ['\\services\\dhcp', 'rdpPath'],
  ['\\services\\sharedaccess\\parameters\\firewallpolicy', 'rdpPath'],
  ['\\services\\ec2config', 'agent'],
  ['\\policies\\microsoft\\windows nt\\terminal services', 'rdp'],
  ['\\windows nt\\currentversion\\profilelist', 'profiles'],
  ['hklm\\system\\setup', 'files'],
];

function factsOf(key: string): readonly Uncertain[] {
  const asked = key.toLowerCase();
  return READ.flatMap(([part, fact]) => {
    const around = part.split('\\').slice(0, -1).join('\\');
    return asked.includes(part) || (around !== '' && asked.endsWith(around)) ? [fact] : [];
  });
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
    force: has('/f'),
  };
}

const ROOTS: ReadonlyMap<string, string> = new Map([
  ['hkey_local_machine', 'HKLM'],
  ['hklm', 'HKLM'],
  ['hkey_users', 'HKU'],
  ['hku', 'HKU'],
]);

function normaliseKey(text: string): string | null {
  const [root = '', ...rest] = text.split('\\').filter(Boolean);
  const known = ROOTS.get(root.toLowerCase());
  return known === undefined || rest.length === 0 ? null : [known, ...rest].join('\\');
}
