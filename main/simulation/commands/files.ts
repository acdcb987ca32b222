import { baseName, parentPath, type VolumePath } from '../../../shared/base/winPath.ts';
import type { FileStat } from '../../../shared/model/volume.ts';
import { resolvePath } from '../cmd/currentFolder.ts';
import type { CommandCall, CommandResult, WriteCall } from '../cmd/scriptHost.ts';
import type { Machine } from '../machine.ts';
import type { StepLog } from '../world.ts';
import { doubt, placeOf, tell, wait } from './doubt.ts';
import { absolutePath, isInUse, listFolder, matches } from './paths.ts';

/** Without an answer the command waits for a person. */
const ASKS = 'asks';
type FileCommand = (call: CommandCall, machine: Machine) => number | null | typeof ASKS;

/** Bytes of the largest file whose copy is followed. */
const MAX_COPY = 1 << 20;
/** Bytes of the largest file that redirections are added to. */
const MAX_APPEND = 1 << 16;
/** Commands of cmd.exe on files. Each gives its exit code, or null when what it does cannot be followed. */
const COMMANDS: ReadonlyMap<string, FileCommand> = new Map<string, FileCommand>([
  ['del', del],
  ['erase', del],
  ['rd', removeFolder],
  ['rmdir', removeFolder],
  ['md', makeFolders],
  ['mkdir', makeFolders],
  ['copy', (call, machine) => transfer(call, machine, false)],
  ['move', (call, machine) => transfer(call, machine, true)],
  ['ren', rename],
  ['rename', rename],
  ['xcopy', () => null],
]);

/** Runs a command on files, on the files of the run; null when the program is none. */
export function runFileCommand(call: CommandCall, machine: Machine, log: StepLog): CommandResult | null {
  const command = COMMANDS.get(call.program);
  if (command === undefined) return null;
  // What is there at all is not known once any file is in doubt, and so is the exit code of most commands.
  const open = machine.uncertain.has('files') && call.program !== 'del' && call.program !== 'erase';
  const exitCode = machine.budget.fileChange() ? command(call, machine) : null;
  if (exitCode === ASKS) return wait(call, 'it asks before it goes on: the run hangs here', machine, log);
  if (exitCode === null) return doubt(call, 'the files it changes are not followed', machine, log);
  return { kind: 'ran', exitCode: open ? null : exitCode };
}

function switchesOf(call: CommandCall): ReadonlySet<string> {
  const words = call.words.slice(1).filter((word) => word.startsWith('/'));
  return new Set(words.flatMap((word) => word.toLowerCase().match(/\/[^/]+/g) ?? []));
}

/** What a command names, as whole paths where the current folder is known. */
function namesOf(call: CommandCall): readonly string[] {
  return call.words
    .slice(1)
    .filter((word) => !word.startsWith('/'))
    .map((word) => resolvePath(word, call.folder) ?? word);
}

/** Whether nobody is asked, or a pipe says yes; null when something else answers. */
function agreed(call: CommandCall, unasked: boolean): boolean | null {
  if (unasked || /^\s*y/i.test(call.answer ?? '')) return true;
  return call.answered ? null : false;
}

function hasOnly(switches: ReadonlySet<string>, allowed: readonly string[]): boolean {
  return [...switches].every((each) => allowed.includes(each));
}

/** What it costs of the budget of a run that one path is another one from now on: every list looks at it. */
const COST_OF_CHANGE = 2000;

/** Removes what is there and records it; false when it cannot be followed. */
function remove(path: VolumePath, machine: Machine): boolean {
  machine.budget.text(COST_OF_CHANGE);
  if (isInUse(path) || !machine.files.remove(path).ok) return false;
  machine.uncertain.settleFile(path);
  machine.set('file', path, 'Deleted');
  return true;
}

