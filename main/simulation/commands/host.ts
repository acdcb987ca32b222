import { parseVolumePath } from '../../../shared/base/winPath.ts';
import type { CommandCall, CommandResult, ScriptHost } from '../cmd/interpret.ts';
import { decodeText } from '../../config/text/decode.ts';
import type { Machine } from '../machine.ts';
import type { StepLog } from '../world.ts';
import { runNet, runScramblePassword, runWmic } from './accounts.ts';
import { runReg } from './reg.ts';

type Handler = (call: CommandCall, machine: Machine, log: StepLog) => CommandResult;

const DONE: CommandResult = { kind: 'ran', exitCode: 0 };

/** SQL Server's own tool: it can change SQL Server's data, no account of Windows and no Remote Desktop setting. */
const sqlcmd: Handler = (call, _machine, log) => {
  log.notSimulated(`${call.text.split(/\s/)[0] ?? 'SQLCMD'}: changes only SQL Server's own data`);
  return DONE;
};

/** File commands of scripts: they run, their effect on files is not followed. */
const fileCommand: Handler = (call, _machine, log) => {
  log.notSimulated(`${call.text}: the files it changes are not followed`);
  return DONE;
};

const HANDLERS: Readonly<Record<string, Handler>> = {
  reg: runReg,
  net: runNet,
  net1: runNet,
  wmic: runWmic,
  scramblepassword: runScramblePassword,
  sqlcmd,
  del: fileCommand,
  erase: fileCommand,
  copy: fileCommand,
  xcopy: fileCommand,
  move: fileCommand,
  md: fileCommand,
  mkdir: fileCommand,
  rd: fileCommand,
  rmdir: fileCommand,
  cd: () => DONE,
  chdir: () => DONE,
  ping: () => DONE,
};

/** What cmd.exe answers for a program that it does not find. */
const EXIT_NOT_FOUND = 9009;

/** What a program that we do not know could have changed. */
const ANYTHING = ['rdp', 'password', 'profiles'] as const;

/**
 * The world of the scripts in a run: scripts are read from the volume, commands act on the machine. A program that is
 * not known is shown, and everything it could have changed counts as uncertain from then on.
 */
export function scriptHost(machine: Machine, log: StepLog): ScriptHost {
  return {
    readScript: (path) => readScript(machine, path),
    exists(path) {
      const parsed = parseVolumePath(path);
      return parsed.kind === 'path' && machine.files.stat(parsed.path).kind === 'found';
    },
    run(call) {
      if (missingProgram(machine, call)) {
        log.notSimulated(
          `${call.words[0] ?? ''} is not on the volume, so it changes nothing (${call.file}:${call.line})`,
        );
        return { kind: 'ran', exitCode: EXIT_NOT_FOUND };
      }
      const handler = HANDLERS[call.program];
      if (handler === undefined) return { kind: 'unknown' };
      return machine.causedBy({ file: call.file, line: call.line }, () => handler(call, machine, log));
    },
    notSimulated(text, file, line) {
      log.notSimulated(`${text} (${file}:${line})`);
      for (const fact of ANYTHING) machine.uncertain.set(fact, `${file}:${line}`);
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
