import { askForKey } from './askForKey.ts';
import { readAssignment } from './assignment.ts';
import { MAX_CALL_DEPTH } from './budget.ts';
import { isScript, wordsOf } from './commandWords.ts';
import { resolvePath } from './currentFolder.ts';
import { errorLevelAfter, EXIT_NOT_FOUND, isCmdFile } from './errorLevel.ts';
import { expandLine } from './expand.ts';
import { changeFolder } from './folderCommands.ts';
import { endFrame, lineFrame, type Flow, type Frame } from './frame.ts';
import { echoed, isDevice } from './pipe.ts';
import { BYTE_ORDER_MARK } from './script.ts';
import type { CommandCall, ExitCode } from './scriptHost.ts';
import type { Shell } from './shell.ts';
import type { Output, SimpleCommand } from './syntax.ts';
import { isUnknown, UNKNOWN } from './variables.ts';
import { splitArguments } from './words.ts';
import type { Work } from './work.ts';

/** Built-in words that change nothing a run can see. */
const SILENT = new Set(['rem', 'cls', 'title', 'color', 'ver', 'verify', 'prompt', 'break', 'vol']);

const MAY_MISS = 'the lines of this script end in line feeds alone, and cmd.exe may not find the label';

/** Runs simple commands: the words of the batch language itself, scripts, and through the host everything else. */
export class CommandRunner {
  private readonly shell: Shell;

  constructor(shell: Shell) {
    this.shell = shell;
  }

  *run(command: SimpleCommand, frame: Frame): Work<Flow> {
    const content = echoed(command.text);
    const flow = content === null ? yield* this.execute(this.callOf(command, frame), frame) : this.echo();
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

  /** `echo` succeeds and leaves ERRORLEVEL alone. */
  private echo(): Flow {
    this.shell.succeeded = true;
    return 'next';
  }

  private callOf(command: SimpleCommand, { script, path }: Frame): CommandCall {
    const { source, line, input, answer = null } = command;
    const { folder } = this.shell.variables;
    const answered = input !== null;
    return {
      ...wordsOf(command.text),
      source,
      answered,
      answer,
      folder,
      inScript: path !== null,
      file: script.file,
      line,
    };
  }

  private *execute(call: CommandCall, frame: Frame): Work<Flow> {
    if (call.program === '') return 'next';
    if (call.text.startsWith(BYTE_ORDER_MARK)) return this.marked(call, frame);
    if (SILENT.has(call.program)) return this.finish(call, 0, frame);
    return (yield* this.language(call, frame)) ?? (yield* this.external(call, frame));
  }

  /** The first command behind a byte order mark: cmd.exe finds no program of that name (observed). */
  private marked(call: CommandCall, frame: Frame): Flow {
    const why = 'the byte order mark before it makes it a command that cmd.exe does not find, so it changes nothing';
    this.shell.host.told(`${call.source.replace(BYTE_ORDER_MARK, '')}: ${why}`, call.file, call.line);
    return this.finish(call, EXIT_NOT_FOUND, frame);
  }

  /** Keeps what a command gave: its success, and ERRORLEVEL as far as the command sets it. */
  private finish(call: CommandCall, code: ExitCode, frame: Frame): Flow {
    const { shell } = this;
    shell.succeeded = code === null ? null : code === 0;
    shell.exitCode = errorLevelAfter(call.program, code, shell.exitCode, isCmdFile(frame.path));
    return 'next';
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
        return this.finish(call, 0, frame);
      case 'call':
        return yield* this.call(call, frame);
      case 'goto':
        return this.jump(call, frame);
      case 'exit':
        return this.exit(call, frame);
      default: {
        const asked = askForKey(call);
        if (asked === 'waits') return this.wait(call, 'waits for a key: the run hangs here');
        const code = asked === null ? changeFolder(call, this.shell) : asked.exitCode;
        return code === undefined ? null : this.finish(call, code, frame);
      }
    }
  }

  private tell(call: CommandCall, why: string): Flow {
    this.shell.host.notSimulated(`${call.source}: ${why}`, call.file, call.line);
    return this.open();
  }

  /** Something that waits for a person: what comes after it goes on as if somebody had answered. */
  private wait(call: CommandCall, why: string): Flow {
    this.shell.host.waits(`${call.source}: ${why}`, call.file, call.line);
    return this.open();
  }

