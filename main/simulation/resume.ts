import { failure, problem, success, type Outcome, type Problem } from '../../shared/model/diagnostic.ts';
import type { Phase } from '../../shared/model/simulation.ts';
import { readNumber, valueOrNull } from '../subject/lookup.ts';
import type { Subject } from '../subject/subject.ts';

/** Where a run goes on. */
export interface ResumePoint {
  readonly phase: Phase;
  /** What is assumed about the point. */
  readonly note: string;
}

/**
 * Where a volume that stands in the middle of a run goes on. UNDEPLOYABLE stands in generalize, specialize and OOBE
 * alike; the generalization state and the completion of setup.exe tell them apart. Source: sysprep facts, section 4.
 */
export function resumePoint(subject: Subject): Outcome<ResumePoint> {
  const state = valueOrNull(subject.imageState);
  const status = (key: string, name: string) =>
    valueOrNull(readNumber(subject.registry, `HKLM\\SYSTEM\\Setup\\Status\\${key}`, name));
  switch (state) {
    case 'IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE':
      return success({
        phase: 'specialize',
        note: 'The run goes on with the first boot; what happened before is not simulated.',
      });
    case 'IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE':
      return success({ phase: 'oobe', note: 'The run goes on with OOBE; what happened before is not simulated.' });
    case 'IMAGE_STATE_UNDEPLOYABLE':
      return undeployable(status('SysprepStatus', 'GeneralizationState'), status('ChildCompletion', 'setup.exe'));
    default:
      return failure(nothingToResume(state));
  }
}

function undeployable(generalization: number | null, setup: number | null): Outcome<ResumePoint> {
  if (generalization === 3)
    return failure(nothingToResume('IMAGE_STATE_UNDEPLOYABLE, with a generalize pass that did not finish'));
  if (setup === 3) return success({ phase: 'oobe', note: 'The volume stands in OOBE, since setup.exe is done.' });
  return success({
    phase: 'specialize',
    note: 'The volume stands in specialize; how far it had come is not known.',
  });
}

function nothingToResume(state: string | null): Problem {
  const audit = state?.endsWith('_TO_AUDIT') === true;
  return problem(
    'input',
    'nothing-to-resume',
    `There is no run to go on with: the image state is ${state ?? 'not set'}.`,
    {
      detail: audit ? 'The image goes to audit mode next, which this version does not simulate.' : '',
      fix: 'Simulate a new run: leave "resume" out.',
    },
  );
}
