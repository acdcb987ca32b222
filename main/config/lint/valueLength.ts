const COMMAND = /Command\/(?:Path|CommandLine)$/;

/** Whether a setting holds a command line; too long ones have a rule of their own. */
export function isCommandPath(path: string): boolean {
  return COMMAND.test(path);
}

/** Length of a value in the unit of its limit. */
export function lengthOf(text: string, unit: 'characters' | 'bytes'): number {
  return unit === 'bytes' ? new TextEncoder().encode(text).length : text.length;
}
