import { z } from 'zod';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { writeOutputFile } from '../../platform/outputFile.ts';
import { sha256Hex } from '../../platform/digest.ts';
import { viewAnswerFile } from '../../config/answer/answerView.ts';
import type { ConfigDocument } from '../../config/document.ts';
import { getSetting } from '../../config/settings/read.ts';
import { newAnswerFile } from '../../config/templates.ts';
import { encodeText } from '../../config/text/encodeText.ts';
import { applyToLoose } from '../applyToLoose.ts';
import { compareLoose } from '../compareLoose.ts';
import { editDocument, isChanged, type EditedConfig } from '../configEdits.ts';
import { configProposal, documentReport, introducedProblems, problemsAfter } from '../configProposal.ts';
import { architecture, editInput, pathInput, presetId, settingName } from '../inputs.ts';
import { lintLoose, lintReport } from '../lintLoose.ts';
import { locateLoose } from '../locateLoose.ts';
import { openBelow, openLoose, SETTINGS_FILE } from '../looseConfig.ts';
import { looseEditTarget } from '../looseEditTarget.ts';
import { findPreset, previewPreset, withPreset } from '../presetPreview.ts';
import { shownEdit } from '../showProposal.ts';
import { procedure, router } from '../trpc.ts';

/** Files of one call of lint. */
const MAX_LINTED = 100_000;
const lintFormat = z.enum(['sarif', 'junit']);
const fileInput = z.strictObject({ file: pathInput });
const presetInput = z.strictObject({ file: pathInput, preset: presetId });
/** A change of one file: of a setting or a list, or by a preset. */
const changeInput = z.union([editInput, presetInput]);
/** The fingerprint of the file as it was shown. */
const seen = { fingerprint: z.string() };
/** The file that a result is written to. */
const to = { target: pathInput };

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

  preview: procedure.input(changeInput).mutation(({ input }) => {
    const edited = edit(openLoose(input.file), input);
    return {
      changes: [shownEdit(edited)],
      changed: isChanged(edited),
      problems: problemsAfter([edited]),
      introduced: introducedProblems(edited),
      fingerprint: sha256Hex(edited.before.source.bytes),
    };
  }),

  save: procedure.input(z.union([editInput.extend(seen), presetInput.extend(seen)])).mutation(({ ctx, input }) => {
    unwrap(locateLoose(input.file, SETTINGS_FILE));
    const target = unwrap(looseEditTarget(ctx, input.file));
    const edited = edit(openBelow(target.root, target.path, input.file), input);
    const proposal = configProposal([{ ...edited, fingerprint: input.fingerprint }]);
    return unwrap(applyToLoose(ctx, target, input.file, proposal, [shownEdit(edited)]));
  }),

  copy: procedure.input(z.union([editInput.extend(to), presetInput.extend(to)])).mutation(({ input }) => {
    const edited = edit(openLoose(input.file), input);
    unwrap(writeOutputFile(input.target, edited.after.source.bytes));
    return { target: input.target };
  }),

  /** What a preset would change in an answer file, by meaning. */
  applyPreset: procedure
    .input(presetInput)
    .query(({ input }) => unwrap(previewPreset(openLoose(input.file), unwrap(findPreset(input.preset))))),

  /** Writes a new answer file of a preset: UTF-8 with byte order mark and CRLF, as the stock file. */
  create: procedure
    .input(z.strictObject({ preset: presetId, architecture: architecture.default('amd64'), ...to }))
    .mutation(({ input }) => {
      const text = newAnswerFile(unwrap(findPreset(input.preset)), input.architecture);
      unwrap(writeOutputFile(input.target, unwrap(encodeText(text, { bom: true, newline: 'crlf' }))));
      return { target: input.target };
    }),
});

function edit(before: ConfigDocument, change: z.infer<typeof changeInput>): EditedConfig {
  if ('preset' in change) return unwrap(withPreset(before, unwrap(findPreset(change.preset))));
  const { setting, value, list } = change;
  return unwrap(editDocument(before, [{ setting, value, list }]));
}
