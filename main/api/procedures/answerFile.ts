import { z } from 'zod';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { searchSettings } from '../../config/answer/searchSettings.ts';
import { PASSES } from '../../config/catalogue.ts';
import { answerFilePlaces } from '../../subject/answerFilePlaces.ts';
import { fieldPickers } from '../fieldPickers.ts';
import { pathInput, volumeInput } from '../inputs.ts';
import { procedure } from '../trpc.ts';

/** Matches of one search; a list of more is read by nobody. */
const MAX_MATCHES = 200;
const pass = z.string().refine((name) => PASSES.includes(name), 'no pass of an answer file');

/** Answer files: which one wins, the catalogue of their settings. Part of the router for settings files. */
export const answerFileProcedures = {
  /** Which answer file wins, what is at every place of the search, and what Windows did with each file already. */
  answerFiles: procedure.input(volumeInput).query(({ ctx, input }) => {
    const { subject } = unwrap(ctx.sessions.open(input.volume));
    return answerFilePlaces(subject);
  }),

  /** A search over all settings of the catalogue; an empty query lists them. */
  searchSettings: procedure
    .input(
      z.strictObject({
        query: z.string().max(200),
        pass: pass.optional(),
        component: z.string().max(200).optional(),
        limit: z.int().min(1).max(MAX_MATCHES).default(50),
      }),
    )
    .query(({ input: { query, ...options } }) => searchSettings(query, options)),

  /** Long lists of values for fields: time zones (those of the volume where it has a list), languages, keyboards. */
  pickers: procedure.input(z.strictObject({ volume: pathInput.optional() })).query(({ ctx, input }) => {
    return fieldPickers(input.volume === undefined ? null : unwrap(ctx.sessions.open(input.volume)).subject);
  }),
};
