import { baseName } from '../../../shared/base/winPath.ts';
import { wordsOf } from '../cmd/commandWords.ts';
import { resolvePath } from '../cmd/currentFolder.ts';
import { EXIT_NOT_FOUND } from '../cmd/errorLevel.ts';
import type { CommandCall, CommandResult, ScriptHost } from '../cmd/scriptHost.ts';
import { isUnknown } from '../cmd/variables.ts';
import type { Machine } from '../machine.ts';
import type { StepLog } from '../world.ts';
import { runNet, runScramblePassword, runWmic } from './accounts.ts';
import { doubt, tell } from './doubt.ts';
import { machineVariable } from './environment.ts';
import { runFileCommand, writeOutput } from './files.ts';
import { absolutePath, matches, pathExists } from './paths.ts';
import { readScript, readText } from './readScript.ts';
import { runReg } from './reg.ts';
import { isHarmlessService } from './services.ts';
import { shownCommand } from './shown.ts';
import { runSqlcmd } from './sqlcmd.ts';

type Handler = (call: CommandCall, machine: Machine, log: StepLog) => CommandResult;

/** Programs that only look, print or wait; their exit code depends on what they see. */
const looks: Handler = () => ({ kind: 'ran', exitCode: null });

const HANDLERS: ReadonlyMap<string, Handler> = new Map([
  ['reg', runReg],
  ['net', runNet],
  ['net1', runNet],
  ['wmic', runWmic],
  ['scramblepassword', runScramblePassword],
  ['sqlcmd', runSqlcmd],
  ...['ping', 'dir', 'type', 'find', 'findstr', 'hostname', 'whoami'].map((name) => [name, looks] as const),
]);

/**
 * The world of the scripts in a run: scripts are read from the volume, commands act on the machine. A program that is
 * not known is shown with its secrets hidden, and everything it could have changed counts as uncertain from then on.
 */
export function scriptHost(machine: Machine, stepLog: StepLog): ScriptHost {
  const log = tellingOnce(stepLog);
  return {
    budget: machine.budget,
    readScript: (path) => readScript(machine, path),
    readText: (path) => readText(machine, path),
    list: (pattern, type) => listNames(machine, pattern, type),
    exists: (path) => pathExists(path, machine),
    variable: (name) => machineVariable(machine, name),
    harmless: isHarmless,
    run: (call) => {
      // What a script spells itself is known since it was read.
      if (!call.inScript || call.text !== call.source) machine.log.secrets.learn(call.text);
      return caused(call, machine, () => runProgram(call, machine, log));
    },
    write: (call) => caused(call, machine, () => writeOutput(call, machine, log)),
    notSimulated: (why, file, line, source) => void doubt({ source, file, line }, why, machine, log),
    told: (why, file, line, source) => tell({ source, file, line }, why, machine, log),
    waits: (why, file, line, source) => {
      machine.course.mightStop(`A script waits for a person (${file}:${line}).`);
      doubt({ source, file, line }, why, machine, log);
    },
  };
}

/** Starting and stopping services that decide nothing. With a variable in its text a command could be any. */
function isHarmless(text: string): boolean {
  const { program, words } = wordsOf(text);
  return (
    (program === 'net' || program === 'net1') && !/[%!]/.test(text) && !isUnknown(text) && isHarmlessService(words)
  );
}

/** Runs one command: what it changes carries its line as the cause, and hiding secrets in that is work of the run. */
function caused<T>({ file, line }: Pick<CommandCall, 'file' | 'line'>, machine: Machine, work: () => T): T {
  const { secrets } = machine.log;
  const before = secrets.compared;
  const result = machine.log.causedBy({ file, line }, work);
  machine.budget.text(secrets.compared - before);
  return result;
}

function runProgram(call: CommandCall, machine: Machine, log: StepLog): CommandResult {
  const there = programThere(machine, call);
  if (there === false) {
    const program = shownCommand(call.words[0] ?? '');
    log.notSimulated(`${program} is not on the volume, so it changes nothing (${call.file}:${call.line})`);
    return { kind: 'ran', exitCode: EXIT_NOT_FOUND };
  }
  const result = HANDLERS.get(call.program)?.(call, machine, log) ?? runFileCommand(call, machine, log);
  if (there === null) return doubt(call, 'whether the program is on the volume is not known', machine, log);
  return result ?? { kind: 'unknown' };
}

/** A loop tells the same again and again; once is enough. */
function tellingOnce(log: StepLog): StepLog {
  const told = new Set<string>();
  return {
    message: log.message,
    notSimulated(text) {
      if (!told.has(text)) log.notSimulated(text);
      told.add(text);
    },
  };
}

/** Whether a program is there; true for one that is named without a path, null where it is not known. */
function programThere(machine: Machine, call: CommandCall): boolean | null {
  const named = call.words[0] ?? '';
  if (!/[\\/]/.test(named) || !/\.exe$/i.test(named)) return true;
  const path = absolutePath(resolvePath(named, call.folder) ?? named);
  if (path === null) return null;
  if (machine.uncertain.aboutFile(path) !== null) return null;
  const { kind } = machine.files.stat(path);
  return kind === 'unreadable' ? null : kind === 'found';
}

/** Names in a folder that fit a pattern; null when what is in the folder is not known. */
function listNames(machine: Machine, pattern: string, type: 'file' | 'folder'): readonly string[] | null {
  const found = matches(pattern, machine, true);
  return found === null ? null : found.filter((entry) => entry.type === type).map((entry) => baseName(entry.path));
}
