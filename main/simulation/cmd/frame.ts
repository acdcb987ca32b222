import { argumentsOf, type Arguments } from './arguments.ts';
import { readLines, type Script } from './script.ts';

/** Where to go on after a command: behind it, out of the current block and line, or nowhere. */
export type Flow = 'next' | 'leave' | 'exit';

/** A script that runs, or one of its subroutines, or one command line. */
export interface Frame {
  readonly script: Script;
  /** The script's path; null for a command line that is in no script. */
  readonly path: string | null;
  /** Those of the call that leads here; `shift` changes them. */
  arguments: Arguments;
  /** Calls that lead here. */
  readonly depth: number;
  /** First line number of `script`, from 1. */
  readonly firstLine: number;
  /** Index of the line to read next. */
  next: number;
}

/** A frame for one command line. */
export function lineFrame(text: string, at: { readonly file: string; readonly line: number }, depth: number): Frame {
  const script = readLines(at.file, text.replace(/[\r\n]+/g, ' '));
  return { script, path: null, arguments: argumentsOf(''), depth, firstLine: at.line, next: 0 };
}

/** Ends a frame: no line is left to read. */
export function endFrame(frame: Frame): void {
  frame.next = frame.script.lines.length;
}
