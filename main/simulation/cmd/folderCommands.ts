import { resolvePath } from './currentFolder.ts';
import type { CommandCall, ExitCode } from './scriptHost.ts';
import type { Shell } from './shell.ts';
import { isUnknown } from './variables.ts';

/** `cd`, `pushd`, `popd` and `D:`; undefined for another command. Gives the exit code, null where it is not known. */
export function changeFolder(call: CommandCall, shell: Shell): ExitCode | undefined {
  const rest = call.text.replace(/^[^\s/]+\s*/, '').trim();
  switch (call.program) {
    case 'cd':
    case 'chdir':
      return goTo(rest, shell);
    case 'pushd':
      if (rest === '') return 0;
      shell.variables.pushFolder();
      return goTo(`/d ${rest}`, shell);
    case 'popd': {
      const back = shell.variables.popFolder();
      return back === null ? null : Number(!back);
    }
    default:
      return /^[a-z]:$/.test(call.program) ? changeDrive(call.program, shell) : undefined;
  }
}

/** Each drive has a folder of its own; that of another drive than the current one is not known. */
function changeDrive(drive: string, { variables }: Shell): ExitCode {
  if (variables.folder?.slice(0, 2).toLowerCase() === drive) return 0;
  variables.folder = null;
  return null;
}

/** A folder that is not there leaves the current one. Without `/d`, another drive stays in the background. */
function goTo(words: string, { host, variables }: Shell): ExitCode {
  const toDrive = /^\/d(?:\s|$)/i.test(words);
  const named = words.replace(/^\/d(?:\s+|$)/i, '');
  if (named === '') return 0;
  const whole = isUnknown(named) ? null : resolvePath(named, variables.folder);
  if (whole === null) {
    variables.folder = null;
    return null;
  }
  const elsewhere = whole.slice(0, 2).toLowerCase() !== (variables.folder ?? 'C:').slice(0, 2).toLowerCase();
  if (elsewhere && !toDrive) return null;
  const path = whole.length > 3 ? whole.replace(/\\$/, '') : whole;
  const there = path.length > 3 ? host.exists(`${path}\\`) : true;
  if (there === false) return 1;
  variables.folder = there === true ? path : null;
  return there === true ? 0 : null;
}
