/** Characters that would end a quoted name, be replaced in it, or begin another line at the prompt. */
// oxlint-disable-next-line no-control-regex
const UNSAFE = /["%\u0000-\u001f\u007f]/;

/** Whether a name means only itself in quotation marks at the prompt of Windows (cmd.exe). */
export function isPromptName(name: string): boolean {
  return !UNSAFE.test(name);
}
