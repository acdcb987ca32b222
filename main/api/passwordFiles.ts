import { success, type Outcome } from '../../shared/model/diagnostic.ts';
import type { VolumePath } from '../../shared/base/winPath.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import type { ConfigDocument } from '../config/document.ts';
import type { PasswordFiles } from '../config/passwordChoice.ts';
import { openVolumeConfig } from './configEdits.ts';

const FOLDER = 'Program Files/Amazon/Ec2ConfigService';

/** The three files that the Image tab's password choice is made of. A file that is there and unreadable is a failure. */
export function passwordFiles(fs: VolumeFs): Outcome<PasswordFiles> {
  const config = optional(fs, `${FOLDER}/Settings/Config.xml`);
  if (!config.ok) return config;
  const bundle = optional(fs, `${FOLDER}/Settings/BundleConfig.xml`);
  if (!bundle.ok) return bundle;
  const answer = optional(fs, `${FOLDER}/sysprep2008.xml`);
  if (!answer.ok) return answer;
  return success({ config: config.value, bundle: bundle.value, answer: answer.value });
}

function optional(fs: VolumeFs, path: VolumePath): Outcome<ConfigDocument | null> {
  if (fs.stat(path).kind === 'absent') return success(null);
  return openVolumeConfig(fs, path);
}