/** Writes a file; `doubted` says what makes its content uncertain, null where nothing does. */
function write(path: VolumePath, bytes: Uint8Array, words: string, doubted: string | null, machine: Machine): boolean {
  if (isInUse(path) || !machine.files.write(path, bytes).ok) return false;
  if (doubted === null) machine.uncertain.settleFile(path);
  else machine.uncertain.doubtFile(path, doubted);
  machine.set('file', spelled(path, machine), words);
  return true;
}

function spelled(path: VolumePath, machine: Machine): VolumePath {
  const stat = machine.files.stat(path);
  return stat.kind === 'found' ? stat.value.path : path;
}

/** `del`: files; of a folder all files directly in it. Its exit code is 0 also when there was nothing. */
function del(call: CommandCall, machine: Machine): ReturnType<FileCommand> {
  const switches = switchesOf(call);
  if (switches.has('/p') && !call.answered) return ASKS;
  if (!hasOnly(switches, ['/f', '/q'])) return null;
  for (const name of namesOf(call)) {
    const found = matches(name, machine);
    if (found === null) return null;
    const asks = /^\*(?:\.\*)?$/.test(baseName(name)) || found.some((entry) => entry.type === 'folder');
    const may = agreed(call, !asks || switches.has('/q'));
    if (may !== true) return may === null ? null : ASKS;
    const files = /[*?]/.test(baseName(name)) ? found : found.flatMap((entry) => filesOf(entry, machine));
    for (const entry of files) if (entry.type === 'file' && !remove(entry.path, machine)) return null;
  }
  return 0;
}

function filesOf(entry: FileStat, machine: Machine): readonly FileStat[] {
  if (entry.type === 'file') return [entry];
  const listed = listFolder(entry.path, machine);
  return listed.kind === 'found' ? listed.value : [];
}

/** `rd`: 2 when there is none, 145 when it is not empty and `/s` is not given. `/s` without `/q` asks. */
function removeFolder(call: CommandCall, machine: Machine): ReturnType<FileCommand> {
  const switches = switchesOf(call);
  const may = agreed(call, !switches.has('/s') || switches.has('/q'));
  if (!hasOnly(switches, ['/s', '/q'])) return null;
  if (may !== true) return may === null ? null : ASKS;
  let exitCode = 0;
  for (const name of namesOf(call)) {
    if (/[*?]/.test(name)) return null;
    const found = matches(name, machine)?.at(0);
    if (found === undefined && matches(name, machine) === null) return null;
    if (found === undefined) exitCode = 2;
    else if (found.type === 'file') exitCode = 267;
    else if (!switches.has('/s') && filesOf(found, machine).length > 0) exitCode = 145;
    else if (!remove(found.path, machine)) return null;
  }
  return exitCode;
}

/** `md` makes the folders above as well; 1 when the last one is there already. */
function makeFolders(call: CommandCall, machine: Machine): number | null {
  let exitCode = 0;
  for (const name of namesOf(call)) {
    const path = absolutePath(name);
    if (path === null || machine.files.stat(path).kind === 'unreadable') return null;
    if (machine.files.stat(path).kind === 'found') exitCode = 1;
    else if (!makeFolder(path, machine)) return null;
  }
  return exitCode;
}

function makeFolder(path: VolumePath, machine: Machine): boolean {
  const parts = path.split('/');
  if (parts.length > 64) return false;
  for (let count = 1; count <= parts.length; count += 1)
    if (!machine.files.makeFolder(parts.slice(0, count).join('/')).ok) return false;
  machine.set('file', path, 'Made');
  return true;
}

