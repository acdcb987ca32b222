import type { SettingDifference } from '../../shared/model/config.ts';
import { problem, ProblemError, unwrap } from '../../shared/model/diagnostic.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import { compareSettings } from '../config/compareSettings.ts';
import type { ConfigDocument } from '../config/document.ts';
import { listSettings, MAX_LISTED } from '../config/settings/read.ts';
import { openVolumeConfig } from './configEdits.ts';
import { openLoose } from './looseConfig.ts';

/** What two settings files say differently. */
export interface Comparison {
  readonly changes: readonly SettingDifference[];
  /** False where a file is damaged or too large, so that not all of it was compared. */
  readonly complete: boolean;
}

/** Compares two settings files by meaning. Throws a ProblemError `no-settings` where one has none. */
export function compareLoose(before: string, after: string): Comparison {
  return compared(comparable(openLoose(before), before), comparable(openLoose(after), after));
}

/** The same for two files of a volume. */
export function compareOnVolume(fs: VolumeFs, before: string, after: string): Comparison {
  const open = (file: string): ConfigDocument => comparable(unwrap(openVolumeConfig(fs, file)), file);
  return compared(open(before), open(after));
}

function compared(first: ConfigDocument, second: ConfigDocument): Comparison {
  return { changes: compareSettings(first, second), complete: isWhole(first) && isWhole(second) };
}

function comparable(config: ConfigDocument, file: string): ConfigDocument {
  if (listSettings(config).length > 0) return config;
  throw new ProblemError(
    problem('input', 'no-settings', `"${file}" has no settings that could be compared.`, {
      where: [{ file }],
      fix: 'Name an answer file or a settings file of an EC2 agent: XML, JSON or YAML.',
    }),
  );
}

function isWhole(config: ConfigDocument): boolean {
  const wellFormed = config.xml?.wellFormed ?? config.data?.wellFormed ?? false;
  return wellFormed && listSettings(config).length < MAX_LISTED;
}
