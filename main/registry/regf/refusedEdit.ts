import { type Diagnostic, type Problem, type ProblemKind, problem } from '../../../shared/model/diagnostic.ts';
import { causedBy } from './damage.ts';

const NOTHING_CHANGED = 'Editing a hive; nothing was changed.';

/** Why an edit of the hive cannot be made, and what to do. `where` is a key, and a value of it, relative to the hive. */
export function refusedEdit(
  kind: ProblemKind,
  code: string,
  summary: string,
  where: { readonly key: string; readonly value?: string },
  fix: string,
): Problem {
  return problem(kind, code, summary, { detail: NOTHING_CHANGED, where: [where], fix });
}

export function keyNotFound(keyPath: string): Problem {
  const fix = 'List the keys of the hive: the path is relative to its root, without the name of the root.';
  return refusedEdit('missing', 'key-not-found', 'The hive has no such key.', { key: keyPath }, fix);
}

export function dirtyHive(): Problem {
  return problem('refused', 'hive-dirty', 'The hive was not written completely, so it is not changed.', {
    detail: 'Editing a hive: its logs hold changes that Windows would write over the edit at its next start.',
    where: [{ offset: 0 }],
    fix: 'Keep its logs beside it and make the proposal anew, or start the machine once and shut it down cleanly.',
  });
}

export function unfinishedReplay(findings: readonly Diagnostic[]): Problem {
  const summary =
    'The hive was not written completely, and its logs cannot be replayed as a whole, so it is not changed.';
  return problem('refused', 'hive-replay-incomplete', summary, {
    detail: 'Editing a hive: changes that only its logs hold would be lost.',
    ...causedBy(findings),
    fix: 'Start the machine once and shut it down cleanly, then try again.',
  });
}

export function damagedHive(findings: readonly Diagnostic[]): Problem {
  return problem('refused', 'hive-damaged', 'The hive is damaged, so it is not changed.', {
    detail:
      'Editing a hive needs every list and cell of it to be sound, so that nothing else is lost. '
      + `Findings about this hive: ${findings.length}.`,
    ...causedBy(findings),
    fix: 'Make the change on the source machine itself.',
  });
}
