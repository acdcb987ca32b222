import { z } from 'zod';
import { problem, ProblemError, unwrap } from '../../../shared/model/diagnostic.ts';
import { writeOutputFile } from '../../platform/outputFile.ts';
import { openRawDisk } from '../../platform/rawDisk.ts';
import { sha256Hex } from '../../platform/digest.ts';
import type { LintedFile } from '../../../shared/model/config.ts';
import { compareSettings } from '../../config/compareSettings.ts';
import type { ConfigDocument } from '../../config/document.ts';
import { LINT_RULES } from '../../config/lint/catalogue.ts';
import { lintDocument } from '../../config/lint/lintDocument.ts';
import { getSetting, listSettings, MAX_LISTED } from '../../config/settings/read.ts';
import { resolvingFs, type LocatingFs } from '../../volume/resolvingFs.ts';
import { applyToLoose } from '../applyToLoose.ts';
import { editDocument, isChanged, openVolumeConfig, type EditedConfig } from '../configEdits.ts';
import { configProposal, documentReport, introducedProblems, problemsAfter } from '../configProposal.ts';
import { pathInput, settingName } from '../inputs.ts';
import { asNamed, locateLoose } from '../locateLoose.ts';
import { looseEditTarget } from '../looseEditTarget.ts';
import { otherThanSettings } from '../otherThanSettings.ts';
import { shownEdit } from '../showProposal.ts';
import { renderJunit } from '../../reports/junit.ts';
import { lintFindingsByFile, lintFindingsByRule } from '../../reports/lintFindings.ts';
import { renderSarif } from '../../reports/sarif.ts';
import type { ApiContext } from '../context.ts';
import { procedure, router } from '../trpc.ts';

/** Files of one call of lint. */
const MAX_LINTED = 100_000;
const lintFormat = z.enum(['sarif', 'junit']);
const SETTINGS_FILE = 'settings file';
const fileInput = z.strictObject({ file: pathInput });
const changeInput = z.strictObject({ file: pathInput, setting: settingName, value: z.string().max(1 << 20) });

/** One settings file by its path on this PC, on a volume or not. */
export const looseFileRouter = router({
  show: procedure
    .input(fileInput)
    .query(({ input }) => ({ document: { ...documentReport(openLoose(input.file)), file: input.file } })),

  lint: procedure
    .input(
      z.strictObject({ files: z.array(pathInput).min(1).max(MAX_LINTED), format: lintFormat.nullable().default(null) }),
    )
    .query(({ ctx, input: { files, format } }) => {
      const linted = files.map(lintLoose);
      return { files: linted, report: format === null ? null : lintReport(linted, format, ctx) };
    }),

  diff: procedure.input(z.strictObject({ before: pathInput, after: pathInput })).query(({ input }) => {
    const [before, after] = [openComparable(input.before), openComparable(input.after)];
    return { changes: compareSettings(before, after), complete: isWhole(before) && isWhole(after) };
  }),

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

/** A file that cannot be read is listed with the reason, so that the others are judged all the same. */
function lintLoose(file: string): LintedFile {
  try {
    const config = openLoose(file);
    if (config.kind === 'ini') return notJudged(file);
    const problems = lintDocument(config).map((found) => ({
      ...found,
      where: found.where.map((at) => ({ ...at, file })),
    }));
    return { file, kind: config.kind, failure: null, problems };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { file, kind: null, failure: error.problem.kind, problems: [error.problem.diagnostic] };
  }
}

/** A file that nothing is known of is no file without faults. */
function notJudged(file: string): LintedFile {
  const { diagnostic } = problem(
    'input',
    'kind-not-judged',
    `"${file}" was not judged. No rule knows files of this kind.`,
    {
      where: [{ file }],
      fix: 'Leave it out, or look at it by hand.',
    },
  );
  return { file, kind: null, failure: null, problems: [diagnostic] };
}

/** A file with settings; a problem `no-settings` (input) where nothing of it could be compared. */
function openComparable(file: string): ConfigDocument {
  const config = openLoose(file);
  if (listSettings(config).length > 0) return config;
  throw new ProblemError(
    problem('input', 'no-settings', `"${file}" has no settings that could be compared.`, {
      where: [{ file }],
      fix: 'Name an answer file or a settings file of an EC2 agent: XML, JSON or YAML.',
    }),
  );
}

/** Whether all settings of a file are compared. */
function isWhole(config: ConfigDocument): boolean {
  const wellFormed = config.xml?.wellFormed ?? config.data?.wellFormed ?? false;
  return wellFormed && listSettings(config).length < MAX_LISTED;
}

function lintReport(
  files: readonly LintedFile[],
  format: z.infer<typeof lintFormat>,
  { version, clock }: ApiContext,
): string {
  if (format === 'junit')
    return renderJunit(lintFindingsByFile(files), { suite: 'config-lint', at: new Date(clock.nowMs()).toISOString() });
  return renderSarif(lintFindingsByRule(files, new Map(LINT_RULES.map(({ code, title }) => [code, title]))), version);
}

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
