import type { ExitCode } from './scriptHost.ts';

/**
 * What the commands of cmd.exe itself do with ERRORLEVEL when they succeed. `&&` and `||` look at the success of the
 * last command, which is another thing: `echo x && a` runs `a` also while ERRORLEVEL is 1. Source: experiments by the
 * community on Windows 10 ("Which cmd.exe internal commands clear the ERRORLEVEL to 0 upon success?", Stack Overflow
 * 34968009) and, for .bat against .cmd, a remark of cmd.exe's author in a Microsoft newsgroup (observed).
 */
type OnSuccess = 'keeps' | 'clears' | 'clearsInCmd';

const INTERNAL: ReadonlyMap<string, OnSuccess> = new Map([
  ...each('keeps', 'break cls echo endlocal for goto if pause popd rd rem rmdir shift start title'),
  ...each('clears', 'cd chdir color copy date del dir erase md mkdir mklink move pushd ren rename setlocal time type'),
  ...each('clears', 'ver verify vol'),
  ...each('clearsInCmd', 'append assoc dpath ftype path prompt set'),
]);

function each(what: OnSuccess, names: string): readonly (readonly [string, OnSuccess])[] {
  return names.split(' ').map((name) => [name, what]);
}

/** What cmd.exe answers for a program that it does not find. */
export const EXIT_NOT_FOUND = 9009;

/** Whether a word is one of cmd.exe itself. */
export function isBuiltIn(program: string): boolean {
  return INTERNAL.has(program) || program === 'call' || program === 'exit';
}

/** Where a command stands: in a .bat or .cmd file, or on a command line of its own, which is like .bat. */
export function isCmdFile(path: string | null): boolean {
  return path !== null && /\.cmd"?$/i.test(path);
}

/**
 * ERRORLEVEL after a command that gave `code`. `rd` leaves ERRORLEVEL alone when it fails, `del` clears it when it
 * does (observed, same source); every other program and command sets it to its code.
 */
export function errorLevelAfter(program: string, code: ExitCode, before: ExitCode, inCmdFile: boolean): ExitCode {
  const onSuccess = INTERNAL.get(program);
  if (onSuccess === undefined || code === null) return code;
  if (program === 'del' || program === 'erase') return 0;
  if (code !== 0) return program === 'rd' || program === 'rmdir' ? before : code;
  if (onSuccess === 'clears') return 0;
  return onSuccess === 'clearsInCmd' && inCmdFile ? 0 : before;
}
