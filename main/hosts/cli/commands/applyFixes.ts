import { problem, ProblemError } from '../../../../shared/model/diagnostic.ts';
import type { ShownChange, ShownProposal } from '../../../../shared/model/proposal.ts';
import { EXIT } from '../exitCodes.ts';
import { emit, jsonText, wantsJson, type Invocation, type OutputOptions } from '../invocation.ts';
import type { OutputOf } from '../schemas/schemas.ts';
import { problemText } from '../text/places.ts';
import { proposalText } from '../text/proposalText.ts';
import { undoCommand } from '../text/undoCommand.ts';

export interface ApplyOptions extends OutputOptions {
  readonly yes?: boolean;
}

type Report = OutputOf<'fix-apply'>;

/** What came of the proposals so far; what was shown of those carried out tells what they did. */
interface Done {
  readonly applied: Report['applied'][number][];
  readonly skipped: Report['skipped'][number][];
  readonly shown: ShownProposal[];
}

/**
 * `fix apply VOLUME ID...`: shows each change, asks (or takes `--yes`), writes with backup and history. Every id is
 * known before the first byte is written. A proposal that those before it have made pointless is told and left out.
 */
export async function applyFixes(
  invocation: Invocation,
  volume: string,
  ids: readonly string[],
  options: ApplyOptions,
): Promise<number> {
  const { proposals, warnings } = await invocation.caller.fix.choose({ volume, ids: [...ids] });
  for (const item of warnings) invocation.terminal.notice(problemText(item, invocation.terminal.paint));
  const done: Done = { applied: [], skipped: [], shown: [] };
  try {
    for (const proposal of proposals) await applyOne(invocation, volume, proposal, options, done);
  } catch (error) {
    // What was written before stays written, whatever became of the rest.
    for (const line of appliedLines(volume, done, invocation)) invocation.terminal.notice(line);
    throw error;
  }
  const { applied, skipped } = done;
  const text = [...appliedLines(volume, done, invocation), ...skipped.map(skippedLine)].join('\n');
  emit(invocation, options, wantsJson(options) ? jsonText('fix-apply', { applied, skipped }) : text);
  return EXIT.clean;
}

async function applyOne(
  invocation: Invocation,
  volume: string,
  chosen: ShownProposal,
  options: ApplyOptions,
  done: Done,
): Promise<void> {
  const { caller, terminal } = invocation;
  const now = (await caller.fix.list({ volume })).find((each) => each.id === chosen.id);
  if (now === undefined) {
    done.skipped.push(whySkipped(chosen, done));
    return;
  }
  terminal.notice(proposalText(now, terminal.paint));
  if (options.yes !== true && !(await terminal.confirm(`${now.title}?`))) throw notConfirmed(now);
  const { editId, files, warnings } = await caller.fix.carryOut({ volume, id: now.id });
  for (const item of warnings) terminal.notice(problemText(item, terminal.paint));
  done.applied.push({ id: now.id, editId, files });
  done.shown.push(now);
}

/** Why a proposal that was there at the start is gone. Throws where nothing of this command can have done it. */
function whySkipped(gone: ShownProposal, { shown }: Done): Report['skipped'][number] {
  const last = shown.at(-1);
  if (last === undefined)
    throw new ProblemError(
      problem('changed', 'proposal-gone', `The proposal "${gone.id}" is gone: the volume changed meanwhile.`, {
        detail: 'Nothing was written.',
        fix: 'Look at "fix list" again.',
      }),
    );
  const doer = shown.find(({ changes }) => gone.changes.every((change) => changes.some((each) => same(each, change))));
  return doer === undefined
    ? { id: gone.id, reason: 'notNeeded', after: last.id }
    : { id: gone.id, reason: 'alreadyDone', after: doer.id };
}

function same(a: ShownChange, b: ShownChange): boolean {
  return a.file === b.file && a.key === b.key && a.value === b.value && a.after === b.after;
}

function notConfirmed({ title }: ShownProposal): ProblemError {
  return new ProblemError(
    problem('refused', 'not-confirmed', `"${title}" was not confirmed; it was not written.`, {
      fix: 'Answer y, or give --yes where nobody can be asked.',
    }),
  );
}

function appliedLines(volume: string, { applied }: Done, { database }: Invocation): readonly string[] {
  return applied.map(({ id, editId }) => `Applied ${id}. Undo with: ${undoCommand(volume, editId, database)}`);
}

function skippedLine({ id, reason, after }: Report['skipped'][number]): string {
  return reason === 'alreadyDone'
    ? `Left out ${id}: already done by ${after}.`
    : `Left out ${id}: after ${after} nothing on this volume calls for it any more.`;
}
