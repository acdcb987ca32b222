import { baseName } from '../../../shared/base/winPath.ts';
import { readAssignment } from './assignment.ts';
import { MAX_CALL_DEPTH } from './budget.ts';
import { expandLine } from './expand.ts';
import { endFrame, lineFrame, type Flow, type Frame } from './frame.ts';
import type { CommandCall } from './scriptHost.ts';
import type { Shell } from './shell.ts';
import type { Output, SimpleCommand } from './syntax.ts';
import { isUnknown, UNKNOWN } from './variables.ts';
import { splitArguments, splitWords } from './words.ts';

/** Built-in words that change nothing a run can see. */
const SILENT = new Set(['rem', 'cls', 'title', 'color', 'ver', 'verify', 'prompt', 'break']);

/** Built-in words may be followed by their argument without a blank: `goto:eof`, `exit/b`. */
const GLUED =
  /^(goto|call|exit|set|setlocal|endlocal|cd|chdir|md|mkdir|rd|rmdir|del|erase|copy|move|ren|rename|type|dir)(?=[/:\\.,;="])/i;

/** Runs simple commands: the words of the batch language itself, scripts, and through the host everything else. */
export class CommandRunner {
  private readonly shell: Shell;

  constructor(shell: Shell) {
    this.shell = shell;
  }

  run(command: SimpleCommand, frame: Frame): Flow {
    const echoed = /^echo(?:[\s.:(/\\[\]+,;="]([^]*))?$/i.exec(command.text);
    const content = echoed === null ? null : `${echoed[1] ?? ''}\r\n`;
    const flow = echoed === null ? this.execute(callOf(command, command.text, frame), frame) : 'next';
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
    if (/^(?:nul|con|prn|&)/i.test(target)) return;
    const known = content !== null && !isUnknown(content) ? content : null;
    this.shell.host.write({ target, append, content: known, source, file: script.file, line });
  }

  private execute(call: CommandCall, frame: Frame): Flow {
    if (call.program === '' || SILENT.has(call.program)) return 'next';
    return this.language(call, frame) ?? this.external(call, frame);
  }

  /** Words of the batch language itself; null when the command is none of them. */
  private language(call: CommandCall, frame: Frame): Flow | null {
    switch (call.program) {
      case 'set':
        return this.assign(call);
      case 'setlocal':
        return this.setLocal(call);
      case 'endlocal':
        this.shell.variables.popTo(this.shell.variables.depth - 1);
        return 'next';
      case 'call':
        return this.call(call, frame);
      case 'goto':
        return this.jump(call, frame);
      case 'exit':
        return this.exit(call, frame);
      case 'pause':
        return call.answered ? 'next' : this.tell(call, 'waits for a key: the run hangs here');
      case 'timeout':
        return this.timeout(call);
      default:
        return null;
    }
  }

  private tell(call: CommandCall, why: string): Flow {
    this.shell.host.notSimulated(`${call.source}: ${why}`, call.file, call.line);
    this.shell.exitCode = null;
    return 'next';
  }

  private assign(call: CommandCall): Flow {
    const { variables } = this.shell;
    const assignment = readAssignment(call.text);
    switch (assignment.kind) {
      case 'assign':
        if (isUnknown(assignment.name)) variables.doubtAll();
        else variables.set(assignment.name, assignment.value);
        return 'next';
      case 'doubt':
        for (const name of assignment.names) variables.set(name, UNKNOWN);
        return 'next';
      case 'ask':
        variables.set(assignment.name, UNKNOWN);
        return call.answered ? 'next' : this.tell(call, 'waits for input: the run hangs here');
      case 'show':
        return 'next';
    }
  }

  private setLocal(call: CommandCall): Flow {
    const delayed = /enabledelayedexpansion/i.test(call.text) ? true : /disabledelayed/i.test(call.text) ? false : null;
    if (/disableextensions/i.test(call.text))
      return this.shell.halt(`${call.source}: the script after it`, call.file, call.line);
    return this.shell.variables.push(delayed)
      ? 'next'
      : this.shell.halt('too many scopes of variables', call.file, call.line);
  }

  /** Without a console it ends with an error, with one it waits as long as it is told; `-1` waits for a key. */
  private timeout(call: CommandCall): Flow {
    if (/\s-1\b/.test(call.text)) return this.tell(call, 'waits for a key: the run hangs here');
    this.shell.exitCode = null;
    return 'next';
  }

  private exit(call: CommandCall, frame: Frame): Flow {
    const code = call.words.slice(1).find((word) => !word.startsWith('/'));
    const number = Number.parseInt(code ?? '', 10);
    if (code !== undefined) this.shell.exitCode = isUnknown(code) ? null : Number.isNaN(number) ? 0 : number;
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

  private call(call: CommandCall, frame: Frame): Flow {
    if (frame.depth >= MAX_CALL_DEPTH)
      return this.shell.halt(`more than ${MAX_CALL_DEPTH} nested calls`, call.file, call.line);
    const target = call.words[1] ?? '';
    if (target.startsWith(':')) return this.subroutine(call, target.slice(1), frame);
    const around = { variables: this.shell.variables, exitCode: this.shell.exitCode, ...frame };
    const again = expandLine(call.text.replace(/^call\s*/i, ''), call.line, around);
    if (again === null) return this.shell.halt('a line of more than 8,191 characters', call.file, call.line);
    const inner = { ...call, ...wordsOf(again.text) };
    const deeper = { ...frame, depth: frame.depth + 1 };
    if (isScript(inner.program)) return this.script(inner, frame) ?? 'next';
    return inner.program === 'exit' || inner.program === 'goto'
      ? this.tell(call, 'the script after it')
      : this.execute(inner, deeper);
  }

  private subroutine(call: CommandCall, label: string, frame: Frame): Flow {
    const next = frame.path === null || isUnknown(label) ? null : frame.script.label(label, frame.next);
    if (next === null) {
      this.shell.variables.doubtAll();
      return this.tell(call, 'its label is not in the script');
    }
    const args = splitArguments(call.text.replace(/^call\s+/i, ''));
    return this.shell.frame({ ...frame, arguments: args, depth: frame.depth + 1, next });
  }

  private external(call: CommandCall, frame: Frame): Flow {
    if (isScript(call.program)) return this.transfer(call, frame);
    if (isUnknown(call.text)) return this.tell(call, 'it holds what is not known before the run');
    if (call.program === 'cmd') return this.nested(call, frame);
    const result = this.shell.host.run(call);
    this.shell.exitCode = result.kind === 'ran' ? result.exitCode : null;
    if (result.kind === 'unknown') this.shell.host.notSimulated(call.source, call.file, call.line);
    return 'next';
  }

  /** A script without `call`: the one that names it does not go on. */
  private transfer(call: CommandCall, frame: Frame): Flow {
    const flow = this.script(call, frame);
    if (flow === null) return 'next';
    endFrame(frame);
    return flow === 'exit' ? 'exit' : 'leave';
  }

  /** Runs a script; null, and told, when it is not there. */
  private script(call: CommandCall, frame: Frame): Flow | null {
    const path = call.words[0] ?? '';
    const known = !isUnknown(path);
    const flow = known ? this.shell.called(path, splitArguments(call.text), frame.depth + 1) : null;
    if (flow !== null) return flow;
    const missing = known && this.shell.host.exists(path) === false;
    const why = missing ? 'the script is not on the volume' : 'which script this is, is not known';
    this.shell.host.notSimulated(`${call.source} (${why})`, call.file, call.line);
    this.shell.exitCode = missing ? 1 : null;
    if (missing) return null;
    this.shell.variables.doubtAll();
    return 'next';
  }

  private nested(call: CommandCall, frame: Frame): Flow {
    const inner = /^\S+((?:\s*\/[a-bd-z](?::\w+)?)*)\s*\/c\s*([^]*)$/i.exec(call.text);
    if (inner === null) return this.tell(call, 'opens a command prompt, which waits for input');
    if (frame.depth >= MAX_CALL_DEPTH)
      return this.shell.halt(`more than ${MAX_CALL_DEPTH} nested calls`, call.file, call.line);
    const text = this.withoutOuterQuotes((inner[2] ?? '').trim());
    const child = lineFrame(text, call, frame.depth + 1);
    const delayed = /\/v:on/i.test(inner[1] ?? '');
    return this.shell.child(() => this.shell.frame(child), frame, delayed);
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

function isScript(program: string): boolean {
  return /\.(?:cmd|bat)$/.test(program);
}

function callOf(command: SimpleCommand, text: string, { script }: Frame): CommandCall {
  const { source, line, input } = command;
  return { ...wordsOf(text), source, answered: input !== null, file: script.file, line };
}

function wordsOf(text: string): Pick<CommandCall, 'program' | 'words' | 'text'> {
  const apart = text.trimStart().replace(GLUED, '$1 ');
  const words = splitWords(apart);
  const program = baseName(words[0] ?? '')
    .toLowerCase()
    .replace(/\.exe$/, '');
  return { program, words, text: apart };
}
