import type { OutputOf } from '../schemas/schemas.ts';
import { indent, prose } from './layout.ts';
import type { Paint } from './paint.ts';
import { recordText, resultText } from './recordText.ts';
import { inOneLine } from '../../../../shared/text/oneLine.ts';

type Comparison = OutputOf<'history-compare'>;
type ComparedStep = Comparison['steps']['changes'][number];

/** Two records beside each other: which they are and what differs in one sentence, then each difference. */
export function comparisonText(compared: Comparison, paint: Paint): string {
  const { verdicts, checks, settings, steps } = compared;
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['Statements', verdicts.map((row) => resultLine(row, paint))],
    ['Checks', checks.map((row) => resultLine(row, paint))],
    ['Settings', settings.map((row) => `${row.file} ${row.setting}: ${sides(row)}`)],
    ['Steps', [...firstDifference(compared), ...steps.changes.flatMap((step) => stepLines(step, paint))]],
  ];
  return [
    paint.bold(prose(comparisonAnswer(compared), 0, paint)),
    ...policyLines(compared, paint),
    ...sections
      .filter(([, lines]) => lines.length > 0)
      .flatMap(([title, lines]) => ['', paint.bold(title), ...lines.map((line) => indent(line, 4))]),
  ].join('\n');
}

/** Checks under two policies: which, since a result may then differ by its grade alone. */
function policyLines({ policies }: Comparison, paint: Paint): readonly string[] {
  if (policies === null) return [];
  const { before, after } = policies;
  return [prose(`A was checked under the policy ${before}, B under ${after}: grades differ by policy.`, 0, paint)];
}

/** Which records, and what differs between them, in one sentence. */
function comparisonAnswer({ a, b, verdicts, checks, settings, steps }: Comparison): string {
  const counts = [
    counted(verdicts, 'statement'),
    counted(checks, 'check'),
    counted(settings, 'setting'),
    counted(steps.changes, 'step'),
  ].filter((part) => part !== null);
  const head = `A, ${recordText(a)}, against B, ${recordText(b)}`;
  if (counts.length === 0) return `${head}: nothing differs.`;
  const total = verdicts.length + checks.length + settings.length + steps.changes.length;
  return `${head}: ${joined(counts)} ${total === 1 ? 'differs' : 'differ'}.`;
}

function counted(list: readonly unknown[], noun: string): string | null {
  return list.length === 0 ? null : `${list.length} ${noun}${list.length === 1 ? '' : 's'}`;
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

interface Sides {
  readonly before: string | null;
  readonly after: string | null;
}

function resultLine({ title, before, after }: Sides & { readonly title: string }, paint: Paint): string {
  return prose(`${title}: ${sides({ before: wordOf(before), after: wordOf(after) })}`, 0, paint);
}

function wordOf(result: string | null): string | null {
  return result === null ? null : resultText(result);
}

function sides({ before, after }: Sides): string {
  return `${inOneLine(before ?? 'not there')} -> ${inOneLine(after ?? 'not there')}`;
}

function firstDifference({ steps: { differsAt } }: Comparison): readonly string[] {
  if (differsAt === null) return [];
  const { number, titles } = differsAt;
  if (titles.a === titles.b) return [`The runs part at step ${number}: ${titles.b ?? ''}`];
  return [
    `The runs part at step ${number}`,
    `    A: ${titles.a ?? 'the run has ended'}`,
    `    B: ${titles.b ?? 'the run has ended'}`,
  ];
}

/** A step that differs with the lines that only one side has; one that moved does the same on both. */
function stepLines({ title, kind, before, after }: ComparedStep, paint: Paint): readonly string[] {
  return [
    `${title} ${paint.dim(`(${kind})`)}`,
    ...onlyIn('A', before, after).map((line) => paint.red(line)),
    ...onlyIn('B', after, before).map((line) => paint.green(line)),
  ];
}

function onlyIn(mark: string, own: readonly string[], other: readonly string[]): readonly string[] {
  return own.filter((line) => !other.includes(line)).map((line) => indent(`${mark} ${inOneLine(line)}`, 4));
}
