import { doubted, shifted } from './arguments.ts';
import { askForKey } from './askForKey.ts';
import { readAssignment, type Assignment } from './assignment.ts';
import { calculate } from './calculate.ts';
import { isScript, wordsOf } from './commandWords.ts';
import { resolvePath } from './currentFolder.ts';
import { EXIT_NOT_FOUND } from './errorLevel.ts';
import { changeFolder } from './folderCommands.ts';
import { endFrame, type Flow, type Frame } from './frame.ts';
import { finish, leaveOpen, tell } from './outcome.ts';
import { echoed, isDevice } from './pipe.ts';
import { valueOf } from './reference.ts';
import { BYTE_ORDER_MARK } from './script.ts';
import { ScriptCalls } from './scriptCalls.ts';
import type { CommandCall } from './scriptHost.ts';
import type { Shell } from './shell.ts';
import type { Output, SimpleCommand } from './syntax.ts';
import { isUnknown, UNKNOWN } from './variables.ts';
import type { Work } from './work.ts';

/** Built-in words that change nothing a run can see. */
const SILENT = new Set(['rem', 'cls', 'title', 'color', 'ver', 'verify', 'prompt', 'break', 'vol']);

/** Runs simple commands: the words of the batch language itself, scripts, and through the host everything else. */
export class CommandRunner {
  private readonly shell: Shell;
  private readonly scripts: ScriptCalls;

  constructor(shell: Shell) {
    this.shell = shell;
    this.scripts = new ScriptCalls(shell, (call, frame) => this.execute(call, frame));
  }

  *run(command: SimpleCommand, frame: Frame): Work<Flow> {
    const content = echoed(command.text);
    const flow = yield* this.execute(this.callOf(command, frame), frame);
    for (const output of command.outputs) this.write(output, output.handle === 1 ? content : null, command, frame);
    return flow;
  }

  /** Sends what a command prints to a file. `content` is null where the text is not known. */
  write(
    { target, append }: Output,
    content: string | null,
    { source, line }: { readonly source: string; readonly line: number },
    { script }: Frame,
  ): void {
    if (isDevice(target)) return;
    const known = content !== null && !isUnknown(content) ? content : null;
    const path = isUnknown(target) ? target : (resolvePath(target, this.shell.variables.folder) ?? target);
    this.shell.host.write({ target: path, append, content: known, source, file: script.file, line });
  }

  private callOf(command: SimpleCommand, { script, path }: Frame): CommandCall {
    const { source, line, input, answer = null } = command;
    const { folder } = this.shell.variables;
    const answered = input !== null;
    const place = { inScript: path !== null, file: script.file, line };
    return { ...wordsOf(command.text), source, answered, answer, folder, ...place };
  }

  private *execute(call: CommandCall, frame: Frame): Work<Flow> {
    if (call.program === '') return 'next';
    if (call.text.startsWith(BYTE_ORDER_MARK)) return this.marked(call, frame);
    if (echoed(call.text) !== null) return this.echo();
    if (SILENT.has(call.program)) return finish(this.shell, call, 0, frame);
    return (yield* this.language(call, frame)) ?? (yield* this.external(call, frame));
  }

  /** `echo` succeeds and leaves ERRORLEVEL alone. */
  private echo(): Flow {
    this.shell.succeeded = true;
    return 'next';
  }

  /** The first command behind a byte order mark: cmd.exe finds no program of that name (observed). */
  private marked(call: CommandCall, frame: Frame): Flow {
    const why = 'the byte order mark before it makes it a command that cmd.exe does not find, so it changes nothing';
    this.shell.host.told(why, call.file, call.line, call.source.replace(BYTE_ORDER_MARK, ''));
    return finish(this.shell, call, EXIT_NOT_FOUND, frame);
  }

  /** Words of the batch language itself; null when the command is none of them. */
  private *language(call: CommandCall, frame: Frame): Work<Flow | null> {
    switch (call.program) {
      case 'set':
        return this.assign(call, frame);
      case 'setlocal':
        return this.setLocal(call, frame);
      case 'endlocal':
        this.shell.variables.popTo(this.shell.variables.depth - 1);
        return finish(this.shell, call, 0, frame);
      case 'shift':
        return this.shift(call, frame);
      case 'call':
        return yield* this.scripts.call(call, frame);
      case 'goto':
        return this.scripts.jump(call, frame);
      case 'exit':
        return this.exit(call, frame);
      default: {
        const asked = askForKey(call);
        if (asked === 'waits') return this.wait(call, 'waits for a key: the run hangs here');
        const code = asked === null ? changeFolder(call, this.shell) : asked.exitCode;
        return code === undefined ? null : finish(this.shell, call, code, frame);
      }
    }
  }

