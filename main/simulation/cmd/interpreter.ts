import { MAX_CALL_DEPTH } from './budget.ts';
import { CommandRunner } from './commandRunner.ts';
import { compareTexts } from './compare.ts';
import { resolvePath } from './currentFolder.ts';
import { effectsOf } from './effects.ts';
import { doubted, type Arguments } from './arguments.ts';
import { expandDelayed } from './delayed.ts';
import { expandLine, type ExpandedLine } from './expand.ts';
import { endFrame, lineFrame, type Flow, type Frame } from './frame.ts';
import { roundsOf } from './forLoop.ts';
import { bindCommand, bindCondition, bindText, type Bindings } from './loopVariables.ts';
import { parseCommand } from './parse.ts';
import { piped } from './pipe.ts';
import { joinedLine, readLines, type Script } from './script.ts';
import type { Surroundings } from './reference.ts';
import type { ExitCode, ScriptHost } from './scriptHost.ts';
import type { Condition, ForLoop, Node, SimpleCommand } from './syntax.ts';
import type { Shell } from './shell.ts';
import { isUnknown, UNKNOWN, Variables } from './variables.ts';
import type { Work } from './work.ts';

type Chain = Extract<Node, { kind: 'chain' }>;

/** One cmd.exe: reads lines, decides what runs, and keeps variables and exit code. Commands run in CommandRunner. */
export class Interpreter implements Shell {
  readonly host: ScriptHost;
  readonly variables: Variables;
  exitCode: ExitCode = 0;
  succeeded: boolean | null = true;
  private readonly runner: CommandRunner;
  private halted = false;
  private bindings: Bindings = new Map();

  constructor(host: ScriptHost) {
    this.host = host;
    this.variables = new Variables((name) => host.variable(name));
    this.runner = new CommandRunner(this);
  }

  *script(path: string): Work<{ readonly exitCode: ExitCode } | null> {
    return (yield* this.called(path, { words: [path], tail: '', named: true }, 0)) === null
      ? null
      : { exitCode: this.exitCode };
  }

  *single(text: string, origin: { readonly file: string; readonly line: number }): Work<ExitCode> {
    yield* this.frame(lineFrame(text, origin, 0));
    return this.exitCode;
  }

  /** Runs a script; null when it does not exist. */
  *called(path: string, args: Arguments, depth: number): Work<Flow | null> {
    const whole = resolvePath(path, this.variables.folder) ?? path;
    const used = this.host.budget.exceeded;
    if (used !== null) return this.halt(used, whole, 1);
    const found = this.host.readScript(whole);
    if (found === null) return null;
    if (depth > MAX_CALL_DEPTH) return this.halt(`more than ${MAX_CALL_DEPTH} nested calls`, found.file, 1);
    const over = this.host.budget.text(found.text.length);
    if (over !== null) return this.halt(over, found.file, 1);
    const script = readLines(found.file, found.text, found.labelsMayBeMissed);
    const flow = yield* this.frame({ script, path: whole, arguments: args, depth, firstLine: 1, next: 0 });
    if (flow !== 'exit' && script.truncated !== null)
      this.host.notSimulated(script.truncated, script.file, script.lines.length);
    if (found.doubt !== null) this.doubted(found.doubt, script);
    return flow;
  }

  /** What a script did is not certain: told behind it, so that nothing it wrote counts as known. */
  private doubted(why: string, { file }: Script): void {
    this.host.notSimulated(why, file, 1);
    this.exitCode = null;
    this.succeeded = null;
    this.variables.doubtAll();
  }

  /** Runs a frame to its end, in a scope of variables of its own as far as it opened any. */
  *frame(frame: Frame): Work<Flow> {
    const scopes = this.variables.depth;
    const bindings = this.bindings;
    this.bindings = new Map();
    let flow: Flow = 'next';
    while (flow !== 'exit' && frame.next < frame.script.lines.length) {
      if (this.host.budget.turnIsDue()) yield;
      const line = this.nextLine(frame);
      const node = line === null ? null : parseCommand(line, () => this.nextLine(frame));
      if (this.halted) flow = 'exit';
      else if (node !== null) flow = yield* this.node(node, frame);
    }
    this.bindings = bindings;
    this.variables.popTo(scopes);
    return flow === 'exit' ? 'exit' : 'next';
  }

