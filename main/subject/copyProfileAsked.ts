import type { Evidence } from '../../shared/model/diagnostic.ts';
import type { CopyProfileKind } from '../accounts/decideAdministrator.ts';
import { readAnswerFile, readBoolean } from '../config/answerFile.ts';
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

/** What the answer file of the specialize pass says of CopyProfile. Source: failure modes FM-52, FM-53. */
export function copyProfileAsked({ fs, registry, report }: Subject): CopyProfileAsked {
  const { hit, doubts } = firstBootFile(fs, registry, report.windows.kernel, 'specialize');
  if (doubts.length > 0) return { kind: 'unknown', told: { where: {}, text: doubts.join(' ') } };
  if (hit === null)
    return { kind: 'noFile', told: { where: {}, text: 'No answer file on the volume sets CopyProfile' } };
  const { config } = hit.answer;
  const setting = readAnswerFile(config, readArchitecture(registry)).get('specialize', SHELL, 'CopyProfile');
  if (setting === null)
    return {
      kind: 'off',
      told: { where: { file: config.path }, text: 'CopyProfile is not set in the pass specialize' },
    };
  const { value, line, column } = setting;
  const word = readBoolean(value);
  const text = word === null ? `CopyProfile = "${value}", which is neither true nor false` : `CopyProfile = ${value}`;
  return {
    kind: word === null ? 'unknown' : word ? 'on' : 'off',
    told: { where: { file: config.path, line, column }, text },
  };
}
