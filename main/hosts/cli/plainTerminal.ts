import { fstatSync, statSync, type Stats, writeSync } from 'node:fs';
import { endWithoutOutput, processTerminal, type Terminal } from './terminal.ts';
import { paintFor } from './text/paint.ts';
import { visible } from './text/visible.ts';

const STDOUT = 1;
/** Where output goes that nobody wants, on systems that have it as a device. */
const NULL_DEVICE = '/dev/null';
/** Milliseconds until a pipe that is full is asked again. */
const PIPE_WAIT_MS = 1;

/**
 * The terminal of this process where nobody looks at it: standard output is a file, a pipe or thrown away. Node's own
 * stream for it takes as long to make as a look-up in a hive, so results are written without it; everything else goes
 * the usual way.
 */
export function plainTerminal(): Terminal {
  let usual: Terminal | null = null;
  const whole = (): Terminal => (usual ??= processTerminal());
  return {
    paint: paintFor(false, null),
    result: (text) => writeLine(visible(text, false)),
    value: writeLine,
    notice: (text) => whole().notice(text),
    progress: (text) => whole().progress(text),
    confirm: (question) => whole().confirm(question),
    readAll: () => whole().readAll(),
    save: (file, text, examined) => whole().save(file, text, examined),
  };
}

/**
 * Whether standard output is a file, a pipe (Node's own are sockets) or the null device; false where it is a terminal,
 * closed or anything else.
 */
export function writesPlainly(): boolean {
  try {
    const output = fstatSync(STDOUT);
    return output.isFile() || output.isFIFO() || output.isSocket() || isNullDevice(output);
  } catch {
    return false;
  }
}

function isNullDevice(output: Stats): boolean {
  return output.isCharacterDevice() && output.rdev === statSync(NULL_DEVICE).rdev;
}

function writeLine(text: string): void {
  const bytes = new TextEncoder().encode(text.endsWith('\n') ? text : `${text}\n`);
  for (let done = 0; done < bytes.length;) done += writeSome(bytes, done);
}

/** How many bytes were taken; 0 where a pipe is full. */
function writeSome(bytes: Uint8Array, from: number): number {
  try {
    return writeSync(STDOUT, bytes, from);
  } catch (error) {
    const failed = error as NodeJS.ErrnoException;
    if (failed.code !== 'EAGAIN') return endWithoutOutput(failed);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PIPE_WAIT_MS);
    return 0;
  }
}
