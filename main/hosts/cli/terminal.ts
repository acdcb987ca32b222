import { unwrap } from '../../../shared/model/diagnostic.ts';
import { hostFailure } from '../../platform/hostFailure.ts';
import { writeOutputFile } from '../../platform/outputFile.ts';
import { EXIT } from './exitCodes.ts';
import { paintFor, type Paint } from './text/paint.ts';
import { visible, withoutColours } from './text/visible.ts';

/** What a command may do to the outside: results to standard output, everything else to standard error. */
export interface Terminal {
  readonly paint: Paint;
  result(text: string): void;
  /** A value that a script takes as it is: changed only where somebody looks at it. */
  value(text: string): void;
  notice(text: string): void;
  /** One line of progress that replaces the last; only on a terminal. */
  progress(text: string): void;
  /** Asks a yes-or-no question; false where nobody can be asked. */
  confirm(question: string): Promise<boolean>;
  readAll(): Promise<string>;
  /** Writes a result to a file of the user's choice, never over one of the volumes that were examined. */
  save(file: string, text: string, examined: readonly string[]): void;
}

/** The terminal of this process. A reader that goes away (`| head`) ends the program quietly. */
export function processTerminal(): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => endWithoutOutput(error));
  // Where nothing can be told any more, the exit code still tells.
  process.stderr.on('error', () => undefined);
  const colours = process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '';
  const watched = process.stderr.isTTY;
  return {
    paint: paintFor(colours, process.stdout.isTTY ? process.stdout.columns : null),
    result: (text) => printResult(visible(text, colours)),
    value: (text) => printResult(process.stdout.isTTY ? visible(text, false) : text),
    notice: (text) => void process.stderr.write(`${watched ? CLEAR_LINE : ''}${visible(text, colours)}\n`),
    progress: (text) => {
      if (watched) process.stderr.write(`${CLEAR_LINE}${visible(text, false).slice(0, process.stderr.columns - 1)}`);
    },
    confirm: (question) => askOnTerminal(visible(question, false)),
    readAll: readStandardInput,
    save: (file, text, examined) =>
      unwrap(writeOutputFile(file, Buffer.from(visible(withoutColours(text), false)), examined)),
  };
}

const CLEAR_LINE = '\r\u001B[K';

function printResult(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Ends the process when standard output takes no more: quietly for a reader that went away, else with the reason. */
export function endWithoutOutput(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit();
  const { says } = hostFailure(error);
  process.stderr.write(`imageprep: error  The result could not be written to standard output: ${says}.\n`);
  process.exit(EXIT.output);
}

/** Ctrl+C and the end of the input answer no. */
async function askOnTerminal(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const { createInterface } = await import('node:readline/promises');
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<string>((resolve) => asking.once('close', () => resolve('')));
  const answer = await Promise.race([asking.question(`${question} [y/N] `), closed]);
  asking.close();
  return /^y(es)?$/i.test(answer.trim());
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '');
}
