import { argumentsOf } from './arguments.ts';
import { MAX_CALL_DEPTH } from './budget.ts';
import { isScript, wordsOf } from './commandWords.ts';
import { resolvePath } from './currentFolder.ts';
import { EXIT_NOT_FOUND } from './errorLevel.ts';
import { expandLine } from './expand.ts';
import { endFrame, lineFrame, type Flow, type Frame } from './frame.ts';
import { leaveOpen, tell } from './outcome.ts';
import type { CommandCall, ExitCode } from './scriptHost.ts';
import type { Shell } from './shell.ts';
import { isUnknown } from './variables.ts';
import type { Work } from './work.ts';

const MAY_MISS = 'the lines of this script end in line feeds alone, and cmd.exe may not find the label';
const NOT_THERE = 'the script is not on the volume, so it changes nothing';

/** Runs what leads into another script, into a subroutine, or into a cmd.exe of its own. */
export class ScriptCalls {
  private readonly shell: Shell;
  private readonly execute: (call: CommandCall, frame: Frame) => Work<Flow>;

  /** `execute` runs a command that `call` names and that is no script. */
  constructor(shell: Shell, execute: (call: CommandCall, frame: Frame) => Work<Flow>) {
    this.shell = shell;
    this.execute = execute;
  }

  /** Goes to a label, or to the end of the script. */
  jump(call: CommandCall, frame: Frame): Flow {
    const label = (
      call.words
        .slice(1)
        .join(' ')
        .replace(/^\s*:?\s*/, '')
        .split(/[\s:+,;=]/)[0] ?? ''
    ).toLowerCase();
    const target = frame.path === null ? null : frame.script.label(label, frame.next);
    if (target !== null && !isUnknown(label)) {
      if (frame.script.labelsMayBeMissed) tell(this.shell, call, MAY_MISS);
      this.shell.succeeded = true;
      frame.next = target;
      return 'leave';
    }
    if (label !== 'eof') {
      tell(this.shell, call, 'its label is not in the script, which ends here');
      this.shell.variables.doubtAll();
    }
    endFrame(frame);
    return 'leave';
  }

  /** `call` expands the rest of its line once more, and runs a script, a subroutine or any other command. */
  *call(call: CommandCall, frame: Frame): Work<Flow> {
    const { shell } = this;
    if (frame.depth >= MAX_CALL_DEPTH) return this.tooDeep(call);
    const around = { variables: shell.variables, exitCode: shell.exitCode, ...frame };
    const again = expandLine(call.text.replace(/^call\s*/i, ''), call.line, around);
    if (again === null) return shell.halt('a line of more than 8,191 characters', call.file, call.line);
    if (again.text.startsWith(':')) return yield* this.subroutine(call, again.text, frame);
    const inner = { ...call, ...wordsOf(again.text) };
    if (isScript(inner.program)) return (yield* this.script(inner, frame, 1)) ?? 'next';
    if (inner.program === 'exit' || inner.program === 'goto') return tell(shell, call, 'the script after it');
    // What does not set ERRORLEVEL itself finds it cleared (observed, same source as errorLevel.ts).
    shell.exitCode = 0;
    return yield* this.execute(inner, { ...frame, depth: frame.depth + 1 });
  }

  private *subroutine(call: CommandCall, text: string, frame: Frame): Work<Flow> {
    const given = argumentsOf(text);
    const label = (given.words[0] ?? '').slice(1);
    const next = frame.path === null || isUnknown(label) ? null : frame.script.label(label, frame.next);
    if (next === null) {
      this.shell.variables.doubtAll();
      return tell(this.shell, call, 'its label is not in the script');
    }
    if (frame.script.labelsMayBeMissed) tell(this.shell, call, MAY_MISS);
    return yield* this.shell.frame({ ...frame, arguments: given, depth: frame.depth + 1, next });
  }

  /** A script without `call`: the one that names it does not go on. */
  *transfer(call: CommandCall, frame: Frame): Work<Flow> {
    const flow = yield* this.script(call, frame, this.codeOfMissing(call, frame));
    if (flow === null) return 'next';
    endFrame(frame);
    return flow === 'exit' ? 'exit' : 'leave';
  }

  /**
   * What cmd.exe ends with where a script is not there: 1 where its folder is not there either (observed). On a command
   * line of its own no cmd.exe looks for it, and what is given then is not documented.
   */
  private codeOfMissing({ words }: CommandCall, frame: Frame): ExitCode {
    if (frame.path === null) return frame.depth === 0 ? null : 1;
    const folder = resolvePath(`${words[0] ?? ''}\\..\\`, this.shell.variables.folder);
    return folder !== null && this.shell.host.exists(folder) === true ? EXIT_NOT_FOUND : 1;
  }

  /** Runs a script; null, and told, when it is not there, which ends with a code of its own. */
  private *script(call: CommandCall, frame: Frame, codeOfMissing: ExitCode): Work<Flow | null> {
    const { shell } = this;
    const path = call.words[0] ?? '';
    const known = !isUnknown(path);
    const flow = known ? yield* shell.called(path, argumentsOf(call.text), frame.depth + 1) : null;
    if (flow !== null) return flow;
    const whole = known ? resolvePath(path, shell.variables.folder) : null;
    // A name alone is also looked for along the path.
    if (whole !== null && /[\\/]/.test(path) && shell.host.exists(whole) === false) {
      shell.host.told(NOT_THERE, call.file, call.line, call.source);
      shell.exitCode = codeOfMissing;
      shell.succeeded = false;
      return null;
    }
    shell.host.notSimulated('which script this is, or what is in it, is not known', call.file, call.line, call.source);
    shell.variables.doubtAll();
    return leaveOpen(shell);
  }

  /** `cmd /c`: one line in a cmd.exe of its own. */
  *nested(call: CommandCall, frame: Frame): Work<Flow> {
    const inner = /^\S+((?:\s*\/[a-bd-z](?::\w+)?)*)\s*\/c\s*([^]*)$/i.exec(call.text);
    if (inner === null) return tell(this.shell, call, 'opens a command prompt, which waits for input');
    if (frame.depth >= MAX_CALL_DEPTH) return this.tooDeep(call);
    const text = this.withoutOuterQuotes((inner[2] ?? '').trim());
    const child = lineFrame(text, call, frame.depth + 1);
    const delayed = /\/v:on/i.test(inner[1] ?? '');
    return yield* this.shell.child(() => this.shell.frame(child), frame, delayed);
  }

  private tooDeep(call: CommandCall): Flow {
    return this.shell.halt(`more than ${MAX_CALL_DEPTH} nested calls`, call.file, call.line);
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
