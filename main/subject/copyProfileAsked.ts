import type { Evidence } from '../../shared/model/diagnostic.ts';
import type { CopyProfileKind } from '../accounts/decideAdministrator.ts';
import { readAnswerFile, readBoolean, type AnswerValue } from '../config/answerFile.ts';
import type { ConfigDocument } from '../config/document.ts';
import { firstBootFile } from './firstBootFile.ts';
import { readArchitecture } from './identity.ts';
import type { Subject } from './subject.ts';

/** Whether the first boot of a run of this volume copies a profile, and what says so. */
export interface CopyProfileAsked {
  /**
   * `off` where the answer file says false or nothing; `noFile` where none is on the volume for that pass;
   * `unknown` where the file that decides cannot be told.
   */
  readonly kind: CopyProfileKind;
  readonly told: Evidence;
}

const SHELL = 'Microsoft-Windows-Shell-Setup';

/** The setting in the answer file that the specialize pass uses. */
export interface CopyProfileSetting {
  readonly config: ConfigDocument;
  /** As an edit names it: of the components of this Windows, since those of another architecture are ignored. */
  readonly name: string;
  /** Null where the file does not set it. */
  readonly value: AnswerValue | null;
}

/** Where CopyProfile stands for the first boot; no setting where no file is on the volume for that pass. */
export function copyProfileSetting({ fs, registry, report }: Subject): {
  readonly setting: CopyProfileSetting | null;
  /** Why another file may decide. */
  readonly doubts: readonly string[];
} {
  const { hit, doubts } = firstBootFile(fs, registry, report.windows.kernel, 'specialize');
  if (hit === null) return { setting: null, doubts };
  const { config } = hit.answer;
  const architecture = readArchitecture(registry);
  const value = readAnswerFile(config, architecture).get('specialize', SHELL, 'CopyProfile');
  return { setting: { config, name: `specialize/${SHELL}@${architecture}/CopyProfile`, value }, doubts };
}

/** What the answer file of the specialize pass says of CopyProfile. Source: failure modes FM-52, FM-53. */
export function copyProfileAsked(subject: Subject): CopyProfileAsked {
  const { setting, doubts } = copyProfileSetting(subject);
  if (doubts.length > 0) return { kind: 'unknown', told: { where: {}, text: doubts.join(' ') } };
  if (setting === null)
    return { kind: 'noFile', told: { where: {}, text: 'No answer file on the volume sets CopyProfile' } };
  const file = setting.config.path;
  if (setting.value === null)
    return { kind: 'off', told: { where: { file }, text: 'CopyProfile is not set in the pass specialize' } };
  const { value, line, column } = setting.value;
  const word = readBoolean(value);
  const text = word === null ? `CopyProfile = "${value}", which is neither true nor false` : `CopyProfile = ${value}`;
  return { kind: word === null ? 'unknown' : word ? 'on' : 'off', told: { where: { file, line, column }, text } };
}
