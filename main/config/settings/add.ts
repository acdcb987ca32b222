import { success, type Outcome } from '../../../shared/model/diagnostic.ts';
import type { TextEdit } from '../../../shared/text/edits.ts';
import type { ConfigDocument } from '../document.ts';
import { addToAnswerFile } from './addAnswerFile.ts';
import { addToBundleConfig, addToEc2Config } from './addEc2.ts';
import { addToData } from './addData.ts';
import { addToDriveLetters } from './addLetters.ts';
import type { SettingStep } from './notation.ts';
import { badRequest, BEHIND_DAMAGE, damagedFile, unknownSetting } from './problems.ts';
import { listNames } from './names.ts';
import type { Resolution } from './resolve.ts';

/** A setting to be added: its name, where the file stops having it, and its value (null: it was to be removed). */
export interface Addition {
  readonly setting: string;
  readonly steps: readonly SettingStep[];
  readonly found: Extract<Resolution, { kind: 'absent' }>;
  readonly value: string | null;
}

/** A planned addition: the edits are made only when the file is sound and a value is wanted. */
export type Plan = Outcome<() => Outcome<readonly TextEdit[]>>;

/** Adds a setting that the file lacks. Removing one that is known and absent needs no edit. */
export function addSetting(config: ConfigDocument, addition: Addition): Outcome<readonly TextEdit[]> {
  if (config.data?.wellFormed === false) return damagedFile(config.path, BEHIND_DAMAGE);
  const plan = planFor(config, addition);
  if (!plan.ok) return plan;
  if (addition.value === null) return success([]);
  if (config.xml?.wellFormed === false)
    return damagedFile(config.path, 'The file is not well-formed, so nothing can be added to it.');
  return plan.value();
}

function planFor(config: ConfigDocument, addition: Addition): Plan {
  switch (config.kind) {
    case 'answerFile':
      return addToAnswerFile(config, addition);
    case 'ec2config':
      return addToEc2Config(config, addition);
    case 'bundleConfig':
      return addToBundleConfig(config, addition);
    case 'driveLetters':
      return addToDriveLetters(config, addition);
    case 'launchConfig':
      return addToData(config, addition);
    case 'script':
      return badRequest('setting-no-settings', 'A script has no settings.', 'Edit the script itself.');
    default:
      return unknownSetting(addition.setting, addition.setting, listNames(config));
  }
}