  /** Reads and expands one line with its continuations; null behind the last one. */
  private nextLine(frame: Frame): ExpandedLine | null {
    if (this.halted || frame.next >= frame.script.lines.length) return null;
    const number = frame.next + frame.firstLine;
    const { text, comment, next } = joinedLine(frame.script.lines, frame.next);
    frame.next = next;
    const over = this.host.budget.line(text.length);
    if (over !== null) return this.halted ? null : this.haltLine(over, frame, number);
    if (comment) return { text: '', raw: text, line: number, replaced: [] };
    const expanded = expandLine(text, number, this.around(frame));
    this.host.budget.text(expanded?.text.length ?? 0);
    return expanded ?? this.haltLine('a line of more than 8,191 characters, and everything after it', frame, number);
  }

  private around({ path, arguments: given }: Frame): Surroundings {
    return { variables: this.variables, exitCode: this.exitCode, path, arguments: given };
  }

  /** Puts in what is known only as a command runs: values of loops, and `!name!`. */
  private late(text: string, frame: Frame): string {
    return expandDelayed(bindText(text, this.bindings, this.variables.folder), this.around(frame));
  }

  private haltLine(reason: string, frame: Frame, line: number): null {
    this.halt(reason, frame.script.file, line);
    return null;
  }

  /** Ends the whole run of scripts, and says so once. */
  halt(reason: string, file: string, line: number, source?: string): Flow {
    if (!this.halted) this.host.notSimulated(reason, file, line, source);
    this.halted = true;
    this.exitCode = null;
    this.succeeded = null;
    return 'exit';
  }

  private *node(node: Node, frame: Frame): Work<Flow> {
    const over = this.host.budget.command();
    if (over !== null) return this.halt(over, frame.script.file, 1);
    if (this.host.budget.turnIsDue()) yield;
    switch (node.kind) {
      case 'simple':
        return yield* this.runner.run(this.bound(node, frame), frame);
      case 'chain':
        return yield* this.chain(node, frame);
      case 'block':
        return yield* this.block(node, frame);
      case 'if':
        return yield* this.choose(node, frame);
      case 'for':
        return yield* this.loop(node, frame);
      case 'unsupported':
        return this.halt(`${node.reason}; the script ends here`, frame.script.file, node.line, node.source);
    }
  }

  private bound(command: SimpleCommand, frame: Frame): SimpleCommand {
    const bound = bindCommand(command, (text) => this.late(text, frame));
    this.host.budget.text(bound.text.length);
    return bound;
  }

  private *choose(node: Extract<Node, { kind: 'if' }>, frame: Frame): Work<Flow> {
    const holds = this.holds(bindCondition(node.condition, (text) => this.late(text, frame)));
    const branches = node.otherwise === null ? [node.consequence] : [node.consequence, node.otherwise];
    if (holds === null) return this.undecided(branches, node, frame);
    const branch = holds ? node.consequence : node.otherwise;
    if (branch !== null) return yield* this.node(branch, frame);
    this.succeeded = null;
    return 'next';
  }

  private *loop(node: ForLoop, frame: Frame): Work<Flow> {
    const { folder } = this.variables;
    const bound = {
      ...node,
      set: this.late(node.set, frame),
      options: bindText(node.options, this.bindings, folder),
    };
    const rounds = roundsOf(bound, { host: this.host, folder });
    const over = this.host.budget.exceeded;
    if (over !== null) return this.halt(over, frame.script.file, node.line);
    if (rounds === null) return this.undecided([node.body], node, frame);
    const outer = this.bindings;
    let flow: Flow = 'next';
    this.succeeded = null;
    for (const round of rounds) {
      this.bindings = new Map([...outer, ...round]);
      flow = yield* this.node(node.body, frame);
      if (flow !== 'next') break;
    }
    this.bindings = outer;
    return flow;
  }

