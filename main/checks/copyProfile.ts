import type { Evidence } from '../../shared/model/diagnostic.ts';
import type { Phase } from '../../shared/model/simulation.ts';
import { copyProfileAsked, type CopyProfileAsked } from '../subject/copyProfileAsked.ts';
import type { Subject } from '../subject/subject.ts';
import { SOFTWARE_DAMAGED } from './profileRule.ts';

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
