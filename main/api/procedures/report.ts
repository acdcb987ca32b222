import { z } from 'zod';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { renderRecord } from '../../reports/renderRecord.ts';
import type { ApiContext } from '../context.ts';
import { recordId, reportFormat } from '../inputs.ts';
import { procedure, router } from '../trpc.ts';
import type { WholeRecord } from '../unsavedRecords.ts';

const MIME = {
  html: 'text/html',
  md: 'text/markdown',
  json: 'application/json',
  sarif: 'application/sarif+json',
  junit: 'application/xml',
} as const;

const EXTENSION = { html: 'html', md: 'md', json: 'json', sarif: 'sarif', junit: 'xml' } as const;

/** Printable, self-contained reports of a record. */
export const reportRouter = router({
  render: procedure.input(z.strictObject({ id: recordId, format: reportFormat })).query(({ ctx, input }) => {
    const { record, body } = ctx.unsaved.get(input.id) ?? recorded(ctx, input.id);
    const text = unwrap(renderRecord({ record, body, version: ctx.version }, input.format));
    return { name: `imageprep-${record.kind}-${record.id}.${EXTENSION[input.format]}`, mime: MIME[input.format], text };
  }),
});

function recorded({ history }: ApiContext, id: string): WholeRecord {
  return { record: unwrap(history.records.get(id)), body: unwrap(history.records.body(id)) };
}
