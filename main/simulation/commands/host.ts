import { parseVolumePath } from '../../../shared/base/winPath.ts';
import { decodeText } from '../../config/text/decode.ts';
import { UNKNOWN } from '../cmd/variables.ts';
import type { CommandCall, CommandResult, ScriptHost } from '../cmd/scriptHost.ts';
import type { Machine } from '../machine.ts';
import type { StepLog } from '../world.ts';
import { runNet, runScramblePassword, runWmic } from './accounts.ts';
import { doubt } from './doubt.ts';
import { MAX_FILE_CHANGES, runFileCommand, writeOutput, type FileBudget } from './files.ts';
import { absolutePath, pathExists } from './paths.ts';
import { runReg } from './reg.ts';
import { shownCommand } from './shown.ts';

type Handler = (call: CommandCall, machine: Machine, log: StepLog) => CommandResult;

/** SQL Server's own tool: it can change SQL Server's data, no account of Windows and no Remote Desktop setting. */
const sqlcmd: Handler = (call, _machine, log) => {
  log.notSimulated(`${shownCommand(call.words[0] ?? 'SQLCMD')}: changes only SQL Server's own data`);
  return { kind: 'ran', exitCode: null };
};

/** Programs that only look, print or wait; their exit code depends on what they see. */
const looks: Handler = () => ({ kind: 'ran', exitCode: null });

const changeFolder: Handler = (call, machine) => {
  const path = call.words.slice(1).find((word) => !/^\/d$/i.test(word));
  const there = path === undefined ? true : absolutePath(path) === null ? null : pathExists(path, machine);
  return { kind: 'ran', exitCode: there === null ? null : Number(!there) };
};

const HANDLERS: Readonly<Record<string, Handler>> = {
  reg: runReg,
  net: runNet,
  net1: runNet,
  wmic: runWmic,
  scramblepassword: runScramblePassword,
  sqlcmd,
  cd: changeFolder,
  chdir: changeFolder,
  ping: looks,
  dir: looks,
  type: looks,
  find: looks,
  findstr: looks,
  hostname: looks,
  whoami: looks,
};

/** What cmd.exe answers for a program that it does not find. */
const EXIT_NOT_FOUND = 9009;

const ENVIRONMENT = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment';

/**
 * The world of the scripts in a run: scripts are read from the volume, commands act on the machine. A program that is
 * not known is shown with its secrets hidden, and everything it could have changed counts as uncertain from then on.
 */
export function scriptHost(machine: Machine, stepLog: StepLog): ScriptHost {
  const log = tellingOnce(stepLog);
  const budget: FileBudget = { left: MAX_FILE_CHANGES };
  return {
    readScript: (path) => readScript(machine, path),
    exists: (path) => pathExists(path, machine),
    variable: (name) => (machine.registry.value(ENVIRONMENT, name).kind === 'absent' ? null : UNKNOWN),
    run(call) {
      if (missingProgram(machine, call)) {
        const program = shownCommand(call.words[0] ?? '');
        log.notSimulated(`${program} is not on the volume, so it changes nothing (${call.file}:${call.line})`);
        return { kind: 'ran', exitCode: EXIT_NOT_FOUND };
      }
      const handler = HANDLERS[call.program];
      return machine.causedBy(
        { file: call.file, line: call.line },
        () => handler?.(call, machine, log) ?? runFileCommand(call, machine, log, budget) ?? { kind: 'unknown' },
      );
    },
    write: (call) =>
      machine.causedBy({ file: call.file, line: call.line }, () => writeOutput(call, machine, log, budget)),
    notSimulated: (source, file, line) => void doubt({ source, file, line }, null, machine, log),
  };
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

/** Whether a command names a program by its whole path, and that file is not there. */
function missingProgram(machine: Machine, call: CommandCall): boolean {
  const named = call.words[0] ?? '';
  if (!/^[A-Za-z]:\\.*\.exe$/i.test(named)) return false;
  const parsed = parseVolumePath(named);
  return parsed.kind === 'path' && machine.files.stat(parsed.path).kind === 'absent';
}

function readScript(machine: Machine, path: string): { file: string; text: string } | null {
  const parsed = parseVolumePath(path);
  if (parsed.kind !== 'path') return null;
  const stat = machine.files.stat(parsed.path);
  const bytes = machine.files.read(parsed.path);
  if (stat.kind !== 'found' || bytes.kind !== 'found') return null;
  return { file: stat.value.path, text: decodeText(bytes.value).text };
}
