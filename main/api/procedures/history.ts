import { z } from 'zod';
import { unwrap, type Outcome } from '../../../shared/model/diagnostic.ts';
import type { Pruned } from '../../history/prune.ts';
import { compareRecords } from '../../reports/compareRecords.ts';
import { recordId, recordKind } from '../inputs.ts';
import { rootOf } from '../sessions.ts';
import { procedure, router } from '../trpc.ts';

const listInput = z.strictObject({
  kind: recordKind.optional(),
  volume: z.string().max(4096).optional(),
  search: z.string().max(256).optional(),
  cursor: z.strictObject({ at: z.string().max(40), id: recordId }).optional(),
  limit: z.number().int().min(1).max(500).default(50),
});

/** The local record: list, one record, comparison, removal. */
export const historyRouter = router({
  /** With what each edit changed, beside its volume. */
  list: procedure.input(listInput).query(({ ctx, input }) => {
    const page = ctx.history.records.page({
      kind: input.kind,
      volume: input.volume === undefined ? undefined : rootOf(input.volume),
      search: input.search,
      before: input.cursor,
      limit: input.limit,
    });
    const { records, next } = unwrap(page);
    const edits = records.filter(({ kind }) => kind === 'edit').map(({ id }) => id);
    const files = unwrap(ctx.history.edits.filesOf(edits));
    return { records: records.map((record) => ({ ...record, files: files.get(record.id) ?? [] })), next };
  }),
  get: procedure.input(z.strictObject({ id: recordId })).query(({ ctx, input }) => {
    const record = unwrap(ctx.history.records.get(input.id));
    const body = unwrap(ctx.history.records.body(input.id));
    const edit = body.kind === 'edit' && body.undoes === null ? unwrap(ctx.history.edits.get(input.id)) : null;
    return { record, body, editState: edit?.state ?? null };
  }),
  compare: procedure.input(z.strictObject({ a: recordId, b: recordId })).query(({ ctx, input }) => {
    const side = (id: string) => ({
      record: unwrap(ctx.history.records.get(id)),
      body: unwrap(ctx.history.records.body(id)),
    });
    return unwrap(compareRecords(side(input.a), side(input.b)));
  }),
  remove: procedure
    .input(z.strictObject({ ids: z.array(recordId).min(1).max(500) }))
    .mutation(({ ctx, input }) => taken(ctx.history.remove(input.ids))),
  prune: procedure
    .input(z.strictObject({ olderThanDays: z.number().min(0).max(36_500) }))
    .mutation(({ ctx, input }) => taken(ctx.history.prune(input))),
});

/** What came of removing records: how many went, with the backups of how many edits, and what was not removed. */
function taken(outcome: Outcome<Pruned>) {
  const { records, edits, kept, warnings } = unwrap(outcome);
  return { removed: records, edits, kept, warnings };
}
