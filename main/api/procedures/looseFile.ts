import { z } from 'zod';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { writeOutputFile } from '../../platform/outputFile.ts';
import { sha256Hex } from '../../platform/digest.ts';
import { viewAnswerFile } from '../../config/answer/answerView.ts';
import type { ConfigDocument } from '../../config/document.ts';
import { getSetting } from '../../config/settings/read.ts';
import { applyToLoose } from '../applyToLoose.ts';
import { compareLoose } from '../compareLoose.ts';
import { editDocument, isChanged, type EditedConfig } from '../configEdits.ts';
import { configProposal, documentReport, introducedProblems, problemsAfter } from '../configProposal.ts';
import { editInput, pathInput, settingName, type EditInput } from '../inputs.ts';
import { lintLoose, lintReport } from '../lintLoose.ts';
import { locateLoose } from '../locateLoose.ts';
import { openBelow, openLoose, SETTINGS_FILE } from '../looseConfig.ts';
import { looseEditTarget } from '../looseEditTarget.ts';
import { shownEdit } from '../showProposal.ts';
import { procedure, router } from '../trpc.ts';

/** Files of one call of lint. */
const MAX_LINTED = 100_000;
const lintFormat = z.enum(['sarif', 'junit']);
const fileInput = z.strictObject({ file: pathInput });

/** One settings file by its path on this PC, on a volume or not. */
export const looseFileRouter = router({
  show: procedure.input(fileInput).query(({ input }) => {
    const config = openLoose(input.file);
    return { document: { ...documentReport(config), file: input.file }, answer: viewAnswerFile(config) };
  }),

  lint: procedure
    .input(
      z.strictObject({ files: z.array(pathInput).min(1).max(MAX_LINTED), format: lintFormat.nullable().default(null) }),
    )
    .query(({ ctx, input: { files, format } }) => {
      const linted = files.map(lintLoose);
      return { files: linted, report: format === null ? null : lintReport(linted, format, ctx) };
    }),

  diff: procedure
    .input(z.strictObject({ before: pathInput, after: pathInput }))
    .query(({ input }) => compareLoose(input.before, input.after)),

  get: procedure
    .input(z.strictObject({ file: pathInput, setting: settingName, showSecrets: z.boolean().default(false) }))
    .query(({ input }) => ({
      file: input.file,
      ...unwrap(getSetting(openLoose(input.file), input.setting, { showSecrets: input.showSecrets })),
    })),

  preview: procedure.input(editInput).mutation(({ input }) => {
    const edited = edit(openLoose(input.file), input);
    return {
      changes: [shownEdit(edited)],
      changed: isChanged(edited),
      problems: problemsAfter([edited]),
      introduced: introducedProblems(edited),
      fingerprint: sha256Hex(edited.before.source.bytes),
    };
  }),

  save: procedure.input(editInput.extend({ fingerprint: z.string() })).mutation(({ ctx, input }) => {
    unwrap(locateLoose(input.file, SETTINGS_FILE));
    const target = unwrap(looseEditTarget(ctx, input.file));
    const edited = edit(openBelow(target.root, target.path, input.file), input);
    const proposal = configProposal([{ ...edited, fingerprint: input.fingerprint }]);
    return unwrap(applyToLoose(ctx, target, input.file, proposal, [shownEdit(edited)]));
  }),

  copy: procedure.input(editInput.extend({ target: pathInput })).mutation(({ input }) => {
    const edited = edit(openLoose(input.file), input);
    unwrap(writeOutputFile(input.target, edited.after.source.bytes));
    return { target: input.target };
  }),
});

function edit(before: ConfigDocument, { setting, value, list }: EditInput): EditedConfig {
  return unwrap(editDocument(before, [{ setting, value, list }]));
}
