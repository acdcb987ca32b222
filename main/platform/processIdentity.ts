import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

/** How far two readings of a clock that is being set may lie apart. */
const CLOCK_SLACK_MS = 60_000;

/** The place of the start among the fields that follow the name in `/proc/PID/stat` (proc(5), field 22 of all). */
const START_FIELD = 19;

let own: string | null = null;

/**
 * This process, for other processes to recognise: `PID.START`. The number alone is given to another process later.
 * START is in clock ticks since boot on Linux, in milliseconds since 1970 elsewhere.
 */
export function ownProcess(): string {
  own ??= `${process.pid}.${startOf('self') ?? Math.round(Date.now() - process.uptime() * 1000)}`;
  return own;
}

/**
 * Whether a process other than this one runs that was noted as `PID.START`. Where the start of another process cannot
 * be read (Windows, a Mac), one of that number counts, unless the PC was started since.
 */
export function isOtherRunning(identity: string): boolean {
  const [pid = '', start = ''] = identity.split('.');
  if (identity === ownProcess() || !isInUse(Number(pid))) return false;
  const now = startOf(pid);
  if (now !== null) return now === start;
  return process.platform === 'linux' || Number(start) + CLOCK_SLACK_MS > Date.now() - uptime() * 1000;
}

function isInUse(pid: number): boolean {
  // 0 and numbers below would ask for groups of processes.
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function startOf(pid: string): string | null {
  if (process.platform !== 'linux') return null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold blanks and brackets itself.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[START_FIELD] ?? null;
  } catch {
    return null;
  }
}
