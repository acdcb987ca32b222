import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export const LOCK_CHILD = join(import.meta.dirname, 'lockChild.ts');

/** Another process that holds the lock of a volume. */
export interface LockHolder {
  readonly pid: number;
  /** Ends it so that it lets go, or kills it while it holds. */
  end(how: 'released' | 'killed'): Promise<void>;
}

/** Starts a process that holds the lock of a volume; it has it when this resolves. */
export async function holdLock(dataFolder: string, volume: string): Promise<LockHolder> {
  const child = spawn(process.execPath, [LOCK_CHILD, dataFolder, volume, 'hold']);
  await once(child.stdout, 'data');
  return {
    pid: child.pid ?? 0,
    end: async (how) => {
      const closed = once(child, 'close');
      if (how === 'killed') child.kill('SIGKILL');
      else child.stdin.end();
      await closed;
    },
  };
}
