import { EXIT } from '../exitCodes.ts';
import { emit, jsonText, wantsJson, type Invocation, type OutputOptions } from '../invocation.ts';
import { codeText, logStatText } from '../text/diagnosisText.ts';

/** `logs stat PATH...`. */
export async function logsStat(
  invocation: Invocation,
  paths: readonly string[],
  options: OutputOptions,
): Promise<number> {
  const { files } = await invocation.caller.logs.stat({ paths: [...paths] });
  emit(invocation, options, wantsJson(options) ? jsonText('logs-stat', { files }) : logStatText(files));
  return EXIT.clean;
}

/** `explain CODE...`; a code nothing is known of gives exit code 1. */
export async function explain(
  invocation: Invocation,
  inputs: readonly string[],
  options: OutputOptions,
): Promise<number> {
  const codes = (await Promise.all(inputs.map((text) => invocation.caller.codes.explain({ text })))).flat();
  const nothing = `No error code was found in: ${inputs.join(' ')}`;
  emit(
    invocation,
    options,
    wantsJson(options) ? jsonText('explain', { codes }) : codes.length === 0 ? nothing : codes.map(codeText).join('\n'),
  );
  return codes.length === 0 || codes.some((code) => code.meaning === null && code.candidates.length === 0)
    ? EXIT.warnings
    : EXIT.clean;
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
