import { z } from 'zod';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import type { ConfigFile } from '../../../shared/model/config.ts';
import { describeConfig } from '../../config/describe.ts';
import { listSettings } from '../../config/settings/read.ts';
import { formFor } from '../../config/forms.ts';
import { maskText } from '../../config/maskText.ts';
import { currentPasswordChoice, passwordChoiceEdits } from '../../config/passwordChoice.ts';
import { sha256Hex } from '../../platform/digest.ts';
import { applyOnVolume } from '../applyOnVolume.ts';
import { answerFileOrder } from '../answerFileOrder.ts';
import { editedFiles, openVolumeConfig } from '../configEdits.ts';
import { configProposal, problemsAfter } from '../configProposal.ts';
import { editsInput, pathInput, volumeInput } from '../inputs.ts';
import { targetOf } from '../sessions.ts';
import { shownEdit } from '../showProposal.ts';
import { procedure, router } from '../trpc.ts';
import { passwordFiles } from '../passwordFiles.ts';
import { looseFileRouter } from './looseFile.ts';

const editRequest = z.strictObject({ volume: pathInput, edits: editsInput.min(1) });

/** Settings files of a volume: list, read with form and source, preview and save of edits. */
export const configRouter = router({
  list: procedure.input(volumeInput).query(({ ctx, input }): { files: readonly ConfigFile[] } => {
    const { subject } = unwrap(ctx.sessions.open(input.volume));
    return { files: answerFileOrder(subject) };
  }),

  read: procedure
    .input(z.strictObject({ volume: pathInput, file: pathInput, showSecrets: z.boolean().default(false) }))
    .query(({ ctx, input }) => {
      const { fs } = unwrap(ctx.sessions.open(input.volume));
      const config = unwrap(openVolumeConfig(fs, input.file));
      const masked = maskText(config.kind, config.source.text);
      return {
        document: { ...describeConfig(config), settings: listSettings(config, { showSecrets: input.showSecrets }) },
        text: input.showSecrets ? config.source.text : masked.text,
        masked: !input.showSecrets && masked.spans.length > 0,
        hasSecrets: masked.spans.length > 0,
        form: formFor(config),
        fingerprint: sha256Hex(config.source.bytes),
      };
    }),

  preview: procedure.input(editRequest).mutation(({ ctx, input }) => {
    const session = unwrap(ctx.sessions.open(input.volume));
    const edited = unwrap(editedFiles(session.fs, input.edits));
    return {
      proposal: {
        ...configProposal(edited),
        changes: edited.map(shownEdit),
      },
      problems: problemsAfter(edited),
      texts: edited.map((file) => ({ file: file.path, text: maskText(file.after.kind, file.after.source.text).text })),
    };
  }),

  save: procedure
    .input(editRequest.extend({ fingerprints: z.record(z.string(), z.string()) }))
    .mutation(({ ctx, input }) => {
      const session = unwrap(ctx.sessions.open(input.volume));
      const edited = unwrap(editedFiles(session.fs, input.edits));
      const proposal = configProposal(edited, input.fingerprints);
      return unwrap(
        applyOnVolume(ctx, targetOf(session), proposal, {
          ...proposal,
          changes: edited.map(shownEdit),
        }),
      );
    }),

  passwordChoice: procedure.input(volumeInput).query(({ ctx, input }) => {
    const { fs } = unwrap(ctx.sessions.open(input.volume));
    return currentPasswordChoice(unwrap(passwordFiles(fs)));
  }),

  passwordEdits: procedure
    .input(
      z.strictObject({
        volume: pathInput,
        choice: z.enum(['random', 'specify', 'keep']),
        password: z.string().max(256).optional(),
      }),
    )
    .mutation(({ ctx, input }) => {
      const { fs } = unwrap(ctx.sessions.open(input.volume));
      return { edits: unwrap(passwordChoiceEdits(input.choice, unwrap(passwordFiles(fs)), input.password)) };
    }),

  file: looseFileRouter,
});
