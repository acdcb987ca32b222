import type { ChecklistReport } from '../../../shared/model/check.ts';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { nowIso } from '../../platform/clock.ts';
import { runChecks } from '../../checks/runChecks.ts';
import type { Subject } from '../../subject/subject.ts';
import type { ApiContext } from '../context.ts';
import { cooperate } from '../cooperate.ts';
import { volumeInput } from '../inputs.ts';
import { recordedSettings } from '../recordedSettings.ts';
import { recordOf } from '../record.ts';
import { procedure, router } from '../trpc.ts';

/** The checklist: every check over an open volume, recorded in history. */
export const checksRouter = router({
  run: procedure.input(volumeInput).subscription(async function* ({ ctx, input, signal }) {
    const session = unwrap(ctx.sessions.open(input.volume));
    yield* cooperate(runChecks(session.subject), signal, (report) => ({
      recordId: recordChecklist(ctx, input.volume, session.subject, report),
      at: nowIso(ctx.clock),
      report,
    }));
  }),
});

function recordChecklist(ctx: ApiContext, volume: string, subject: Subject, report: ChecklistReport): string {
  const { fail, warning, unknown } = report.summary;
  const outcome = fail > 0 ? 'fail' : unknown > 0 ? 'unknown' : warning > 0 ? 'warning' : 'pass';
  return recordOf(ctx, volume, {
    kind: 'check',
    outcome,
    summary: `${fail} fail, ${warning} warning, ${unknown} unknown of ${report.results.length} checks`,
    body: { kind: 'check', report, settings: recordedSettings(subject) },
  });
}
