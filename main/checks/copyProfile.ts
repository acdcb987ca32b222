import type { Evidence } from '../../shared/model/diagnostic.ts';
import type { Phase } from '../../shared/model/simulation.ts';
import { readAnswerFile, readBoolean } from '../config/answerFile.ts';
import { firstBootFile } from '../subject/firstBootFile.ts';
import { readArchitecture } from '../subject/identity.ts';
import type { Subject } from '../subject/subject.ts';
import { SOFTWARE_DAMAGED } from './profileRule.ts';

/** Whether the first boot of a run of this volume copies a profile, and what says so. */
export interface CopyProfileAsked {
  /**
   * `off` where the answer file says false or nothing; `noFile` where none is on the volume for that pass;
   * `unknown` where the file that decides cannot be told.
   */
  readonly kind: 'on' | 'off' | 'noFile' | 'unknown';
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

/** Where a finding about profiles would show, and what the answer file adds to it. */
export interface Concern {
  readonly breaks: Phase | null;
  /** Added to why it matters; empty where CopyProfile is asked for. */
  readonly caveat: string;
  readonly told: Evidence;
}

/** What a profile that CopyProfile cannot take comes to. */
export interface CopyProfileFailure extends Concern {
  readonly result: 'fail' | 'warning' | 'unknown';
}

/** Such a profile stops specialize only where CopyProfile is asked for; in a hive that is not whole it may be a ghost. */
export function copyProfileFailure(subject: Subject): CopyProfileFailure {
  const asked = copyProfileAsked(subject);
  const concern = concernOf(asked);
  if (subject.profilesComplete) return { ...concern, result: FAILURES[asked.kind] };
  return { ...concern, result: 'unknown', caveat: `${concern.caveat} ${SOFTWARE_DAMAGED}`.trimStart() };
}

const FAILURES = { on: 'fail', off: 'warning', noFile: 'warning', unknown: 'unknown' } as const;

/** What further accounts and profiles come to, of which the sources say different things. */
export function concernOf({ kind, told }: CopyProfileAsked): Concern {
  return { breaks: kind === 'off' || kind === 'noFile' ? null : 'specialize', caveat: CAVEATS[kind], told };
}

const CAVEATS = {
  on: '',
  off: 'The answer file does not ask for CopyProfile, so it cannot fail here; it could once CopyProfile is true.',
  noFile:
    'No answer file on the volume asks for CopyProfile; where one that is given to Sysprep with /unattend asks for it, it can fail.',
  unknown: 'Whether the answer file asks for CopyProfile cannot be told.',
} as const;
