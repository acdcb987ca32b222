import { EXIT } from '../exitCodes.ts';
import { emit, jsonText, wantsJson, type Invocation, type OutputOptions } from '../invocation.ts';
import { codeText } from '../text/codeText.ts';

/** `explain CODE...`; a code nothing is known of gives exit code 1. */
export async function explain(
  invocation: Invocation,
  inputs: readonly string[],
  options: OutputOptions,
): Promise<number> {
  const codes = (await Promise.all(inputs.map((text) => invocation.caller.codes.explain({ text })))).flat();
  const text = () =>
    codes.length === 0
      ? `No error code was found in: ${inputs.join(' ')}`
      : codes.map((code) => codeText(code, invocation.terminal.paint)).join('\n');
  emit(invocation, options, wantsJson(options) ? jsonText('explain', { codes }) : text());
  const unknown = codes.some((code) => code.meaning === null && code.candidates.length === 0);
  return codes.length === 0 || unknown ? EXIT.warnings : EXIT.clean;
}

/** `sample FOLDER`. */
export async function sample(
  invocation: Invocation,
  folder: string,
  options: OutputOptions & { readonly scenario: string },
): Promise<number> {
  const written = await invocation.caller.sample.create({ folder, scenario: options.scenario });
  const text = `Wrote the sample "${written.scenario}" with ${written.files} files to ${written.folder}.\nIts answer file is the form confirmed for Windows Server 2008 R2; the stock file of 2012 R2 is not confirmed.`;
  emit(invocation, options, wantsJson(options) ? jsonText('sample', written) : text);
  return EXIT.clean;
}