  private *external(call: CommandCall, frame: Frame): Work<Flow> {
    if (isScript(call.program)) return yield* this.scripts.transfer(call, frame);
    if (isUnknown(call.text)) return tell(this.shell, call, 'it holds what is not known before the run');
    if (call.program === 'cmd') return yield* this.scripts.nested(call, frame);
    const result = this.shell.host.run(call);
    if (result.kind === 'unknown') this.shell.host.notSimulated(null, call.file, call.line, call.source);
    return finish(this.shell, call, result.kind === 'ran' ? result.exitCode : null, frame);
  }

  /** Something that waits for a person: what comes after it goes on as if somebody had answered. */
  private wait(call: CommandCall, why: string): Flow {
    this.shell.host.waits(why, call.file, call.line, call.source);
    return leaveOpen(this.shell);
  }

  private assign(call: CommandCall, frame: Frame): Flow {
    const { variables } = this.shell;
    const assignment = readAssignment(call.text);
    switch (assignment.kind) {
      case 'assign': {
        // Taking away a variable that is not there is an error to some versions of cmd.exe.
        const open = assignment.value === '' && variables.get(assignment.name) === null;
        if (isUnknown(assignment.name)) variables.doubtAll();
        else variables.set(assignment.name, assignment.value);
        return finish(this.shell, call, open ? null : 0, frame);
      }
      case 'sum':
        return finish(this.shell, call, this.calculated(assignment) ? 0 : null, frame);
      case 'ask':
        variables.set(assignment.name, UNKNOWN);
        return call.answered
          ? finish(this.shell, call, null, frame)
          : this.wait(call, 'waits for input: the run hangs here');
      case 'show':
        return finish(this.shell, call, null, frame);
    }
  }

  /** Whether a sum could be calculated; where not, none of its variables is known. */
  private calculated({ expression, names }: Extract<Assignment, { kind: 'sum' }>): boolean {
    const values = isUnknown(expression) ? null : calculate(expression, (name) => valueOf(name, this.shell));
    for (const [name, value] of values ?? names.map((each) => [each, UNKNOWN] as const))
      this.shell.variables.set(name, value);
    return values !== null;
  }

  private setLocal(call: CommandCall, frame: Frame): Flow {
    const delayed = /enabledelayedexpansion/i.test(call.text) ? true : /disabledelayed/i.test(call.text) ? false : null;
    if (/disableextensions/i.test(call.text))
      return this.shell.halt('the script after it', call.file, call.line, call.source);
    return this.shell.variables.push(delayed)
      ? finish(this.shell, call, 0, frame)
      : this.shell.halt('too many scopes of variables', call.file, call.line);
  }

  /** `shift /n` begins with the argument of that number, 0 to 8. Outside a script there is nothing to shift. */
  private shift(call: CommandCall, frame: Frame): Flow {
    const match = /^shift\s*(?:\/([0-8]))?\s*$/i.exec(call.text);
    if (match === null) {
      frame.arguments = doubted(frame.arguments);
      this.shell.host.told('which arguments it shifts is not known', call.file, call.line, call.source);
      return leaveOpen(this.shell);
    }
    if (frame.path !== null) frame.arguments = shifted(frame.arguments, Number(match[1] ?? 0));
    return finish(this.shell, call, 0, frame);
  }

  private exit(call: CommandCall, frame: Frame): Flow {
    const code = call.words.slice(1).find((word) => !word.startsWith('/'));
    const number = Number.parseInt(code ?? '', 10);
    if (code !== undefined) this.shell.exitCode = isUnknown(code) ? null : Number.isNaN(number) ? 0 : number;
    this.shell.succeeded = this.shell.exitCode === null ? null : this.shell.exitCode === 0;
    endFrame(frame);
    return /^\/b/i.test(call.words[1] ?? '') && frame.path !== null ? 'leave' : 'exit';
  }
}
