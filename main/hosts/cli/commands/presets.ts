import type { Architecture } from '../../../../shared/model/architecture.ts';
import type { PresetSummary } from '../../../../shared/model/presets.ts';
import { problem, ProblemError } from '../../../../shared/model/diagnostic.ts';
import { EXIT } from '../exitCodes.ts';
import { jsonText, type Invocation } from '../invocation.ts';
import { prose } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import { differencesText } from '../text/settingsText.ts';
import { changeFile, refuseTarget, type WriteOptions } from './changeFile.ts';

export interface PresetOptions extends WriteOptions {
  /** What a new file is for. */
  readonly architecture?: Architecture;
}

/**
 * `config preset [NAME [FILE]]`: without NAME the presets; without FILE a new answer file, written with `-o OUT`; with
 * FILE what the preset changes in it, by meaning and as text, written with `--apply` or `-o OUT`.
 */
export async function configPreset(
  invocation: Invocation,
  name: string | undefined,
  file: string | undefined,
  options: PresetOptions,
): Promise<number> {
  if (name === undefined) return listPresets(invocation, options);
  if (file === undefined) return newFile(invocation, name, options);
  refuseTarget(file, options);
  const { caller, terminal } = invocation;
  const { differences } = await caller.config.file.applyPreset({ file, preset: name });
  const sides = { before: file, after: `${file} with the preset ${name}` };
  if (options.json !== true)
    terminal.result(differencesText({ changes: differences, complete: true }, sides, terminal.paint));
  const done = await changeFile(invocation, { file, preset: name }, name, options);
  if (options.json === true) terminal.result(jsonText('config-preset', { preset: name, file, differences, ...done }));
  return EXIT.clean;
}

async function listPresets({ caller, terminal }: Invocation, { json }: PresetOptions): Promise<number> {
  const { presets } = await caller.config.presets();
  if (json === true) terminal.result(jsonText('config-preset', { presets }));
  else terminal.result(presets.map((preset) => presetText(preset, terminal.paint)).join('\n\n'));
  return EXIT.clean;
}

function presetText({ id, title, explains, source: { document, certainty } }: PresetSummary, paint: Paint): string {
  return [
    `${paint.bold(id)}  ${title}`,
    prose(explains, 2, paint),
    prose(`Source: ${document} (${certainty})`, 2, paint),
  ].join('\n');
}

async function newFile({ caller, terminal }: Invocation, name: string, options: PresetOptions): Promise<number> {
  const { output, architecture } = options;
  if (output === undefined)
    throw new ProblemError(
      problem('usage', 'preset-no-target', 'Neither an answer file nor a target for a new one is named.', {
        fix: 'Name an answer file that the preset goes into, or write a new one with -o OUT.',
      }),
    );
  const { target } = await caller.config.file.create({ preset: name, target: output, architecture });
  if (options.json === true) terminal.result(jsonText('config-preset', { preset: name, output: target }));
  else terminal.notice(`The answer file was written to ${target}.`);
  return EXIT.clean;
}
