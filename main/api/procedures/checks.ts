import { z } from 'zod';
import { undecided, type ChecklistReport } from '../../../shared/model/check.ts';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { nowIso } from '../../platform/clock.ts';
import { checkAbout } from '../../checks/checkAbout.ts';
import { findPolicy } from '../../checks/policies.ts';
import { runChecks } from '../../checks/runChecks.ts';
import type { Subject } from '../../subject/subject.ts';
import type { ApiContext } from '../context.ts';
import { cooperate } from '../cooperate.ts';
import { mayGoUnrecorded, volumeInput } from '../inputs.ts';
import { recordedSettings } from '../recordedSettings.ts';
import { recordOf, type Recorded, type RecordedSubject } from '../record.ts';
import { procedure, router } from '../trpc.ts';

const checkInput = volumeInput.extend({
  mayGoUnrecorded,
  /** Name of a policy; null: the one that fits the volume. */
  policy: z.string().min(1).max(64).nullable().default(null),
});

/** The checklist: every check over an open volume, recorded in history; and what a check says of itself. */
export const checksRouter = router({
  about: procedure
    .input(z.strictObject({ id: z.string().min(1).max(64) }))
    .query(({ input }) => unwrap(checkAbout(input.id))),

  run: procedure.input(checkInput).subscription(async function* ({ ctx, input, signal }) {
    const session = unwrap(ctx.sessions.open(input.volume));
    const policy = unwrap(findPolicy(input.policy, session.subject.report));
    yield* cooperate(runChecks(session.subject, policy), signal, (report) => ({
      ...recordChecklist(ctx, input, session.subject, report),
      at: nowIso(ctx.clock),
      report,
    }));
  }),
});

function recordChecklist(
  ctx: ApiContext,
  input: Omit<RecordedSubject, 'report'>,
  subject: Subject,
  report: ChecklistReport,
): Recorded {
  const { fail, warning, unknown } = report.summary;
  const open = undecided(report);
  const outcome = fail > 0 ? 'fail' : open > 0 ? 'unknown' : warning > 0 ? 'warning' : 'pass';
  return recordOf(
    ctx,
    { ...input, report: subject.report },
    {
      kind: 'check',
      outcome,
      summary: `${fail} fail, ${warning} warning, ${open} unknown, ${unknown - open} to ask of ${report.results.length} checks`,
      body: { kind: 'check', report, settings: recordedSettings(subject) },
    },
  );
}
