import { z } from 'zod';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import type { Run, StatementEffect } from '../../../shared/model/simulation.ts';
import { nowIso } from '../../platform/clock.ts';
import { prepareRun } from '../../simulation/prepareRun.ts';
import type { RunProgress } from '../../simulation/run.ts';
import type { Subject } from '../../subject/subject.ts';
import type { ApiContext } from '../context.ts';
import { cooperate, finishInSlices } from '../cooperate.ts';
import { findProposal, proposalId } from '../findProposal.ts';
import { editsInput, mayGoUnrecorded, pathInput } from '../inputs.ts';
import { recordedSettings } from '../recordedSettings.ts';
import { recordOf, type Recorded, type RecordedSubject } from '../record.ts';
import type { VolumeSession } from '../sessions.ts';
import { trialSubject } from '../trial.ts';
import { procedure, router } from '../trpc.ts';

const MAX_REMEDIES = 100;

const trialInput = z.strictObject({
  volume: pathInput,
  /** Unsaved or trial edits; they are laid over the volume and written nowhere. */
  edits: editsInput.default([]),
  /** Ids of remedies that are laid over the volume in the same way. */
  remedies: z.array(proposalId).max(MAX_REMEDIES).default([]),
});

const runInput = trialInput.extend({ resume: z.boolean().optional(), mayGoUnrecorded });

/** The simulated run, recorded in history, and what a trial changes of its statements, recorded nowhere. */
export const simulationRouter = router({
  run: procedure.input(runInput).subscription(async function* ({ ctx, input, signal }) {
    const session = unwrap(ctx.sessions.open(input.volume));
    const subject = tried(ctx, session, input);
    const work = unwrap(prepareRun(subject, { resume: input.resume === true }));
    const trial = input.edits.length + input.remedies.length > 0;
    yield* cooperate(inProgress(work), signal, (run) => ({
      ...recordRun(ctx, { ...input, report: session.subject.report }, subject, run, trial),
      at: nowIso(ctx.clock),
      run,
    }));
  }),
  effect: procedure.input(trialInput).query(async ({ ctx, input, signal }): Promise<readonly StatementEffect[]> => {
    const session = unwrap(ctx.sessions.open(input.volume));
    const runOf = (subject: Subject) => finishInSlices(unwrap(prepareRun(subject, { resume: false })), signal);
    const before = await runOf(session.subject);
    const after = await runOf(tried(ctx, session, input));
    return after.verdicts.flatMap(({ statement, title, reason, result }) => {
      const then = before.verdicts.find((verdict) => verdict.statement === statement);
      return then === undefined ? [] : [{ statement, title, reason, before: then.result, after: result }];
    });
  }),
});

function tried(ctx: ApiContext, session: VolumeSession, trial: Omit<z.infer<typeof trialInput>, 'volume'>): Subject {
  const remedies = trial.remedies.map((id) => findProposal(session, id));
  return unwrap(trialSubject(session, { edits: trial.edits, remedies }, ctx.clock));
}

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
