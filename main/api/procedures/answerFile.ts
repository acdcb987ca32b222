import { z } from 'zod';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { searchSettings } from '../../config/answer/searchSettings.ts';
import { PASSES } from '../../config/catalogue.ts';
import { newAnswerFile } from '../../config/templates.ts';
import { answerFilePlaces } from '../../subject/answerFilePlaces.ts';
import { readArchitecture } from '../../subject/identity.ts';
import { compareOnVolume } from '../compareLoose.ts';
import { openVolumeConfig } from '../configEdits.ts';
import { fieldPickers } from '../fieldPickers.ts';
import { architecture, pathInput, presetId, volumeInput } from '../inputs.ts';
import { findPreset, presetSummaries, previewPreset } from '../presetPreview.ts';
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

  /** What two settings files of the volume say differently. */
  compare: procedure
    .input(z.strictObject({ volume: pathInput, before: pathInput, after: pathInput }))
    .query(({ ctx, input }) => {
      const { fs } = unwrap(ctx.sessions.open(input.volume));
      return compareOnVolume(fs, input.before, input.after);
    }),

  presets: procedure.query(() => ({ presets: presetSummaries() })),

  /** What a preset would change in an answer file of the volume, as edits that `preview` and `save` take. */
  applyPreset: procedure
    .input(z.strictObject({ volume: pathInput, file: pathInput, preset: presetId }))
    .query(({ ctx, input }) => {
      const { fs } = unwrap(ctx.sessions.open(input.volume));
      const preset = unwrap(findPreset(input.preset));
      return unwrap(previewPreset(unwrap(openVolumeConfig(fs, input.file)), preset));
    }),

  /** The text of a new answer file, for the architecture that is given, that of the volume, or amd64. */
  newAnswerFile: procedure
    .input(z.strictObject({ preset: presetId, volume: pathInput.optional(), architecture: architecture.optional() }))
    .query(({ ctx, input }) => {
      const preset = unwrap(findPreset(input.preset));
      const volume = input.volume === undefined ? null : unwrap(ctx.sessions.open(input.volume)).subject;
      const own = volume === null ? 'amd64' : readArchitecture(volume.registry);
      const built = input.architecture ?? architecture.catch('amd64').parse(own);
      return { architecture: built, text: newAnswerFile(preset, built) };
    }),
};
