import { baseName } from '../../../shared/base/winPath.ts';
import { logicalLines, type Condition, type LogicalLine, type Node, type SimpleCommand } from './syntax.ts';
import { argumentText } from './argumentText.ts';
import { compareTexts } from './compare.ts';
import { parseCommandLine, splitWords } from './parse.ts';

/** One command that a script runs, with everything a handler may need. */
export interface CommandCall {
  /** Lower-case name without path, quotes and `.exe`. */
  readonly program: string;
  readonly words: readonly string[];
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

/** What a handler answers: an exit code, or that it does not know the command. */
export type CommandResult = { readonly kind: 'ran'; readonly exitCode: number } | { readonly kind: 'unknown' };

/** The world of a script. The interpreter itself touches nothing. */
export interface ScriptHost {
  /** Text of a script by Windows path; null when there is none. */
  readScript(path: string): { readonly file: string; readonly text: string } | null;
  exists(path: string): boolean;
  /** Runs one command that is not part of the language. */
  run(call: CommandCall): CommandResult;
  /** Something that is not simulated: shown, never skipped. */
  notSimulated(text: string, file: string, line: number): void;
}

export const MAX_COMMANDS = 20_000;
const MAX_CALL_DEPTH = 16;

/** Built-in words that change nothing a run can see. */
const SILENT = new Set([
  'rem',
  'echo',
  'setlocal',
  'endlocal',
  'pause',
  'cls',
  'title',
  'color',
  'ver',
  'timeout',
  'verify',
  'prompt',
]);

/**
 * Runs a batch file against a host. Returns the exit code of the last command, or null when the script does not
 * exist. Stops with a visible "not simulated" after 20,000 commands or 16 nested calls.
 */
export function runScript(path: string, host: ScriptHost): number | null {
  const interpreter = new Interpreter(host);
  return interpreter.script(path, [], 0);
}

/** Runs one command line as `cmd /c` would, such as the path of a synchronous command. */
export function runCommandLine(
  text: string,
  origin: { readonly file: string; readonly line: number },
  host: ScriptHost,
): number {
  return new Interpreter(host).single(text, origin);
}

interface Frame {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly lines: readonly LogicalLine[];
  readonly depth: number;
  next: number;
  ended: boolean;
}

class Interpreter {
  private readonly host: ScriptHost;
  private readonly variables = new Map<string, string>([
    ['systemroot', 'C:\\Windows'],
    ['windir', 'C:\\Windows'],
    ['systemdrive', 'C:'],
    ['programfiles', 'C:\\Program Files'],
    ['programdata', 'C:\\ProgramData'],
    ['comspec', 'C:\\Windows\\system32\\cmd.exe'],
  ]);
  private exitCode = 0;
  private commands = 0;

  constructor(host: ScriptHost) {
    this.host = host;
  }

  script(path: string, args: readonly string[], depth: number): number | null {
    const script = this.host.readScript(path);
    if (script === null) return null;
    if (depth > MAX_CALL_DEPTH) {
      this.host.notSimulated(`${path}: more than ${MAX_CALL_DEPTH} nested calls`, script.file, 1);
      return this.exitCode;
    }
    const { lines, truncated } = logicalLines(script.text);
    const frame: Frame = { file: script.file, arguments: [path, ...args], lines, depth, next: 0, ended: false };
    while (!frame.ended && frame.next < lines.length) this.line(lines[frame.next++], frame);
    if (truncated) this.host.notSimulated('the lines after the first 10,000', script.file, lines.at(-1)?.line ?? 1);
    return this.exitCode;
  }

  single(text: string, origin: { readonly file: string; readonly line: number }): number {
    const frame: Frame = { file: origin.file, arguments: [], lines: [], depth: 0, next: 0, ended: false };
    this.line({ text, line: origin.line }, frame);
    return this.exitCode;
  }

  private line(line: LogicalLine | undefined, frame: Frame): void {
    if (line === undefined || /^\s*:/.test(line.text)) return;
    const node = parseCommandLine(this.expand(line.text, frame), line.line);
    if (node !== null) this.node(node, frame);
  }

  private expand(text: string, frame: Frame): string {
    return text.replace(
      /%%|%~?([a-z]*)(\d)|%([^%\s]+)%/gi,
      (whole, modifiers: string | undefined, digit: string | undefined, name: string | undefined) => {
        if (whole === '%%') return '%';
        if (digit !== undefined)
          return argumentText(frame.arguments[Number(digit)] ?? '', modifiers ?? '', whole.startsWith('%~'));
        if (name?.toLowerCase() === 'errorlevel') return String(this.exitCode);
        return this.variables.get(name?.toLowerCase() ?? '') ?? '';
      },
    );
  }

