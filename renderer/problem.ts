import { diagnostic, type Diagnostic } from '../shared/model/diagnostic.ts';

/**
 * The diagnostic inside a failed call. The API sends expected failures as `data.problem`; anything else (connection
 * lost, fault of the program) becomes a diagnostic that says so and what to do.
 */
export function problemOf(error: unknown, doing: string): Diagnostic {
  const sent = sentProblem(error);
  if (sent !== null) return sent;
  const message = error instanceof Error ? error.message : String(error);
  if (/fetch|network|stream|connection/i.test(message))
    return diagnostic('connection-lost', `The workbench's own service does not answer while ${doing}.`, {
      detail: message,
      fix: 'Look whether the program that was started still runs, then try again. Unsaved edits are kept.',
    });
  return diagnostic('unexpected-failure', `Something unexpected happened while ${doing}.`, {
    detail: message,
    fix: 'Try again. If it happens again, the program’s log (Settings, Data folder) says more.',
  });
}

function sentProblem(error: unknown): Diagnostic | null {
  if (typeof error !== 'object' || error === null || !('data' in error)) return null;
  const { data } = error;
  if (typeof data !== 'object' || data === null || !('problem' in data)) return null;
  const { problem } = data;
  if (typeof problem !== 'object' || problem === null || !('diagnostic' in problem)) return null;
  return problem.diagnostic as Diagnostic;
}
