import { undecided } from '../../shared/model/check.ts';
import type { VolumeReport } from '../../shared/model/volume.ts';
import type { Job } from '../jobs.ts';
import type { Workbench } from '../workbench.ts';
import type { Facts, WorkFacts } from './machine.ts';

/** What the step machine needs to know, out of the workbench. */
export function factsOf({ purpose, jobs, draft, opening }: Workbench, report: VolumeReport | null): Facts {
  return {
    report,
    opening: opening.kind === 'opening',
    purpose,
    unsaved: draft.edits.length,
    checks: work(jobs.checks, (value) => ({ ...value.summary, undecided: undecided(value) })),
    run: work(jobs.run, (value) => ({
      broken: value.verdicts.filter((verdict) => verdict.result === 'broken').length,
      cannotTell: value.verdicts.filter((verdict) => verdict.result === 'cannotTell').length,
    })),
    diagnosis: work(jobs.diagnosis, (value) => ({ outcome: value.outcome, causes: value.causes.length })),
  };
}

function work<T, R>(job: Job<T>, result: (value: T) => R): WorkFacts<R> {
  return {
    state: job.state,
    done: job.progress?.done ?? null,
    total: job.progress?.total ?? null,
    result: job.last === null ? null : result(job.last.value),
    stale: job.stale,
  };
}
