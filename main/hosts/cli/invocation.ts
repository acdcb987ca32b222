import type { ApiCaller } from '../../api/router.ts';
import type { Access } from '../compose.ts';
import { problem, ProblemError } from '../../../shared/model/diagnostic.ts';
import type { OutputName, OutputOf } from './schemas/schemas.ts';
import type { Terminal } from './terminal.ts';
import { visibleJson } from './text/visible.ts';

/** What every command gets: the engine, the terminal, and the signal of Ctrl+C. */
export interface Invocation {
  readonly caller: ApiCaller;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  /** Another history than the user's own. */
  readonly database: string | undefined;
}

/** Runs a command with the engine open; its number is the exit code. Without `writes` it only reads volumes. */
export type Runner = (work: (invocation: Invocation) => Promise<number>, access?: Access) => Promise<void>;

export type OutputFormat = 'text' | 'json' | 'sarif' | 'junit';

/** Options that results share. */
export interface OutputOptions {
  readonly json?: boolean;
  readonly format?: OutputFormat;
  readonly output?: string;
}

/**
 * Prints a result, or writes it to the file of `-o`. `examined` are the volumes and files that it tells of: they are
 * never written over.
 */
export function emit(
  { terminal }: Pick<Invocation, 'terminal'>,
  options: OutputOptions,
  text: string,
  examined: readonly string[] = [],
): void {
  if (options.output === undefined) terminal.result(text);
  else terminal.save(options.output, text.endsWith('\n') ? text : `${text}\n`, examined);
}

/** A result as JSON with its schema's name first. What is handed over fits the schema that is shipped for the name. */
export function jsonText<Name extends OutputName>(name: Name, value: OutputOf<Name>): string {
  return visibleJson(JSON.stringify({ schema: `imageprep/${name}/1`, ...value }, null, 2));
}

/** Whether JSON was asked for, in either spelling. */
export function wantsJson(options: OutputOptions): boolean {
  return options.json === true || options.format === 'json';
}

/** Follows long work to its end: progress on the terminal, the last event returned. */
export async function follow<E extends { readonly kind: string }>(
  { terminal }: Invocation,
  events: AsyncIterable<E>,
  words: (event: E) => string | null,
): Promise<Extract<E, { kind: 'done' }>> {
  for await (const event of events) {
    if (event.kind === 'done') {
      terminal.progress('');
      return event as Extract<E, { kind: 'done' }>;
    }
    const text = words(event);
    if (text !== null) terminal.progress(text);
  }
  throw new ProblemError(problem('internal', 'no-result', 'The work ended without a result.'));
}
