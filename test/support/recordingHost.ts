import { Budget } from '../../main/simulation/cmd/budget.ts';
import { runScript } from '../../main/simulation/cmd/interpret.ts';
import type { ScriptHost } from '../../main/simulation/cmd/scriptHost.ts';
import { finish } from './worlds.ts';

export interface HostOptions {
  /** Programs that end with exit code 1. */
  readonly fails?: readonly string[];
  readonly exists?: readonly string[];
  /** Variables of the machine. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Texts of files by whole path. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Names that a pattern fits. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  /** cmd.exe may not find labels. */
  readonly labelsMayBeMissed?: boolean;
}

/** A host that records what scripts ask for. `mystery` is a program that it does not know. */
export function recordingHost(scripts: Readonly<Record<string, string>>, options: HostOptions = {}) {
  const calls: string[] = [];
  const unknown: string[] = [];
  const written: string[] = [];
  const note = (why: string | null, file: string, line: number, source?: string) =>
    void unknown.push(`${file}:${line} ${[source ?? null, why].filter((part) => part !== null).join(': ')}`);
  const host: ScriptHost = {
    budget: new Budget(),
    readScript: (path) => {
      const text = scripts[path];
      const labelsMayBeMissed = options.labelsMayBeMissed ?? false;
      return text === undefined ? null : { file: path, text, doubt: null, labelsMayBeMissed };
    },
    readText: (path) => options.texts?.[path] ?? null,
    list: (pattern, type) => options.lists?.[`${type} ${pattern}`] ?? null,
    exists: (path) => (/^c:\\/i.test(path) ? (options.exists ?? []).includes(path) : null),
    variable: (name) => options.variables?.[name] ?? null,
    harmless: (text) => text === 'harmless',
    run(call) {
      calls.push(`${call.file}:${call.line} ${call.text.trim()}`);
      if (call.program === 'mystery') return { kind: 'unknown' };
      return { kind: 'ran', exitCode: Number(options.fails?.includes(call.program) ?? false) };
    },
    write: ({ target, append, content }) => void written.push(`${append ? '>>' : '>'}${target} ${content ?? '?'}`),
    notSimulated: note,
    told: note,
    waits: note,
  };
  return { host, calls, unknown, written };
}

/** Runs one script, and gives what it asked for without its name, and its exit code. */
export function runText(text: string, options?: HostOptions, others: Readonly<Record<string, string>> = {}) {
  const { host, calls, unknown, written } = recordingHost({ 's.cmd': text, ...others }, options);
  const exitCode = finish(runScript('s.cmd', host))?.exitCode;
  return { calls: withoutName(calls), unknown: withoutName(unknown), written, exitCode };
}

function withoutName(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace('s.cmd:', ''));
}