  private node(node: Node, frame: Frame): void {
    if (frame.ended || this.overLimit(frame)) return;
    switch (node.kind) {
      case 'block':
        for (const child of node.body) this.node(child, frame);
        return;
      case 'sequence':
        this.node(node.left, frame);
        if (node.operator === '&&' && this.exitCode !== 0) return;
        if (node.operator === '||' && this.exitCode === 0) return;
        this.node(node.right, frame);
        return;
      case 'if': {
        const branch = this.holds(node.condition) ? node.consequence : node.otherwise;
        if (branch !== null) this.node(branch, frame);
        return;
      }
      case 'unsupported':
        this.host.notSimulated(node.text, frame.file, node.line);
        return;
      case 'simple':
        this.simple(node, frame);
    }
  }

  private overLimit(frame: Frame): boolean {
    this.commands += 1;
    if (this.commands <= MAX_COMMANDS) return false;
    if (!frame.ended) this.host.notSimulated(`everything after ${MAX_COMMANDS} commands`, frame.file, 1);
    frame.ended = true;
    return true;
  }

  private holds(condition: Condition): boolean {
    return this.decide(condition) !== condition.not;
  }

  private decide(condition: Condition): boolean {
    switch (condition.kind) {
      case 'exists':
        return this.host.exists(condition.path);
      case 'defined':
        return this.variables.has(condition.name.toLowerCase());
      case 'errorLevel':
        return this.exitCode >= condition.atLeast;
      case 'compare':
        return compareTexts(condition);
    }
  }

  private simple(command: SimpleCommand, frame: Frame): void {
    const words = splitWords(command.text);
    const first = words[0] ?? '';
    const program = baseName(first)
      .toLowerCase()
      .replace(/\.exe$/, '');
    if (first === '' || SILENT.has(program) || /^echo[.:(]/i.test(first)) return;
    const call: CommandCall = { program, words, text: command.text, file: frame.file, line: command.line };
    if (!this.language(call, frame)) this.external(call, frame);
  }

  /** Words of the batch language itself; false when the command is none of them. */
  private language(call: CommandCall, frame: Frame): boolean {
    switch (call.program) {
      case 'set':
        this.assign(call.text);
        return true;
      case 'call':
        this.callScript(call, frame);
        return true;
      case 'goto':
        this.jump(call, frame);
        return true;
      case 'exit':
        this.exitCode = Number(call.words.find((word) => /^-?\d+$/.test(word)) ?? this.exitCode);
        frame.ended = true;
        return true;
      default:
        return false;
    }
  }

  private assign(text: string): void {
    const match = /^set\s+"?([^=/"]+)=([^"]*)"?\s*$/i.exec(text);
    if (match === null) return;
    const name = (match[1] ?? '').trim().toLowerCase();
    if (match[2] === '') this.variables.delete(name);
    else this.variables.set(name, match[2] ?? '');
  }

  private jump(call: CommandCall, frame: Frame): void {
    const label = (call.words[1] ?? '').replace(/^:/, '').toLowerCase();
    if (label === 'eof') {
      frame.ended = true;
      return;
    }
    const target = frame.lines.findIndex((line) =>
      new RegExp(`^\\s*:${escapePattern(label)}(\\s|$)`, 'i').test(line.text),
    );
    if (target >= 0) frame.next = target + 1;
    else {
      this.host.notSimulated(call.text, call.file, call.line);
      frame.ended = true;
    }
  }

  private callScript(call: CommandCall, frame: Frame): void {
    const target = call.words[1] ?? '';
    if (target.startsWith(':')) {
      this.host.notSimulated(call.text, call.file, call.line);
      return;
    }
    const text = call.text.replace(/^\S+\s+/, '');
    const words = call.words.slice(1);
    this.external(
      {
        ...call,
        program: baseName(target)
          .toLowerCase()
          .replace(/\.exe$/, ''),
        words,
        text,
      },
      frame,
    );
  }

  private external(call: CommandCall, frame: Frame): void {
    if (/\.(cmd|bat)$/i.test(call.program)) {
      const code = this.script(call.words[0] ?? '', call.words.slice(1), frame.depth + 1);
      if (code === null) this.missingScript(call);
      else this.exitCode = code;
      return;
    }
    const nested = call.program === 'cmd' ? /\s\/c\s+"?(.*?)"?$/i.exec(call.text) : null;
    if (nested !== null) {
      this.line({ text: nested[1] ?? '', line: call.line }, { ...frame, file: call.file });
      return;
    }
    const result = this.host.run(call);
    if (result.kind === 'ran') this.exitCode = result.exitCode;
    else this.host.notSimulated(call.text, call.file, call.line);
  }

  private missingScript(call: CommandCall): void {
    this.exitCode = 1;
    this.host.notSimulated(`${call.text} (the script is not on the volume)`, call.file, call.line);
  }
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
