import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { problem, ProblemError } from '../../../shared/model/diagnostic.ts';
import { paintFor, type Paint } from './text/paint.ts';

/** What a command may do to the outside: results to standard output, everything else to standard error. */
export interface Terminal {
  readonly paint: Paint;
  /** Whether somebody sits at it and can be asked. */
  readonly interactive: boolean;
  result(text: string): void;
  notice(text: string): void;
  /** One line of progress that replaces the last; only on a terminal. */
  progress(text: string): void;
  /** Asks a yes-or-no question; false where nobody can be asked. */
  confirm(question: string): Promise<boolean>;
  readAll(): Promise<string>;
  save(file: string, text: string): void;
}

/** The terminal of this process. A reader that goes away (`| head`) ends the program quietly. */
export function processTerminal(): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  const colours = process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '';
  const watched = process.stderr.isTTY;
  return {
    paint: paintFor(colours, process.stdout.isTTY ? process.stdout.columns : null),
    interactive: process.stdin.isTTY && watched,
    result: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    notice: (text) => void process.stderr.write(`${watched ? '\r\u001B[K' : ''}${text}\n`),
    progress: (text) => {
      if (watched) process.stderr.write(`\r\u001B[K${text.slice(0, process.stderr.columns - 1)}`);
    },
    confirm: askOnTerminal,
    readAll: readStandardInput,
    save: saveResult,
  };
}

async function askOnTerminal(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await asking.question(`${question} [y/N] `);
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

function saveResult(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new ProblemError(
      problem('output', 'output-not-written', `The result could not be written to ${file}.`, {
        detail: error instanceof Error ? error.message : String(error),
        fix: 'Name a file in a folder that exists and that you may write to.',
      }),
    );
  }
}
