import { failure, problem, type Outcome } from '../../../shared/model/diagnostic.ts';
import { LineIndex } from '../../../shared/text/lineIndex.ts';
import type { ConfigDocument } from '../document.ts';
import { nearNames } from '../nearNames.ts';
import { formatStep, type SettingStep } from './notation.ts';

/** Wrong usage: a step fits several places of the file. */
export function ambiguousSetting(setting: string, step: SettingStep, choices: readonly string[]): Outcome<never> {
  return failure(
    problem('usage', 'setting-ambiguous', `${formatStep(step)} in ${setting} fits ${choices.length} places.`, {
      detail: 'A setting was being looked up.',
      fix: `Say which one: ${choices.slice(0, 5).join(', ')}.`,
    }),
  );
}

/** Wrong usage: a setting that neither the file nor the catalogue has. `names` are those that could be meant. */
export function unknownSetting(setting: string, wanted: string, names: Iterable<string>): Outcome<never> {
  const near = nearNames(wanted, names);
  return failure(
    problem('usage', 'setting-unknown', `The setting ${setting} is not known and not in the file.`, {
      detail: 'A setting was being changed. Nothing was changed.',
      fix:
        near.length === 0
          ? 'Check the name; "config show" lists what the file has.'
          : `Did you mean ${near.join(', ')}?`,
    }),
  );
}

/** Wrong usage: the request itself cannot be done. */
export function badRequest(code: string, summary: string, fix: string): Outcome<never> {
  return failure(problem('usage', code, summary, { detail: 'A setting was being changed. Nothing was changed.', fix }));
}

export const BEHIND_DAMAGE = 'The file could be read in part only, so what stands behind the damage is not known.';

/** Bad input: the file is damaged in a place that matters to the request; `detail` says what was being done. */
export function damagedFile(
  path: string,
  summary: string,
  detail = 'A setting was being changed. Nothing was changed.',
): Outcome<never> {
  return failure(
    problem('input', 'setting-file-damaged', summary, {
      detail,
      where: [{ file: path }],
      fix: 'Mend the places that "config lint" lists first.',
    }),
  );
}

/** Bad input: the file is built so that the edit would change another setting too, the one at `offset`. */
export function changesOthers(config: ConfigDocument, setting: string, offset: number): Outcome<never> {
  const lines = config.xml?.lines ?? new LineIndex(config.source.text);
  return failure(
    problem('input', 'setting-changes-others', `Changing ${setting} would change more of the file than this setting.`, {
      detail: 'The changed file was read again before anything was written, and this place was no longer the same.',
      where: [{ file: config.path, ...lines.at(offset) }],
      fix: 'Look at this place of the file, and make the change there by hand.',
    }),
  );
}
