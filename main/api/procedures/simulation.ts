import { z } from 'zod';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import type { Run } from '../../../shared/model/simulation.ts';
import { nowIso } from '../../platform/clock.ts';
import { prepareRun } from '../../simulation/prepareRun.ts';
import type { RunProgress } from '../../simulation/run.ts';
import type { Subject } from '../../subject/subject.ts';
import type { ApiContext } from '../context.ts';
import { cooperate } from '../cooperate.ts';
import { editsInput, mayGoUnrecorded, pathInput } from '../inputs.ts';
import { recordedSettings } from '../recordedSettings.ts';
import { recordOf, type Recorded, type RecordedSubject } from '../record.ts';
import { trialSubject } from '../trial.ts';
import { procedure, router } from '../trpc.ts';

const runInput = z.strictObject({
  volume: pathInput,
  /** Unsaved or trial edits; they are laid over the volume and written nowhere. */
  edits: editsInput.optional(),
  resume: z.boolean().optional(),
  mayGoUnrecorded,
});

/** The simulated run, recorded in history. */
export const simulationRouter = router({
  run: procedure.input(runInput).subscription(async function* ({ ctx, input, signal }) {
    const session = unwrap(ctx.sessions.open(input.volume));
    const subject = unwrap(trialSubject(session, input.edits ?? []));
    const work = unwrap(prepareRun(subject, { resume: input.resume === true }));
    const trial = (input.edits ?? []).length > 0;
    yield* cooperate(inProgress(work), signal, (run) => ({
      ...recordRun(ctx, { ...input, report: session.subject.report }, subject, run, trial),
      at: nowIso(ctx.clock),
      run,
    }));
  }),
});

function* inProgress(work: Generator<RunProgress, Run>): Generator<{ done: number; total: null; label: string }, Run> {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
    yield { done: next.value.step.number, total: null, label: next.value.step.title };
  }
}

function recordRun(ctx: ApiContext, of: RecordedSubject, subject: Subject, run: Run, trial: boolean): Recorded {
  const any = (result: string) => run.verdicts.some((verdict) => verdict.result === result);
  const outcome = any('broken') ? 'broken' : any('cannotTell') ? 'cannotTell' : 'holds';
  return recordOf(ctx, of, {
    kind: 'run',
    outcome,
    summary: trial ? `Trial: ${run.answer}` : run.answer,
    body: { kind: 'run', run, settings: recordedSettings(subject), checklist: null },
  });
}
