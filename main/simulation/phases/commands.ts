import { baseName } from '../../../shared/base/winPath.ts';
import { runCommandLine } from '../cmd/interpret.ts';
import type { Work } from '../cmd/work.ts';
import { scriptHost } from '../commands/host.ts';
import { absolutePath } from '../commands/paths.ts';
import type { Machine } from '../machine.ts';
import type { RunAnswerFile, RunCommand } from '../runAnswerFile.ts';
import type { Action, StepLog } from '../world.ts';

/** The synchronous commands of the specialize pass, in the order in which Windows runs them: events 18 to 20. */
export function* synchronousCommands(answer: RunAnswerFile | null, machine: Machine): Generator<Action, void> {
  const commands = answer?.commands('specialize') ?? [];
  const orders = commands.map((command) => command.order);
  const doubtful = orders.includes(null) || new Set(orders).size < orders.length;
  for (const [index, command] of commands.entries()) {
    const stock = stockRole(command.path);
    yield {
      id: `specialize-order-${index + 1}`,
      event: stock?.event ?? null,
      phase: 'specialize',
      title: `Order ${command.order ?? 'missing'}: ${stock?.title(machine, command.path) ?? programName(command.path)}`,
      because: command.place,
      certainty: stock === null || stock.missing(machine, command.path) ? 'inferred' : 'stated',
      work: (target, log) => {
        if (doubtful)
          target.course.mightStop('Orders of synchronous commands are missing or occur twice.', 'specialize-order-1');
        return runCommand(command, index + 1, target, log);
      },
    };
  }
}

function* runCommand(command: RunCommand, position: number, machine: Machine, log: StepLog): Work<void> {
  const origin = { file: command.place.file ?? '', line: command.place.line ?? 1 };
  const code = yield* runCommandLine(command.path, origin, scriptHost(machine, log));
  if (code !== null) log.message(`[SETUPUGC.EXE] Process returned with exit code 0x${(code >>> 0).toString(16)}`);
  if (code !== 0 && /scramblepassword/i.test(command.path)) leaveOpen(machine, origin);
  if (!observesExit(command.willReboot)) return;
  if (code === null)
    machine.course.mightStop(
      'A synchronous command under WillReboot OnRequest ends with an exit code that is not known.',
      `specialize-order-${position}`,
    );
  if (code === 2)
    machine.course.mightStop(
      'A synchronous command under WillReboot OnRequest ends with exit code 2: Windows restarts and runs it again.',
      `specialize-order-${position}`,
    );
  if (code === null || code <= 2) return;
  machine.course.stop(
    `The synchronous command at position ${position} ends with exit code ${code}, and WillReboot OnRequest makes that a failure of set-up`,
  );
}

/** A scramble that fails leaves the old or a blank password; which one is not documented. Source: FM-14 (inferred). */
function leaveOpen(machine: Machine, origin: { readonly file: string; readonly line: number }): void {
  const administrator = machine.administrator;
  if (administrator !== null) machine.updateAccount(administrator.name, { password: 'unknown' });
  machine.uncertain.set('password', `the scramble fails (${origin.file}:${origin.line})`);
}

/** Asynchronous commands: started, never waited for, so what they change is open. */
export function* asynchronousCommands(answer: RunAnswerFile | null): Generator<Action, void> {
  const places = answer?.asynchronous('specialize') ?? [];
  for (const [index, place] of places.entries())
    yield {
      id: `specialize-asynchronous-${index + 1}`,
      event: null,
      phase: 'specialize',
      title: 'An asynchronous command is started',
      because: place,
      certainty: 'inferred',
      group: 'asynchronous',
      act: (machine, log) =>
        scriptHost(machine, log).notSimulated(
          'an asynchronous command: when it ends is not known',
          place.file ?? '',
          place.line ?? 1,
        ),
    };
}

/** `OnRequest` reads the exit code: 0 to 2 go on, anything else fails set-up. Source: answer file facts, section 4. */
function observesExit(willReboot: string | null): boolean {
  return willReboot?.toLowerCase() === 'onrequest';
}

interface StockRole {
  readonly event: number;
  readonly pattern: RegExp;
  readonly title: (machine: Machine, path: string) => string;
  /** Whether the command finds no account of the name that it gives. */
  readonly missing: (machine: Machine, path: string) => boolean;
}

const enabled = accountNamed(/^net(?:\.exe)?\s+user\s+"?([^"\s]+)/i);
const scrambled = accountNamed(/-u\s+"?([^"\s]+)/i);

/** The three commands of the stock file. Their titles say what comes of them on this machine. Source: section 4. */
const STOCK: readonly StockRole[] = [
  {
    event: 18,
    pattern: /^net(\.exe)?\s+user\s+(\S+)\s+.*\/active:yes/i,
    title: (machine, path) =>
      enabled.missing(machine, path)
        ? `finds no account ${enabled.name(path)}`
        : 'the account is enabled and needs a password',
    missing: enabled.missing,
  },
  {
    event: 19,
    pattern: /scramblepassword\.exe"?\s+-u\s/i,
    title: (machine, path) =>
      isGone(machine, path)
        ? 'ScramblePassword.exe is not on the volume'
        : scrambled.missing(machine, path)
          ? `finds no account ${scrambled.name(path)} to scramble`
          : 'the password is scrambled',
    missing: (machine, path) => isGone(machine, path) || scrambled.missing(machine, path),
  },
  {
    event: 20,
    pattern: /sysprepspecializephase\.cmd"?\s*$/i,
    title: () => 'SysprepSpecializePhase.cmd runs',
    missing: () => false,
  },
];

/** The account that a command names. */
function accountNamed(pattern: RegExp) {
  const name = (path: string) => pattern.exec(path)?.[1] ?? '';
  return { name, missing: (machine: Machine, path: string) => machine.account(name(path)) === null };
}

/** Whether the program that a command names by its path is certain not to be on the volume. */
function isGone(machine: Machine, path: string): boolean {
  const program = absolutePath(/^"([^"]+)"/.exec(path.trim())?.[1] ?? '');
  if (program === null || machine.uncertain.aboutFile(program) !== null) return false;
  return machine.files.stat(program).kind === 'absent';
}

function stockRole(path: string): StockRole | null {
  return STOCK.find((role) => role.pattern.test(path.trim())) ?? null;
}

/** The program of a command without its arguments, which may hold a secret. */
function programName(path: string): string {
  const program = /^"([^"]+)"/.exec(path)?.[1] ?? path.split(/\s/)[0] ?? '';
  return `${baseName(program)} runs`;
}