  private open(): Flow {
    this.shell.exitCode = null;
    this.shell.succeeded = null;
    return 'next';
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
        return this.finish(call, open ? null : 0, frame);
      }
      case 'doubt':
        for (const name of assignment.names) variables.set(name, UNKNOWN);
        return this.finish(call, null, frame);
      case 'ask':
        variables.set(assignment.name, UNKNOWN);
        return call.answered ? this.finish(call, null, frame) : this.wait(call, 'waits for input: the run hangs here');
      case 'show':
        return this.finish(call, null, frame);
    }
  }

  private setLocal(call: CommandCall, frame: Frame): Flow {
    const delayed = /enabledelayedexpansion/i.test(call.text) ? true : /disabledelayed/i.test(call.text) ? false : null;
    if (/disableextensions/i.test(call.text))
      return this.shell.halt(`${call.source}: the script after it`, call.file, call.line);
    return this.shell.variables.push(delayed)
      ? this.finish(call, 0, frame)
      : this.shell.halt('too many scopes of variables', call.file, call.line);
  }

  private exit(call: CommandCall, frame: Frame): Flow {
    const code = call.words.slice(1).find((word) => !word.startsWith('/'));
    const number = Number.parseInt(code ?? '', 10);
    if (code !== undefined) this.shell.exitCode = isUnknown(code) ? null : Number.isNaN(number) ? 0 : number;
    this.shell.succeeded = this.shell.exitCode === null ? null : this.shell.exitCode === 0;
    endFrame(frame);
    return /^\/b/i.test(call.words[1] ?? '') && frame.path !== null ? 'leave' : 'exit';
  }

  private jump(call: CommandCall, frame: Frame): Flow {
    const label = (
      call.words
        .slice(1)
        .join(' ')
        .replace(/^\s*:?\s*/, '')
        .split(/[\s:+,;=]/)[0] ?? ''
    ).toLowerCase();
    const target = frame.path === null ? null : frame.script.label(label, frame.next);
    if (target !== null && !isUnknown(label)) {
      if (frame.script.labelsMayBeMissed) this.tell(call, MAY_MISS);
      this.shell.succeeded = true;
      frame.next = target;
      return 'leave';
    }
    if (label !== 'eof') {
      this.tell(call, 'its label is not in the script, which ends here');
      this.shell.variables.doubtAll();
    }
    endFrame(frame);
    return 'leave';
  }

  private *call(call: CommandCall, frame: Frame): Work<Flow> {
    if (frame.depth >= MAX_CALL_DEPTH)
      return this.shell.halt(`more than ${MAX_CALL_DEPTH} nested calls`, call.file, call.line);
    const target = call.words[1] ?? '';
    if (target.startsWith(':')) return yield* this.subroutine(call, target.slice(1), frame);
    const around = { variables: this.shell.variables, exitCode: this.shell.exitCode, ...frame };
    const again = expandLine(call.text.replace(/^call\s*/i, ''), call.line, around);
    if (again === null) return this.shell.halt('a line of more than 8,191 characters', call.file, call.line);
    const inner = { ...call, ...wordsOf(again.text) };
    const deeper = { ...frame, depth: frame.depth + 1 };
    if (isScript(inner.program)) return (yield* this.script(inner, frame)) ?? 'next';
    if (inner.program === 'exit' || inner.program === 'goto') return this.tell(call, 'the script after it');
    // What does not set ERRORLEVEL itself finds it cleared (observed, same source as errorLevel.ts).
    this.shell.exitCode = 0;
    return echoed(inner.text) === null ? yield* this.execute(inner, deeper) : this.echo();
  }

  private *subroutine(call: CommandCall, label: string, frame: Frame): Work<Flow> {
    const next = frame.path === null || isUnknown(label) ? null : frame.script.label(label, frame.next);
    if (next === null) {
      this.shell.variables.doubtAll();
      return this.tell(call, 'its label is not in the script');
    }
    if (frame.script.labelsMayBeMissed) this.tell(call, MAY_MISS);
    const args = splitArguments(call.text.replace(/^call\s+/i, ''));
    return yield* this.shell.frame({ ...frame, arguments: args, depth: frame.depth + 1, next });
  }

  private *external(call: CommandCall, frame: Frame): Work<Flow> {
    if (isScript(call.program)) return yield* this.transfer(call, frame);
    if (isUnknown(call.text)) return this.tell(call, 'it holds what is not known before the run');
    if (call.program === 'cmd') return yield* this.nested(call, frame);
    const result = this.shell.host.run(call);
    if (result.kind === 'unknown') this.shell.host.notSimulated(call.source, call.file, call.line);
    return this.finish(call, result.kind === 'ran' ? result.exitCode : null, frame);
  }

  /** A script without `call`: the one that names it does not go on. */
  private *transfer(call: CommandCall, frame: Frame): Work<Flow> {
    const flow = yield* this.script(call, frame);
    if (flow === null) return 'next';
    endFrame(frame);
    return flow === 'exit' ? 'exit' : 'leave';
  }

  /** Runs a script; null, and told, when it is not there. */
  private *script(call: CommandCall, frame: Frame): Work<Flow | null> {
    const path = call.words[0] ?? '';
    const known = !isUnknown(path);
    const flow = known ? yield* this.shell.called(path, splitArguments(call.text), frame.depth + 1) : null;
    if (flow !== null) return flow;
    const whole = known ? resolvePath(path, this.shell.variables.folder) : null;
    // A name alone is also looked for along the path.
    const missing = whole !== null && /[\\/]/.test(path) && this.shell.host.exists(whole) === false;
    const why = missing ? 'the script is not on the volume' : 'which script this is, or what is in it, is not known';
    this.shell.host.notSimulated(`${call.source} (${why})`, call.file, call.line);
    this.open();
    if (missing) {
      this.shell.exitCode = 1;
      this.shell.succeeded = false;
      return null;
    }
    this.shell.variables.doubtAll();
    return 'next';
  }

  private *nested(call: CommandCall, frame: Frame): Work<Flow> {
    const inner = /^\S+((?:\s*\/[a-bd-z](?::\w+)?)*)\s*\/c\s*([^]*)$/i.exec(call.text);
    if (inner === null) return this.tell(call, 'opens a command prompt, which waits for input');
    if (frame.depth >= MAX_CALL_DEPTH)
      return this.shell.halt(`more than ${MAX_CALL_DEPTH} nested calls`, call.file, call.line);
    const text = this.withoutOuterQuotes((inner[2] ?? '').trim());
    const child = lineFrame(text, call, frame.depth + 1);
    const delayed = /\/v:on/i.test(inner[1] ?? '');
    return yield* this.shell.child(() => this.shell.frame(child), frame, delayed);
  }

  /** Quotes around the whole command go, unless they hold the path of a file. Source: `cmd /?`. */
  private withoutOuterQuotes(text: string): string {
    if (!text.startsWith('"')) return text;
    const last = text.lastIndexOf('"');
    const inner = text.slice(1, last);
    const isPath = last === text.length - 1 && !inner.includes('"') && this.shell.host.exists(inner) === true;
    return last === 0 || isPath ? text : inner + text.slice(last + 1);
  }
}