  private *chain(chain: Chain, frame: Frame): Work<Flow> {
    for (const [index, part] of chain.parts.entries()) {
      if (index > 0 && (chain.operator === '&&' || chain.operator === '||')) {
        if (this.succeeded === null) return this.undecided(chain.parts.slice(index), chain, frame);
        if (this.succeeded !== (chain.operator === '&&')) return 'next';
      }
      const flow = yield* chain.operator === '|'
        ? this.apart(piped(chain.parts, index), frame)
        : this.node(part, frame);
      if (flow !== 'next') return flow;
    }
    return 'next';
  }

  /**
   * Each side of a pipe runs in a cmd.exe of its own: it changes no variable and leaves nothing but itself. `!name!` is
   * expanded before, but not in what is more than one command.
   */
  private apart(part: Node, frame: Frame): Work<Flow> {
    return this.child(() => this.node(part, { ...frame }), frame, part.kind === 'simple' ? null : false);
  }

  /** Runs something in a cmd.exe of its own. */
  *child(work: () => Work<Flow>, { script, next, firstLine }: Frame, delayed: boolean | null): Work<Flow> {
    const scopes = this.variables.depth;
    if (!this.variables.push(delayed)) return this.halt('too many scopes of variables', script.file, next + firstLine);
    this.exitCode = 0;
    yield* work();
    this.succeeded = this.exitCode === null ? null : this.exitCode === 0;
    this.variables.popTo(scopes);
    return this.halted ? 'exit' : 'next';
  }

  private *block(block: Extract<Node, { kind: 'block' }>, frame: Frame): Work<Flow> {
    for (const output of block.outputs) this.runner.write(output, null, block, frame);
    for (const child of block.body) {
      const flow = yield* this.node(child, frame);
      if (flow !== 'next') return flow;
    }
    return 'next';
  }

  /** Commands that may or may not run: told, and whatever they could change is not known from here on. */
  private undecided(
    nodes: readonly Node[],
    at: { readonly source: string; readonly line: number },
    frame: Frame,
  ): Flow {
    const { variables, folder, leaves, touches, shifts } = effectsOf(nodes, (text) => this.host.harmless(text));
    const after = leaves === 'no' ? '' : '; it may leave the script, so the lines after it are not simulated';
    const reason = `it depends on what is not known before the run${after}`;
    if (touches || leaves !== 'no') this.host.notSimulated(reason, frame.script.file, at.line, at.source);
    else this.host.told(reason, frame.script.file, at.line, at.source);
    this.exitCode = null;
    this.succeeded = null;
    if (folder) this.variables.doubtFolder();
    if (shifts) frame.arguments = doubted(frame.arguments);
    if (variables === null) this.variables.doubtAll();
    else for (const name of variables) this.variables.set(name, UNKNOWN);
    if (leaves === 'no') return 'next';
    endFrame(frame);
    return leaves === 'everything' ? 'exit' : 'leave';
  }

  private holds(condition: Condition): boolean | null {
    const decided = this.decide(condition);
    return decided === null ? null : decided !== condition.not;
  }

  private exists(path: string): boolean | null {
    return this.host.exists(resolvePath(path, this.variables.folder) ?? path);
  }

  private decide(condition: Condition): boolean | null {
    switch (condition.kind) {
      case 'exists':
        return isUnknown(condition.path) ? null : this.exists(condition.path);
      case 'defined':
        return isUnknown(condition.name) ? null : this.variables.defined(condition.name);
      case 'errorLevel':
        return this.exitCode === null ? null : this.exitCode >= condition.atLeast;
      case 'compare':
        return compareTexts(condition);
    }
  }
}
