import { MASK } from '../../shared/model/mask.ts';
import { baseName } from '../../shared/base/winPath.ts';
import { failure, success } from '../../shared/model/diagnostic.ts';
import type { Diagnostic, Outcome, Problem } from '../../shared/model/diagnostic.ts';
import type { EditedFile } from '../../shared/model/history.ts';
import type { Proposal, ProposedChange, ShownProposal } from '../../shared/model/proposal.ts';
import { backupFolderOf, backupPathOf, hostPath, modeOf, removeBackups, writeBackup } from '../platform/backupFile.ts';
import { attributesOf, keepAttributes } from '../platform/keptAttributes.ts';
import { newRecordId } from '../platform/recordId.ts';
import { volumeBarred } from '../volume/volumeBarred.ts';
import type { EditContext } from './editContext.ts';
import { backupFailed } from './editProblems.ts';
import { planEdit } from './planEdit.ts';
import type { PlannedFile } from './planEdit.ts';
import { writeAll } from './writeAll.ts';

/** What was written, and how to take it back: `undoEdit` with its id. */
export interface AppliedEdit {
  readonly id: string;
  readonly files: readonly EditedFile[];
  /** What went wrong after the files were written: the history could not be brought up to date. */
  readonly warnings: readonly Diagnostic[];
}

/**
 * Applies a proposal: reads every target again, works out all new contents, backs every original up, records the
 * edit, then writes one file after the other and reads it back. When one fails, those before it are put back.
 * `shown` is the masked form for the record. Problems: `volume-write-barred`, `target-through-link`,
 * `target-in-profile` (refused), `target-changed` (changed), `backup-not-written`, `file-not-written`,
 * `file-not-deleted`, `edit-half-done` (output).
 */
export function applyProposal(context: EditContext, proposal: Proposal, shown: ShownProposal): Outcome<AppliedEdit> {
  if (context.writeBar !== null) return failure(volumeBarred(context.volumeRoot, context.writeBar));
  context.volume.refresh();
  const planned = planEdit(context.volume, proposal.changes, context.clock);
  if (!planned.ok) return planned;
  const id = newRecordId(context.clock.nowMs());
  const announced = context.history.edits.announce(id);
  if (!announced.ok) return announced;
  const backedUp = backUp(context, id, planned.value);
  if (!backedUp.ok) return backedUp;
  const recorded = record(context, id, proposal, shown, backedUp.value);
  if (!recorded.ok) return withoutBackups(context, id, recorded.problem);
  const written = writeAll(
    context,
    id,
    planned.value.map(({ file, before, after }, index) => ({
      file,
      from: before,
      to: after,
      backup: backedUp.value[index]?.backup ?? '',
    })),
  );
  if (written.ok)
    return success({ id, files: backedUp.value, warnings: [...written.value, ...conclude(context, id, 'applied')] });
  // A half-done edit stays `applying`, so that settleEdits goes on with it.
  if (written.problem.diagnostic.code !== 'edit-half-done') conclude(context, id, 'failed');
  return written;
}

function backUp(context: EditContext, id: string, files: readonly PlannedFile[]): Outcome<readonly EditedFile[]> {
  const done: EditedFile[] = [];
  for (const [position, file] of files.entries()) {
    const one = backUpOne(context, id, position, file);
    if (!one.ok) return withoutBackups(context, id, one.problem);
    done.push(one.value);
  }
  return success(done);
}

function backUpOne(
  { folders, volume }: EditContext,
  id: string,
  position: number,
  planned: PlannedFile,
): Outcome<EditedFile> {
  const { file, before, sha256Before, sha256After } = planned;
  const backup = backupPathOf(folders.backups, id, position, baseName(file));
  const mode = modeOf(hostPath(volume.root, file));
  if (!mode.ok) return failure(backupFailed(backup, mode.failure));
  const written = writeBackup(backup, before);
  if (!written.ok) return failure(backupFailed(backup, written.failure));
  // Of a file that is written to, they stay where they are.
  const kept = sha256After === null ? keepAttributes(hostPath(volume.root, file), attributesOf(backup)) : written;
  if (!kept.ok) return failure(backupFailed(attributesOf(backup), kept.failure));
  return success({ file, backup, sha256Before, sha256After, mode: mode.value });
}

function record(
  { history, volumeRoot }: EditContext,
  id: string,
  proposal: Proposal,
  shown: ShownProposal,
  files: readonly EditedFile[],
): Outcome<void> {
  return history.edits.begin(
    {
      id,
      kind: 'edit',
      volume: volumeRoot,
      outcome: 'applying',
      summary: proposal.title,
      body: { kind: 'edit', proposal: shown, files, undoes: null },
    },
    withoutSecrets(proposal),
    files,
  );
}

function withoutBackups({ folders }: EditContext, id: string, problem: Problem): Outcome<never> {
  removeBackups(backupFolderOf(folders.backups, id));
  return failure(problem);
}

/** Notes how an edit ended; what could not be noted is told, since the files are as they should be. */
export function conclude(
  { history }: EditContext,
  id: string,
  state: 'applied' | 'failed' | 'undone',
): readonly Diagnostic[] {
  const noted = history.edits.setState(id, state);
  return noted.ok ? [] : [noted.problem.diagnostic];
}

/**
 * The proposal as it may be stored. The text of an edit and the data of a value can be a secret that nothing around it
 * gives away, such as a password that replaces another one; it is left out, since the backups are what undoing needs.
 */
function withoutSecrets(proposal: Proposal): Proposal {
  return { ...proposal, changes: proposal.changes.map((change) => withoutText(change)) };
}

function withoutText(change: ProposedChange): ProposedChange {
  if (change.kind === 'setValue') return { ...change, data: MASK };
  if (change.kind !== 'editText') return change;
  return { ...change, edits: change.edits.map((edit) => ({ ...edit, content: MASK })) };
}
