import { z } from 'zod';
import type { Diagnosis } from '../../../shared/model/log.ts';
import { nowIso } from '../../platform/clock.ts';
import type { ApiContext } from '../context.ts';
import { cooperate } from '../cooperate.ts';
import { diagnoseVolume } from '../diagnose.ts';
import { mayGoUnrecorded, pathInput } from '../inputs.ts';
import { recordOf, type Recorded, type RecordedSubject } from '../record.ts';
import { procedure, router } from '../trpc.ts';

const runInput = z.strictObject({
  volume: pathInput,
  /** Further folders or log files to read with it. */
  paths: z.array(pathInput).max(100).optional(),
  mayGoUnrecorded,
});

/** What broke and what mends it: from the logs of a volume, a folder or single files. Recorded in history. */
export const diagnosisRouter = router({
  run: procedure.input(runInput).subscription(async function* ({ ctx, input, signal }) {
    const work = diagnoseVolume(ctx.logs, [input.volume, ...(input.paths ?? [])]);
    yield* cooperate(work, signal, (diagnosis) => ({
      ...record(ctx, { ...input, report: null }, diagnosis),
      at: nowIso(ctx.clock),
      diagnosis,
    }));
  }),
});

function record(ctx: ApiContext, of: RecordedSubject, diagnosis: Diagnosis): Recorded {
  return recordOf(ctx, of, {
    kind: 'diagnosis',
    outcome: diagnosis.outcome,
    summary: diagnosis.answer,
    body: { kind: 'diagnosis', diagnosis },
  });
}
