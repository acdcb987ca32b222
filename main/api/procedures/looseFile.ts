import { z } from 'zod';
import { ProblemError, unwrap } from '../../../shared/model/diagnostic.ts';
import { writeOutputFile } from '../../platform/outputFile.ts';
import { openRawDisk } from '../../platform/rawDisk.ts';
import { sha256Hex } from '../../platform/digest.ts';
import type { ConfigDocument } from '../../config/document.ts';
import { getSetting } from '../../config/settings/read.ts';
import { resolvingFs, type LocatingFs } from '../../volume/resolvingFs.ts';
import { applyToLoose } from '../applyToLoose.ts';
import { editDocument, isChanged, openVolumeConfig, type EditedConfig } from '../configEdits.ts';
import { configProposal, documentReport, introducedProblems, problemsAfter } from '../configProposal.ts';
import { pathInput, settingName } from '../inputs.ts';
import { asNamed, locateLoose } from '../locateLoose.ts';
import { looseEditTarget } from '../looseEditTarget.ts';
import { otherThanSettings } from '../otherThanSettings.ts';
import { shownEdit } from '../showProposal.ts';
import { procedure, router } from '../trpc.ts';

const SETTINGS_FILE = 'settings file';
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
    const edited = edit(openLoose(input.file), input);
    return {
      changes: [shownEdit(edited)],
      changed: isChanged(edited),
      problems: problemsAfter([edited]),
      introduced: introducedProblems(edited),
      fingerprint: sha256Hex(edited.before.source.bytes),
    };
  }),

  save: procedure.input(changeInput.extend({ fingerprint: z.string() })).mutation(({ ctx, input }) => {
    unwrap(locateLoose(input.file, SETTINGS_FILE));
    const target = unwrap(looseEditTarget(ctx, input.file));
    const edited = edit(openBelow(target.root, target.path, input.file), input);
    const proposal = configProposal([{ ...edited, fingerprint: input.fingerprint }]);
    return unwrap(applyToLoose(ctx, target, input.file, proposal, [shownEdit(edited)]));
  }),

  copy: procedure.input(changeInput.extend({ target: pathInput })).mutation(({ input }) => {
    const edited = edit(openLoose(input.file), input);
    unwrap(writeOutputFile(input.target, edited.after.source.bytes));
    return { target: input.target };
  }),
});

function openLoose(file: string): ConfigDocument {
  const { fs, path } = unwrap(locateLoose(file, SETTINGS_FILE));
  return openIn(fs, path, file);
}

function openBelow(root: string, path: string, file: string): ConfigDocument {
  return openIn(resolvingFs(unwrap(openRawDisk(root))), path, file);
}

function openIn(fs: LocatingFs, path: string, file: string): ConfigDocument {
  const opened = openVolumeConfig(fs, path);
  if (!opened.ok) throw new ProblemError(asNamed(opened.problem, path, file));
  const refusal = otherThanSettings(opened.value, file);
  if (refusal !== null) throw new ProblemError(refusal);
  return opened.value;
}

function edit(before: ConfigDocument, { setting, value }: z.infer<typeof changeInput>): EditedConfig {
  return unwrap(editDocument(before, [{ setting, value }]));
}
