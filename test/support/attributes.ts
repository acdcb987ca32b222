import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './corpus.ts';

/** Sets an extended attribute from hexadecimal digits, with whichever tool this machine has. */
export function setAttribute(file: string, name: string, hex: string): boolean {
  const program = 'import os, sys; os.setxattr(sys.argv[1], sys.argv[2], bytes.fromhex(sys.argv[3]))';
  return (
    spawnSync('setfattr', ['-n', name, '-v', `0x${hex}`, file]).status === 0
    || spawnSync('python3', ['-c', program, file, name, hex]).status === 0
  );
}

/** An extended attribute in hexadecimal digits; an empty text where the file has none of the name. */
export function getAttribute(file: string, name: string): string {
  const tool = spawnSync('getfattr', ['--only-values', '-n', name, file]);
  if (tool.status === 0) return tool.stdout.toString('hex');
  const program = 'import os, sys; print(os.getxattr(sys.argv[1], sys.argv[2]).hex(), end="")';
  return spawnSync('python3', ['-c', program, file, name]).stdout?.toString() ?? '';
}

/** Whether a file in the temporary folder can be given an attribute of this name here. */
export function canSetAttribute(name: string, hex: string): boolean {
  const file = join(temporaryFolder(), 'probe');
  writeFileSync(file, '');
  return process.platform === 'linux' && setAttribute(file, name, hex) && getAttribute(file, name) === hex;
}
