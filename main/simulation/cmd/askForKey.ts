import type { CommandCall, ExitCode } from './scriptHost.ts';

/**
 * `pause`, `choice` and `timeout`: `waits` where they wait for a key that nobody presses, else what they end with; null
 * for another command. `choice` does not wait when it is told how long and what to choose then. `timeout` ends with an
 * error without a console and waits as long as it is told with one; `-1` is a key. Source: `choice /?`, `timeout /?`.
 */
export function askForKey({ program, text, answered }: CommandCall): 'waits' | { readonly exitCode: ExitCode } | null {
  switch (program) {
    case 'pause':
      return answered ? { exitCode: 0 } : 'waits';
    case 'choice':
      return answered || (/\s\/t\b/i.test(text) && /\s\/d\b/i.test(text)) ? { exitCode: null } : 'waits';
    case 'timeout':
      return answered || !/\s-1\b/.test(text) ? { exitCode: null } : 'waits';
    default:
      return null;
  }
}
