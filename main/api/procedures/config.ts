import { z } from 'zod';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import type { ConfigFile } from '../../../shared/model/config.ts';
import { viewAnswerFile } from '../../config/answer/answerView.ts';
import { getSetting, listSettings } from '../../config/settings/read.ts';
import { formFor } from '../../config/forms.ts';
import { maskText } from '../../config/maskText.ts';
import { meaningOf } from '../../config/meaning.ts';
import {
  currentPasswordChoice,
  passwordChoiceChanges,
  passwordFilesAgree,
  type ChoiceChange,
  type PasswordChoice,
  type PasswordFiles,
} from '../../config/passwordChoice.ts';
import { serviceProperties } from '../../config/serviceProperties.ts';
import { sha256Hex } from '../../platform/digest.ts';
import { EC2CONFIG_FOLDER } from '../../subject/answerFileSearch.ts';
import { applyOnVolume } from '../applyOnVolume.ts';
import { answerFileOrder } from '../answerFileOrder.ts';
import { editedFiles, foundConfig, isChanged, openVolumeConfig } from '../configEdits.ts';
import { configProposal, documentReport, problemsAfter } from '../configProposal.ts';
import { editsInput, pathInput, volumeInput } from '../inputs.ts';
import { seenAs, seenNow } from '../seenConfigs.ts';
import { targetOf } from '../sessions.ts';
import { shownEdit } from '../showProposal.ts';
import { procedure, router } from '../trpc.ts';
import { passwordFiles } from '../passwordFiles.ts';
import { answerFileProcedures } from './answerFile.ts';
import { contradictionChange, contradictionsRouter } from './contradictions.ts';
import { looseFileRouter } from './looseFile.ts';

const editRequest = z.strictObject({ volume: pathInput, edits: editsInput.min(1) });

/** Settings files of a volume: list, read with form and source, preview and save of edits. */
export const configRouter = router({
  list: procedure.input(volumeInput).query(({ ctx, input }): { files: readonly ConfigFile[] } => {
    const { subject } = unwrap(ctx.sessions.open(input.volume));
    return { files: answerFileOrder(subject) };
  }),

  ...answerFileProcedures,

  read: procedure
    .input(z.strictObject({ volume: pathInput, file: pathInput, showSecrets: z.boolean().default(false) }))
    .query(({ ctx, input }) => {
      const { fs } = unwrap(ctx.sessions.open(input.volume));
      const config = unwrap(openVolumeConfig(fs, input.file));
      const masked = maskText(config.kind, config.source.text);
      return {
        document: { ...documentReport(config), settings: listSettings(config, { showSecrets: input.showSecrets }) },
        text: input.showSecrets ? config.source.text : masked.text,
        masked: !input.showSecrets && masked.spans.length > 0,
        hasSecrets: masked.spans.length > 0,
        form: formFor(config),
        meaning: meaningOf(config),
        /** Passes, lists and passwords; empty for other files. */
        answer: viewAnswerFile(config, input.showSecrets),
        fingerprint: sha256Hex(config.source.bytes),
      };
    }),

  preview: procedure
    .input(editRequest.extend({ showSecrets: z.boolean().default(false) }))
    .mutation(({ ctx, input }) => {
      const session = unwrap(ctx.sessions.open(input.volume));
      const edited = unwrap(editedFiles(session.fs, input.edits));
      return {
        proposal: {
          ...configProposal(seenNow(edited)),
          changes: edited.map((file) => shownEdit(file, input.showSecrets)),
        },
        problems: problemsAfter(edited),
        contradictions: contradictionChange(ctx, session, input.edits),
        /** The files hold these values already. */
        unchanged: !edited.some(isChanged),
        texts: edited.map((file) => ({
          file: file.path,
          text: maskText(file.after.kind, file.after.source.text).text,
          meaning: meaningOf(file.after),
        })),
      };
    }),

  save: procedure
    .input(editRequest.extend({ fingerprints: z.record(z.string(), z.string()) }))
    .mutation(({ ctx, input }) => {
      const session = unwrap(ctx.sessions.open(input.volume));
      const edited = unwrap(editedFiles(session.fs, input.edits));
      const proposal = configProposal(unwrap(seenAs(edited, input.fingerprints)));
      const changes = edited.filter(isChanged).map((file) => shownEdit(file));
      return unwrap(applyOnVolume(ctx, targetOf(session), proposal, { ...proposal, changes }));
    }),

  serviceProperties: procedure.input(volumeInput).query(({ ctx, input }) => {
    const { fs } = unwrap(ctx.sessions.open(input.volume));
    return { tabs: serviceProperties(EC2CONFIG_FOLDER, (path) => foundConfig(fs, path)) };
  }),

  passwordChoice: procedure.input(volumeInput).query(({ ctx, input }) => {
    const { fs } = unwrap(ctx.sessions.open(input.volume));
    return describeChoice(unwrap(passwordFiles(fs)));
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
      const files = unwrap(passwordFiles(fs));
      const changes = unwrap(passwordChoiceChanges(input.choice, files, input.password));
      return { edits: changes.filter((change) => !saysSo(files, change)) };
    }),

  contradictions: contradictionsRouter,
  file: looseFileRouter,
});

/** The choice that the files stand for, and why; `mixed` where they contradict each other. */
function describeChoice(files: PasswordFiles): { readonly choice: PasswordChoice | 'mixed'; readonly why: string } {
  const choice = currentPasswordChoice(files);
  if (choice === null)
    return {
      choice: 'mixed',
      why: 'SetPasswordAfterSysprep and AdministratorPassword contradict each other, or a file is missing.',
    };
  const agree = passwordFilesAgree(files);
  const note = agree === false ? ' Config.xml says otherwise; Sysprep overwrites it from BundleConfig.xml.' : '';
  return {
    choice,
    why: `By SetPasswordAfterSysprep in BundleConfig.xml and AdministratorPassword in the answer file.${note}`,
  };
}

/** Whether a file holds a value already, so that the change would change nothing. */
function saysSo({ config, bundle, answer }: PasswordFiles, change: ChoiceChange): boolean {
  const document = [config, bundle, answer].find((file) => file?.path === change.file);
  if (document === undefined || document === null) return false;
  const found = getSetting(document, change.setting, { showSecrets: true });
  return found.ok && found.value.value === change.value;
}