/** `copy` and `move` of single files; 1 when the source is not there. Several, joined or folders are not followed. */
function transfer(call: CommandCall, machine: Machine, moves: boolean): ReturnType<FileCommand> {
  const [from, to, ...more] = namesOf(call);
  const plain = from !== undefined && to !== undefined && more.length === 0 && !/[*?+]/.test(from + to);
  if (!plain || !hasOnly(switchesOf(call), ['/y', '/v', '/b', '/z'])) return null;
  const found = matches(from, machine);
  const target = absolutePath(to);
  if (found === null || target === null) return null;
  const source = found[0];
  // A separator at the end names a folder, which neither of them makes.
  if (source === undefined || (/[\\/]$/.test(to) && machine.files.stat(target).kind === 'absent')) return 1;
  // In a batch file both overwrite without asking. Source: `copy /?`, `move /?`.
  const unasked = call.inScript || switchesOf(call).has('/y') || machine.files.stat(target).kind === 'absent';
  const may = agreed(call, unasked);
  if (may !== true) return may === null ? null : ASKS;
  return moveOrCopy(source, target, machine, moves);
}

function moveOrCopy(source: FileStat, named: VolumePath, machine: Machine, moves: boolean): number | null {
  if (source.type !== 'file' || source.size > MAX_COPY) return null;
  const folder = machine.files.stat(named);
  const target =
    folder.kind === 'found' && folder.value.type === 'folder' ? `${named}/${baseName(source.path)}` : named;
  const bytes = machine.files.read(source.path);
  if (bytes.kind !== 'found') return null;
  if (machine.files.stat(parentPath(target)).kind === 'absent') return 1;
  const doubted = machine.uncertain.aboutFile(source.path);
  if (moves && !remove(source.path, machine)) return null;
  const words = `${moves ? 'Moved from' : 'Copy of'} ${source.path}`;
  return write(target, bytes.value, words, doubted, machine) ? 0 : null;
}

/** The second name of `ren` is one alone, whatever the current folder is. */
function rename(call: CommandCall, machine: Machine): number | null {
  const [from] = namesOf(call);
  const [, name, ...more] = call.words.slice(1).filter((word) => !word.startsWith('/'));
  if (from === undefined || name === undefined || more.length > 0 || /[*?\\/:]/.test(name)) return null;
  const found = /[*?]/.test(from) ? null : matches(from, machine);
  const source = found?.at(0);
  if (found === null) return null;
  if (source === undefined) return 1;
  const target = [parentPath(source.path), name].filter((part) => part !== '').join('/');
  return machine.files.stat(target).kind === 'absent' ? moveOrCopy(source, target, machine, true) : null;
}

/** Files that no step of a run reads: what is in them decides nothing. */
const INERT = /\.(?:log|txt|out|err|tmp|csv)$/i;

/**
 * Writes what a command prints. What is in a file after text that is not known, or that could not be followed, is open;
 * where even the file is not known, everything is.
 */
export function writeOutput(call: WriteCall, machine: Machine, log: StepLog): void {
  const path = absolutePath(call.target);
  const inert = INERT.test(call.target);
  const followed = path !== null && machine.budget.fileChange() && append(path, call, machine);
  if (followed && call.content !== null) return;
  const why = `what it writes to ${machine.log.secrets.hide(call.target)} is not followed`;
  if (path === null) {
    if (!inert) doubt(call, why, machine, log);
    return;
  }
  machine.uncertain.doubtFile(path, placeOf(call));
  if (!inert) tell(call, why, machine, log);
}

function append(path: VolumePath, call: WriteCall, machine: Machine): boolean {
  const before = machine.files.stat(path);
  if (before.kind === 'found' && before.value.size > MAX_APPEND && call.append) return false;
  const old = call.append && before.kind === 'found' ? machine.files.read(path) : null;
  if (old !== null && old.kind !== 'found') return false;
  const added = new TextEncoder().encode(call.content ?? '');
  const bytes = old === null ? added : new Uint8Array([...old.value, ...added]);
  if (before.kind === 'absent' && machine.files.stat(parentPath(path)).kind === 'absent') return true;
  const doubted = call.append ? machine.uncertain.aboutFile(path) : null;
  return write(path, bytes, 'Written by a script', doubted, machine);
}
