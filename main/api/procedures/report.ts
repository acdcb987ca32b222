import { z } from 'zod';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { renderRecord } from '../../reports/renderRecord.ts';
import { recordId, reportFormat } from '../inputs.ts';
import { procedure, router } from '../trpc.ts';

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
    const record = unwrap(ctx.history.records.get(input.id));
    const body = unwrap(ctx.history.records.body(input.id));
    const text = unwrap(renderRecord({ record, body, version: ctx.version }, input.format));
    return { name: `imageprep-${record.kind}-${record.id}.${EXTENSION[input.format]}`, mime: MIME[input.format], text };
  }),
});
