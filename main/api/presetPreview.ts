import { failure, problem, success, type Outcome } from '../../shared/model/diagnostic.ts';
import type { PresetPreview, PresetSummary } from '../../shared/model/presets.ts';
import { presetChanges } from '../config/answer/presetChanges.ts';
import { presetOf, presets, type Preset } from '../config/answer/presets.ts';
import { compareSettings } from '../config/compareSettings.ts';
import type { ConfigDocument } from '../config/document.ts';
import { editDocument, type EditedConfig } from './configEdits.ts';
import { introducedProblems } from './configProposal.ts';
import { shownEdit } from './showProposal.ts';

/** The bundled presets. */
export function presetSummaries(): readonly PresetSummary[] {
  return presets().map(summaryOf);
}

function summaryOf({ id, title, explains, source }: Preset): PresetSummary {
  return { id, title, explains, source };
}

/** The preset of an id. Problem: `preset-unknown` (usage). */
export function findPreset(id: string): Outcome<Preset> {
  const preset = presetOf(id);
  if (preset !== null) return success(preset);
  const names = presets().map((each) => each.id);
  return failure(
    problem('usage', 'preset-unknown', `There is no preset "${id}".`, { fix: `Choose one of ${names.join(', ')}.` }),
  );
}

/** An answer file with a preset laid into it. Problems: `preset-no-answer-file` (input), and those of the edits. */
export function withPreset(config: ConfigDocument, preset: Preset): Outcome<EditedConfig> {
  if (config.kind === 'answerFile') return editDocument(config, presetChanges(config, preset));
  return failure(
    problem('input', 'preset-no-answer-file', `${config.path} is no answer file.`, {
      detail: 'A preset was being laid into it. Nothing was changed.',
      where: [{ file: config.path }],
      fix: 'Name an answer file such as sysprep2008.xml or unattend.xml.',
    }),
  );
}

/** What a preset would change in an answer file: by meaning, as text, and in what lint says. Fails as `withPreset`. */
export function previewPreset(config: ConfigDocument, preset: Preset): Outcome<PresetPreview> {
  const edited = withPreset(config, preset);
  if (!edited.ok) return edited;
  const { before, after } = edited.value;
  return success({
    preset: summaryOf(preset),
    edits: presetChanges(config, preset).map((change) => ({ file: config.path, ...change })),
    differences: compareSettings(before, after),
    change: shownEdit(edited.value),
    introduced: introducedProblems(edited.value),
    mended: introducedProblems({ ...edited.value, before: after, after: before }),
  });
}
