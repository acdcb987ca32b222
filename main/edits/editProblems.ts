import { baseName, toWindowsPath } from '../../shared/base/winPath.ts';
import { diagnostic, problem } from '../../shared/model/diagnostic.ts';
import type { Diagnostic, Problem } from '../../shared/model/diagnostic.ts';
import type { EditedFile } from '../../shared/model/history.ts';
import type { HostFailure } from '../platform/hostFailure.ts';

export function targetMissing(file: string): Problem {
  return problem('changed', 'target-changed', `${toWindowsPath(file)} is no longer there; nothing was written.`, {
    detail: 'It was there when the proposal was made.',
    where: [{ file }],
    fix: 'Open the volume again and make the change anew.',
  });
}

export function targetDiffers(file: string): Problem {
  const summary = `${toWindowsPath(file)} changed since the proposal was made; nothing was written.`;
  return problem('changed', 'target-changed', summary, {
    detail: 'Its SHA-256 is no longer the one that was noted then.',
    where: [{ file }],
    fix: 'Open the volume again and look at what changed.',
  });
}

export function logAppeared(hive: string, file: string): Problem {
  const summary = `The log ${baseName(file)} came beside ${toWindowsPath(hive)} since the proposal was made; nothing was written.`;
  return problem('changed', 'target-changed', summary, {
    detail: 'It is a transaction log, and may hold changes of the hive that the proposal does not know.',
    where: [{ file }],
    fix: 'Open the volume again and make the change anew.',
  });
}

/** A file to be taken back that somebody else has changed meanwhile: only a person can decide what to keep. */
export function neitherOldNorNew({ file, backup }: EditedFile): Problem {
  return problem('changed', 'target-changed', `${toWindowsPath(file)} changed since the edit; nothing was written.`, {
    detail: `It is neither as it was before nor as the edit makes it. As it was before, it is kept in "${backup}".`,
    where: [{ file }, { file: backup }],
    fix: 'Keep a copy of it if its content matters, put the kept file in its place, and repeat.',
  });
}

export function goneSinceEdit({ file, backup }: EditedFile): Problem {
  return problem('changed', 'target-changed', `${toWindowsPath(file)} is no longer there; nothing was written.`, {
    detail: `As it was before the edit, it is kept in "${backup}".`,
    where: [{ file }, { file: backup }],
    fix: 'Put the kept file in its place, and repeat.',
  });
}

export function nothingProposed(): Problem {
  return problem('usage', 'proposal-empty', 'The proposal changes nothing; nothing was written.');
}

export function nothingChanges(files: readonly string[]): Problem {
  const names = files.map((file) => toWindowsPath(file)).join(', ');
  return problem('usage', 'nothing-changes', `Nothing was written: ${names} would stay the same, byte for byte.`, {
    where: files.map((file) => ({ file })),
    fix: 'Give a value that differs from the one that is there.',
  });
}

export function mixedChanges(file: string): Problem {
  return problem('usage', 'proposal-mixed', `The proposal changes ${toWindowsPath(file)} in more than one way.`, {
    detail: 'A file is edited as text, edited as a hive, or deleted.',
    where: [{ file }],
    fix: 'Make the change anew.',
  });
}

export function backupFailed(path: string, failed: HostFailure): Problem {
  return problem('output', 'backup-not-written', `The backup "${path}" could not be written: ${failed.says}.`, {
    detail: 'Nothing was changed: no file is written without a backup.',
    where: [{ file: path }],
    fix: failed.fix,
  });
}

export function backupUnusable(path: string, says: string): Problem {
  return problem('output', 'backup-unusable', `The backup "${path}" cannot be used: ${says}. Nothing was written.`, {
    where: [{ file: path }],
    fix: 'Restore the file from a backup of the image.',
  });
}

export function notApplied(id: string, state: string): Problem {
  return problem('refused', 'edit-not-applied', `The edit ${id} cannot be undone: it is ${state}.`, {
    detail: 'Only an edit that stands can be taken back.',
    fix: 'List the edits with "history list".',
  });
}

export function editElsewhere(id: string, volume: string | null, asked: string): Problem {
  const where = volume === null ? 'no volume' : `"${volume}"`;
  return problem('refused', 'edit-of-another-volume', `The edit ${id} was made to ${where}, not to "${asked}".`, {
    detail: 'Its backups hold the files of that volume. Nothing was written.',
    where: [{ file: asked }],
    fix: 'Name the volume of the edit, under the path that it had then.',
  });
}

/** A write failed and what was written before could not be taken back: the next write goes on with it. */
export function halfDone(id: string, cause: Problem, file: string): Problem {
  return problem(
    'output',
    'edit-half-done',
    `The edit ${id} is half done: ${toWindowsPath(file)} could not be put back.`,
    {
      detail: `${cause.diagnostic.summary} The backups of all its files are kept.`,
      where: [{ file }],
      fix: 'The next change of this volume, or "fix undo", first ends the edit or takes it back.',
      related: [cause.diagnostic.code],
    },
  );
}

const BETWEEN_FILES = 'The program stopped while it changed several files. The backups of all of them are kept.';

export function unsettled(id: string, why: Diagnostic): Diagnostic {
  return diagnostic('edit-unsettled', `The edit ${id} was interrupted and could not be taken back.`, {
    severity: 'warning',
    detail: [why.summary, why.detail, BETWEEN_FILES].filter((part) => part !== '').join(' '),
    where: why.where,
    ...(why.fix === undefined ? {} : { fix: why.fix }),
    related: [why.code],
  });
}

/** Nothing new is written over an edit that stands in part: it could never be taken back as a whole. */
export function barredByUnsettled(volumeRoot: string, told: Diagnostic): Problem {
  const { summary, detail } = told;
  return {
    kind: 'refused',
    diagnostic: {
      ...told,
      severity: 'error',
      summary: `Nothing was written to "${volumeRoot}": an earlier edit of it stands in part.`,
      detail: detail === '' ? summary : `${summary} ${detail}`,
    },
  };
}

/** What a reader is told of an edit that is left: reading settles nothing. */
export function interrupted(id: string): Diagnostic {
  return diagnostic(
    'edit-interrupted',
    `The edit ${id} was interrupted: some of its files may be changed, others not.`,
    {
      severity: 'warning',
      detail: BETWEEN_FILES,
      fix: 'The next change of this volume, or "fix undo", first ends the edit or takes it back.',
    },
  );
}

/** What a reader is told while another process, of which `busy` tells, is between the files of an edit. */
export function beingWritten(busy: Diagnostic): Diagnostic {
  const summary = 'The volume is being written now: what is read may be half of a change.';
  return { ...busy, code: 'volume-being-written', severity: 'warning', summary, fix: 'Look again when it has ended.' };
}

export function settled(id: string, isApplied: boolean): Diagnostic {
  const says = isApplied
    ? 'All its files were written; it counts as applied.'
    : 'Its files have their old content again.';
  return diagnostic('edit-settled', `The edit ${id} was interrupted and is now settled.`, {
    severity: 'info',
    detail: says,
  });
}

export function modeNotRestored(file: string, failed: HostFailure): Diagnostic {
  return diagnostic(
    'mode-not-restored',
    `${toWindowsPath(file)} has its old bytes, but not its old permissions: ${failed.says}.`,
    {
      severity: 'warning',
      where: [{ file }],
      fix: failed.fix,
    },
  );
}
