import { writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { z } from 'zod';
import { problem, ProblemError, unwrap } from '../../../shared/model/diagnostic.ts';
import { attempt } from '../../platform/hostFailure.ts';
import { pathKind } from '../../platform/loosePaths.ts';
import { openRawDisk } from '../../platform/rawDisk.ts';
import { sha256Hex } from '../../platform/digest.ts';
import { probeVolume } from '../../platform/volumeProbe.ts';
import type { ConfigDocument } from '../../config/document.ts';
import { getSetting } from '../../config/settings/read.ts';
import { resolvingFs } from '../../volume/resolvingFs.ts';
import { applyOnVolume } from '../applyOnVolume.ts';
import { editDocument, openVolumeConfig, type EditedConfig } from '../configEdits.ts';
import { configProposal, documentReport, introducedProblems, problemsAfter } from '../configProposal.ts';
import { pathInput, settingName } from '../inputs.ts';
import { shownEdit } from '../showProposal.ts';
import { procedure, router } from '../trpc.ts';

const fileInput = z.strictObject({ file: pathInput });
const changeInput = z.strictObject({ file: pathInput, setting: settingName, value: z.string().max(1 << 20) });

/** One settings file by its path on this PC, on a volume or not. */
export const looseFileRouter = router({
  show: procedure
    .input(fileInput)
    .query(({ input }) => ({ document: { ...documentReport(openLoose(input.file)), file: input.file } })),

  get: procedure
    .input(z.strictObject({ file: pathInput, setting: settingName, showSecrets: z.boolean().default(false) }))
    .query(({ input }) => ({
      file: input.file,
      ...unwrap(getSetting(openLoose(input.file), input.setting, { showSecrets: input.showSecrets })),
    })),

  preview: procedure.input(changeInput).mutation(({ input }) => {
    const edited = edit(input);
    return {
      changes: [shownEdit(edited)],
      /** Whether any byte changes; a changed secret looks the same in `changes`. */
      changed: edited.before.source.text !== edited.after.source.text,
      problems: problemsAfter([edited]),
      introduced: introducedProblems(edited),
      fingerprint: sha256Hex(edited.before.source.bytes),
    };
  }),

  save: procedure.input(changeInput.extend({ fingerprint: z.string() })).mutation(({ ctx, input }) => {
    const edited = edit(input);
    const folder = dirname(resolve(input.file));
    const proposal = configProposal([edited], { [edited.path]: input.fingerprint });
    const { bar } = probeVolume(folder);
    const writeBar = bar ?? (ctx.settings.load().readOnly ? 'readOnlySwitch' : null);
    return unwrap(
      applyOnVolume(ctx, { root: folder, writeBar }, proposal, { ...proposal, changes: [shownEdit(edited)] }),
    );
  }),

  copy: procedure.input(changeInput.extend({ target: pathInput })).mutation(({ input }) => {
    const edited = edit(input);
    const written = attempt(() => writeFileSync(input.target, edited.after.source.bytes));
    if (written.ok) return { target: input.target };
    throw new ProblemError(
      problem('output', 'copy-not-written', `"${input.target}" could not be written: ${written.failure.says}.`, {
        where: [{ file: input.target }],
        fix: written.failure.fix,
      }),
    );
  }),
});

function openLoose(file: string): ConfigDocument {
  if (unwrap(pathKind(file)) === 'folder')
    throw new ProblemError(
      problem('input', 'not-a-file', `"${file}" is a folder.`, {
        where: [{ file }],
        fix: 'Name the settings file itself.',
      }),
    );
  const fs = resolvingFs(unwrap(openRawDisk(dirname(resolve(file)))));
  return unwrap(openVolumeConfig(fs, basename(file)));
}

function edit(input: z.infer<typeof changeInput>): EditedConfig {
  return unwrap(editDocument(openLoose(input.file), [{ setting: input.setting, value: input.value }]));
}
