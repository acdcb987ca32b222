import type { RecordedSetting } from '../../shared/model/history.ts';
import { openConfig } from '../config/document.ts';
import { listSettings } from '../config/settings/read.ts';
import type { Subject } from '../subject/subject.ts';

const RECORDED = new Set(['answerFile', 'bundleConfig', 'ec2config']);

/** The settings of the files that decide a run, as they stand; secrets without their value. For comparing records. */
export function recordedSettings({ fs, report }: Subject): readonly RecordedSetting[] {
  return report.configs
    .filter((file) => RECORDED.has(file.kind))
    .flatMap((file) => {
      const bytes = fs.read(file.path);
      if (bytes.kind !== 'found') return [];
      return listSettings(openConfig(file.path, bytes.value)).map(({ setting, value, secret }) => ({
        file: file.path,
        setting,
        value: secret ? null : value,
      }));
    });
}
