import { problem, ProblemError } from '../../../../shared/model/diagnostic.ts';
import { EXIT } from '../exitCodes.ts';
import { emit, jsonText, wantsJson, type Invocation, type OutputOptions } from '../invocation.ts';
import type { OutputOf } from '../schemas/schemas.ts';
import { problemText } from '../text/places.ts';
import { proposalText } from '../text/proposalText.ts';

/** `fix list VOLUME` and `fix show VOLUME [ID...]`. */
export async function listFixes(
  invocation: Invocation,
  volume: string,
  ids: readonly string[],
  options: OutputOptions,
): Promise<number> {
  const all = await invocation.caller.fix.list({ volume });
  const proposals =
    ids.length === 0
      ? all
      : ids.map(
          (id) =>
            all.find((proposal) => proposal.id === id)
            ?? unknownProposal(
              id,
              all.map((proposal) => proposal.id),
            ),
        );
  const text =
    proposals.length === 0
      ? 'Nothing to propose: no finding on this volume has a remedy that can be carried out offline.'
      : proposals.map((proposal) => proposalText(proposal, invocation.terminal.paint)).join('\n');
  const name = ids.length === 0 ? 'fix-list' : 'fix-show';
  emit(invocation, options, wantsJson(options) ? jsonText(name, { proposals }) : text.trimEnd());
  return EXIT.clean;
}

function unknownProposal(id: string, known: readonly string[]): never {
  throw new ProblemError(
    problem('usage', 'unknown-proposal', `There is no proposal "${id}" for this volume.`, {
      fix: known.length === 0 ? 'The volume has no proposals now.' : `Use one of: ${known.join(', ')}.`,
    }),
  );
}

export interface ApplyOptions extends OutputOptions {
  readonly yes?: boolean;
}

/** `fix apply VOLUME ID...`: shows the change, asks (or takes `--yes`), writes with backup and history. */
export async function applyFixes(
  invocation: Invocation,
  volume: string,
  ids: readonly string[],
  options: ApplyOptions,
): Promise<number> {
  const { caller, terminal } = invocation;
  const all = await caller.fix.list({ volume });
  const chosen = ids.map(
    (id) =>
      all.find((proposal) => proposal.id === id)
      ?? unknownProposal(
        id,
        all.map((proposal) => proposal.id),
      ),
  );
  const applied: OutputOf<'fix-apply'>['applied'][number][] = [];
  for (const proposal of chosen) {
    terminal.notice(proposalText(proposal, terminal.paint));
    const agreed = options.yes === true || (await terminal.confirm(`${proposal.title}?`));
    if (!agreed)
      throw new ProblemError(
        problem('refused', 'not-confirmed', `"${proposal.title}" was not confirmed; it was not written.`, {
          fix: 'Answer y, or give --yes where nobody can be asked.',
        }),
      );
    const { editId, files, warnings } = await caller.fix.carryOut({ volume, id: proposal.id });
    for (const item of warnings) terminal.notice(problemText(item, terminal.paint));
    applied.push({ id: proposal.id, editId, files });
  }
  const text = applied
    .map((edit) => `Applied ${edit.id}. Undo with: imageprep fix undo ${quoted(volume)} ${edit.editId}`)
    .join('\n');
  emit(invocation, options, wantsJson(options) ? jsonText('fix-apply', { applied }) : text);
  return EXIT.clean;
}

/** A path as it can be pasted into a shell. */
function quoted(path: string): string {
  return /\s/.test(path) ? `"${path}"` : path;
}

/** `fix undo VOLUME [ID]`: the last applied edit without an id. */
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
