import { diagnostic, problem } from '../../shared/model/diagnostic.ts';
import type { Diagnostic, Problem } from '../../shared/model/diagnostic.ts';
import type { HostFailure } from './hostFailure.ts';

/** The wording of everything that can keep replaceFile from its work. */
export function isLink(target: string): Problem {
  return problem('refused', 'target-is-link', `"${target}" is a link; nothing was written.`, {
    detail: 'Writing through a link could change a file outside the volume.',
    where: [{ file: target }],
    fix: 'Change the file that the link leads to.',
  });
}

export function hasHardLinks(target: string, names: number): Problem {
  return problem(
    'refused',
    'target-has-hard-links',
    `"${target}" is one of ${names} names of one file; nothing was written.`,
    {
      detail: 'A change would show under the other names too.',
      where: [{ file: target }],
      fix: 'Replace the file by a copy of its own, then repeat.',
    },
  );
}

export function notAFile(target: string): Problem {
  return problem('refused', 'target-not-a-file', `"${target}" is not a file; nothing was written.`, {
    where: [{ file: target }],
    fix: 'Name a file.',
  });
}

export function notReadable(target: string, failed: HostFailure): Problem {
  return problem(
    'missing',
    'target-unreadable',
    `"${target}" could not be read before or after writing: ${failed.says}.`,
    {
      where: [{ file: target }],
      fix: failed.fix,
    },
  );
}

export function targetChanged(target: string): Problem {
  return problem('changed', 'target-changed', `"${target}" changed since the proposal was made; nothing was written.`, {
    detail: 'Its SHA-256 is no longer the one that the change was made from.',
    where: [{ file: target }],
    fix: 'Open the volume again and make the change anew.',
  });
}

export function notWritten(target: string, failed: HostFailure): Problem {
  return problem('output', 'file-not-written', `"${target}" could not be written: ${failed.says}.`, {
    detail: 'The file holds its old content.',
    where: [{ file: target }],
    fix: failed.fix,
  });
}

export function notDeleted(target: string, says: string, fix: string): Problem {
  return problem('output', 'file-not-deleted', `"${target}" could not be deleted: ${says}.`, {
    where: [{ file: target }],
    fix,
  });
}

/** The place of a deleted file that is to come back. */
export function placeTaken(target: string): Problem {
  return problem('changed', 'target-changed', `"${target}" was not written: something else lies at its place.`, {
    detail: 'The file that lay there was deleted. It is made anew only where nothing is.',
    where: [{ file: target }],
    fix: 'Move away what lies there and repeat.',
  });
}

export function notMadeAnew(target: string, failed: HostFailure): Problem {
  return problem('output', 'file-not-written', `"${target}" could not be made anew: ${failed.says}.`, {
    detail: 'Nothing lies at its place.',
    where: [{ file: target }],
    fix: failed.fix,
  });
}

export function readBackDiffers(target: string): Problem {
  return problem('output', 'file-not-written', `"${target}" read back differently from what was written.`, {
    detail: 'The disk or another program changed it at that moment.',
    where: [{ file: target }],
    fix: 'Check the disk (chkdsk), close other programs that use the volume, and repeat.',
  });
}

export function halfWritten(target: string, original: string, cause: Problem): Problem {
  return problem('output', 'file-half-written', `"${target}" is half written and could not be put back.`, {
    detail: `${cause.diagnostic.summary} The old content lies in "${original}".`,
    where: [{ file: target }, { file: original }],
    fix: 'Attach the disk again and restart the program: it puts the old content back.',
    related: [cause.diagnostic.code],
  });
}

/** The write stands; what it needed against a stop is still there. */
export function journalLeft(target: string, folder: string, failed: HostFailure): Diagnostic {
  return diagnostic(
    'journal-not-removed',
    `"${target}" was written; the journal of that write could not be removed: ${failed.says}.`,
    {
      severity: 'warning',
      detail: 'The journal may hold the file as it was before, passwords included. A next start tries again.',
      where: [{ file: folder }],
      fix: failed.fix,
    },
  );
}
