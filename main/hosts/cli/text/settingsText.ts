import type { LintedFile, SettingDifference } from '../../../../shared/model/config.ts';
import type { Diagnostic, Severity } from '../../../../shared/model/diagnostic.ts';
import { counted } from '../../../../shared/text/numberWords.ts';
import { inOneLine } from '../../../../shared/text/oneLine.ts';
import { columns } from './layout.ts';
import type { Paint } from './paint.ts';
import { problemText } from './places.ts';

/** Problems listed of one file; JSON has them all. */
const LISTED = 50;

/** The answer first, then each file with something to say, then its problems by place. */
export function lintText(files: readonly LintedFile[], paint: Paint): string {
  const told = files.filter(({ problems }) => problems.length > 0);
  return [summary(files), ...told.map((file) => fileText(file, paint))].join('\n\n');
}

function summary(files: readonly LintedFile[]): string {
  const count = (severity: Severity): number =>
    files.reduce((sum, { problems }) => sum + problems.filter((each) => each.severity === severity).length, 0);
  const unread = files.filter(({ kind }) => kind === null).length;
  const read = files.filter(({ kind }) => kind !== null);
  const [errors, warnings] = [count('error') - unread, count('warning')];
  const parts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  const found = parts.length === 0 ? 'nothing is wrong' : parts.join(' and ');
  const rest = unread === 0 ? '' : ` ${counted(unread, 'file')} could not be read.`;
  return `${counted(read.length, 'file')}: ${found}.${rest}`;
}

function fileText({ file, kind, problems }: LintedFile, paint: Paint): string {
  const more = problems.length - LISTED;
  return [
    `${paint.bold(inOneLine(file))}${kind === null ? '' : ` (${kind})`}`,
    ...problems.slice(0, LISTED).map((problem) => problemText(withLine(problem), paint)),
    ...(more > 0 ? [`and ${more} more; --json lists them all`] : []),
  ].join('\n');
}

/** A problem whose title begins with its place in the file and ends with the id of its rule. */
function withLine(problem: Diagnostic): Diagnostic {
  const [place] = problem.where;
  if (place?.line === undefined) return problem;
  return { ...problem, summary: `${place.line}:${place.column ?? 1}  ${problem.summary} [${problem.code}]` };
}

/** One line a setting: its name, and what each file says. */
export function differencesText(
  { changes, complete }: { readonly changes: readonly SettingDifference[]; readonly complete: boolean },
  { before, after }: { readonly before: string; readonly after: string },
  paint: Paint,
): string {
  const doubt = complete ? [] : ['One of the files is damaged or very large, so not all of it was compared.'];
  if (changes.length === 0)
    return complete ? 'The two files say the same.' : ['No difference in what could be compared.', ...doubt].join('\n');
  const rows = changes.flatMap((change) => [
    paint.bold(inOneLine(change.setting)) + (change.item === undefined ? '' : `  ${inOneLine(change.item)}`),
    ...columns([
      ['  -', valueText(change.before)],
      ['  +', valueText(change.after)],
    ]),
  ]);
  const answer = changes.length === 1 ? '1 setting differs.' : `${counted(changes.length, 'setting')} differ.`;
  return [answer, ...doubt, `- ${before}`, `+ ${after}`, ...rows].join('\n');
}

function valueText(value: string | null): string {
  return value === null ? '(not set)' : inOneLine(value);
}
