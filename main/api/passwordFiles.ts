import { failure, problem, success, type Outcome } from '../../shared/model/diagnostic.ts';
import type { VolumePath } from '../../shared/base/winPath.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import type { ConfigDocument } from '../config/document.ts';
import type { PasswordFiles } from '../config/passwordChoice.ts';
import { BUNDLE_CONFIG, calledAnswerFile, EC2CONFIG_FOLDER } from '../subject/answerFileSearch.ts';
import { openVolumeConfig } from './configEdits.ts';

/**
 * The three files that the Image tab's password choice is made of; the answer file is the one that BundleConfig.xml
 * names. A file that is there and unreadable is a failure, and so is an answer file outside of the volume
 * (`answer-file-elsewhere`).
 */
export function passwordFiles(fs: VolumeFs): Outcome<PasswordFiles> {
  const config = optional(fs, `${EC2CONFIG_FOLDER}/Settings/Config.xml`);
  if (!config.ok) return config;
  const bundle = optional(fs, BUNDLE_CONFIG);
  if (!bundle.ok) return bundle;
  const answer = answerFile(fs);
  if (!answer.ok) return answer;
  return success({ config: config.value, bundle: bundle.value, answer: answer.value });
}

function answerFile(fs: VolumeFs): Outcome<ConfigDocument | null> {
  const called = calledAnswerFile(fs, null);
  if (called.kind === 'unreadable') return failure(called.problem);
  if (called.kind === 'absent') return success(null);
  const { path, where, written } = called.value;
  if (path !== null) return optional(fs, path);
  return failure(
    problem('input', 'answer-file-elsewhere', `AnswerFilePath names "${written}", which is not on this volume.`, {
      detail: 'The Administrator password choice stands in that answer file, so it cannot be told or changed here.',
      where: where === null ? [] : [where],
      fix: 'Set AnswerFilePath in BundleConfig.xml to a file on the system drive, for example sysprep2008.xml.',
    }),
  );
}

function optional(fs: VolumeFs, path: VolumePath): Outcome<ConfigDocument | null> {
  if (fs.stat(path).kind === 'absent') return success(null);
  return openVolumeConfig(fs, path);
}
