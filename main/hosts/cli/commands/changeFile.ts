import { resolve } from 'node:path';
import type { Diagnostic } from '../../../../shared/model/diagnostic.ts';
import { problem, ProblemError } from '../../../../shared/model/diagnostic.ts';
import type { ShownChange } from '../../../../shared/model/proposal.ts';
import type { Invocation } from '../invocation.ts';
import type { Paint } from '../text/paint.ts';
import { problemText } from '../text/places.ts';
import { changeText } from '../text/proposalText.ts';
import { undoCommand } from '../text/undoCommand.ts';

/** Where a changed settings file goes. */
export interface WriteOptions {
  readonly json?: boolean;
  readonly output?: string;
  readonly apply?: boolean;
  readonly strict?: boolean;
}

/** A change of one file as the API takes it. */
type FileChange = Parameters<Invocation['caller']['config']['file']['preview']>[0];

/** What became of a change. */
interface FileChanged {
  readonly changes: readonly ShownChange[];
  readonly problems: readonly Diagnostic[];
  readonly applied: boolean;
  readonly editId: string | null;
  readonly output: string | null;
}

/**
 * Shows a change of a settings file, then writes it where it is told to; `what` names the change for messages. What lint
 * thinks of the result goes to standard error; with `--strict` a ProblemError `strict-refused` where it has errors.
 */
export async function changeFile(
  { caller, terminal, database }: Invocation,
  change: FileChange,
  what: string,
  options: WriteOptions,
): Promise<FileChanged> {
  const { file } = change;
  const { changes, changed, problems, introduced, fingerprint } = await caller.config.file.preview(change);
  for (const item of problems) terminal.notice(problemText(item, terminal.paint));
  if (options.strict === true) refuseErrors(introduced, what);
  if (options.json !== true) terminal.result(shownText(changes, changed, terminal.paint));
  const saved = options.apply === true && changed ? await caller.config.file.save({ ...change, fingerprint }) : null;
  const copy =
    options.output === undefined ? null : await caller.config.file.copy({ ...change, target: options.output });
  const output = copy?.target ?? null;
  for (const item of saved?.warnings ?? []) terminal.notice(problemText(item, terminal.paint));
  if (options.json !== true)
    terminal.notice(
      saved === null
        ? notAppliedText({ file, output }, options)
        : `${file} was changed. Undo with: ${undoCommand(saved.root, saved.editId, database)}`,
    );
  return { changes, problems, applied: saved !== null, editId: saved?.editId ?? null, output };
}

function shownText(changes: readonly ShownChange[], changed: boolean, paint: Paint): string {
  if (!changed) return 'No change: the file says this already.';
  const shown = changes.filter(({ diff }) => diff !== '');
  return shown.length === 0
    ? 'The secret changes; it is not shown.'
    : shown.map((each) => changeText(each, paint)).join('\n');
}

function notAppliedText({ file, output }: { file: string; output: string | null }, { apply }: WriteOptions): string {
  if (output !== null) return `The result was written to ${output}; ${file} is as before.`;
  if (apply === true) return 'Nothing was written.';
  return 'Nothing was written. Add --apply to change the file, or -o OUT to write a copy.';
}

/** Refuses targets that contradict each other. Throws a ProblemError (usage). */
export function refuseTarget(file: string, { apply, output }: WriteOptions): void {
  if (output === undefined) return;
  if (apply === true)
    throw usage('two-targets', 'Both -o and --apply are given.', 'Use -o to write a copy, --apply to change the file.');
  if (resolve(output) === resolve(file))
    throw usage('output-is-input', '-o names the file itself.', 'Use --apply to change the file, with a backup.');
}

function usage(code: string, summary: string, fix: string): ProblemError {
  return new ProblemError(problem('usage', code, summary, { fix }));
}

function refuseErrors(problems: readonly Diagnostic[], setting: string): void {
  const errors = problems.filter((item) => item.severity === 'error');
  if (errors.length === 0) return;
  throw new ProblemError(
    problem('refused', 'strict-refused', `${setting} was not changed: the file would have errors.`, {
      detail: errors.map((item) => item.summary).join('\n'),
      fix: 'Give a value that Windows takes, or leave out --strict.',
    }),
  );
}
