import { problem, ProblemError, type Diagnostic } from '../../../../shared/model/diagnostic.ts';
import { EXIT } from '../exitCodes.ts';
import { emit, jsonText, wantsJson, type Invocation, type OutputOptions } from '../invocation.ts';
import { problemLines, problemText } from '../text/places.ts';
import { proposalText } from '../text/proposalText.ts';

/** `fix list VOLUME` and `fix show VOLUME [ID...]`, each by its name; what could not be looked at gives exit code 3. */
export async function listFixes(
  invocation: Invocation,
  volume: string,
  ids: readonly string[],
  options: OutputOptions,
  name: 'fix-list' | 'fix-show' = 'fix-list',
): Promise<number> {
  const { caller, terminal } = invocation;
  const all = await caller.fix.list({ volume });
  const known = all.map((proposal) => proposal.id);
  const proposals =
    ids.length === 0 ? all : ids.map((id) => all.find((proposal) => proposal.id === id) ?? unknownProposal(id, known));
  const problems = ids.length === 0 ? await caller.fix.notLookedAt({ volume }) : [];
  const text =
    proposals.length === 0
      ? nothingText(problems)
      : proposals.map((proposal) => proposalText(proposal, terminal.paint)).join('\n');
  for (const item of await caller.fix.interrupted({ volume })) terminal.notice(problemText(item, terminal.paint));
  const lines = [text.trimEnd(), ...problemLines(problems, terminal.paint)];
  emit(invocation, options, wantsJson(options) ? jsonText(name, { proposals, problems }) : lines.join('\n'));
  return problems.length === 0 ? EXIT.clean : EXIT.incomplete;
}

export interface ShowOptions extends OutputOptions {
  readonly script?: 'ps1' | 'reg';
}

/** `fix show VOLUME [ID...]`; with `--script` the one proposal named, for doing it by hand. */
export async function showFixes(
  invocation: Invocation,
  volume: string,
  ids: readonly string[],
  options: ShowOptions,
): Promise<number> {
  const { script: format, output } = options;
  if (format === undefined) return listFixes(invocation, volume, ids, options, 'fix-show');
  const [id, ...more] = ids;
  if (id === undefined || more.length > 0 || options.json === true)
    throw new ProblemError(
      problem('usage', 'script-of-one', 'A script is made of one proposal, and is no JSON.', {
        fix: 'Name one proposal: fix show VOLUME ID --script ps1',
      }),
    );
  const { caller, terminal } = invocation;
  if (output === undefined) terminal.value((await caller.fix.script({ volume, id, format })).text);
  else terminal.notice(`Written: ${(await caller.fix.saveScript({ volume, id, format, output })).output}`);
  return EXIT.clean;
}

function nothingText(problems: readonly Diagnostic[]): string {
  return problems.length === 0
    ? 'Nothing to propose: no finding on this volume has a remedy that can be carried out offline.'
    : 'No proposal was found, but not everything that one may come from could be looked at:';
}

function unknownProposal(id: string, known: readonly string[]): never {
  throw new ProblemError(
    problem('usage', 'unknown-proposal', `There is no proposal "${id}" for this volume.`, {
      fix: known.length === 0 ? 'The volume has no proposals now.' : `Use one of: ${known.join(', ')}.`,
    }),
  );
}

/** `fix undo VOLUME [ID]`: the last applied edit without an id. A folder stands for the loose files in it. */
export async function undoFix(
  invocation: Invocation,
  volume: string,
  editId: string | undefined,
  options: OutputOptions,
): Promise<number> {
  const { terminal, caller } = invocation;
  const undone = await caller.fix.undo({ volume, ...(editId === undefined ? {} : { editId }) });
  for (const item of undone.warnings) terminal.notice(problemText(item, terminal.paint));
  emit(
    invocation,
    options,
    wantsJson(options)
      ? jsonText('fix-undo', undone)
      : `Undone ${undone.editId}: ${undone.files.join(', ')} as before.`,
  );
  return EXIT.clean;
}
