import { z } from 'zod';
import { unwrap, type Diagnostic } from '../../../shared/model/diagnostic.ts';
import { contradictionsOf } from '../../contradictions/contradictions.ts';
import { passwordPath } from '../../contradictions/passwordPath.ts';
import type { ApiContext } from '../context.ts';
import { editsInput, pathInput, volumeInput } from '../inputs.ts';
import type { EditInput } from '../inputs.ts';
import { lintReport } from '../lintLoose.ts';
import { lintVolume } from '../lintVolume.ts';
import type { VolumeSession } from '../sessions.ts';
import { trialSubject } from '../trial.ts';
import { procedure, router } from '../trpc.ts';

/** What the settings files of a volume say against each other, with edits that are not saved laid over them. */
export const contradictionsRouter = router({
  list: procedure
    .input(z.strictObject({ volume: pathInput, edits: editsInput.default([]) }))
    .query(({ ctx, input }) => {
      const session = unwrap(ctx.sessions.open(input.volume));
      const subject = unwrap(trialSubject(session, { edits: input.edits, remedies: [] }, ctx.clock));
      return { contradictions: contradictionsOf(subject), passwordPath: passwordPath(subject) };
    }),
  lint: procedure
    .input(volumeInput.extend({ format: z.enum(['sarif', 'junit']).nullable().default(null) }))
    .query(({ ctx, input: { volume, format } }) => {
      const files = lintVolume(unwrap(ctx.sessions.open(volume)).subject);
      return { files, report: format === null ? null : lintReport(files, format, ctx) };
    }),
});

/** What edits change in the contradictions of a volume: those that they bring, and those that they end. */
export interface ContradictionChange {
  readonly before: number;
  readonly after: number;
  readonly brought: readonly Diagnostic[];
  readonly ended: readonly Diagnostic[];
}

/** Throws what opening the volume or making the edits refuses, as ProblemError. */
export function contradictionChange(
  { clock }: Pick<ApiContext, 'clock'>,
  session: VolumeSession,
  edits: readonly EditInput[],
): ContradictionChange {
  const before = contradictionsOf(session.subject);
  const after = contradictionsOf(unwrap(trialSubject(session, { edits, remedies: [] }, clock)));
  const [had, has] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  return {
    before: before.length,
    after: after.length,
    brought: after.filter((found) => !had.has(keyOf(found))),
    ended: before.filter((found) => !has.has(keyOf(found))),
  };
}

/** What tells one contradiction from another: its places move with the edits. */
function keyOf({ code, summary }: Diagnostic): string {
  return `${code} ${summary}`;
}
