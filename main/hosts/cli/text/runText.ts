import type { Change, Run, Step, Verdict } from '../../../../shared/model/simulation.ts';
import { columns, indent, placed, prose, tagged } from './layout.ts';
import { placeText } from './places.ts';
import { shortPlaces, type ShortPlaces } from './shortPlaces.ts';
import type { Paint } from './paint.ts';

const WORST_FIRST = ['broken', 'cannotTell', 'holds'] as const;
const STEP_INDENT = 7;

/** A simulated run as text: answer, statements, who can log in, then every step with its cause and changes. */
export function runText(run: Run, paint: Paint): string {
  const places = shortPlaces(
    run.steps.flatMap((step) => [step.because, ...step.changes.map(({ because = null }) => because)]),
  );
  const verdicts = WORST_FIRST.flatMap((result) => run.verdicts.filter((verdict) => verdict.result === result));
  return [
    paint.bold(prose(run.answer, 0, paint)),
    ...run.assumptions.map((assumption) => prose(`Assumed: ${assumption}`, 0, paint)),
    '',
    ...verdicts.map((verdict) => verdictText(verdict, run.steps, paint)),
    '',
    finalText(run),
    '',
    ...stepLines(run.steps, places, paint),
    ...notReached(run),
    ...(places.files.length === 0 ? [] : ['', paint.bold('Files that decide')]),
    ...columns(places.files.map(({ short, file }) => [short, file])).map((line) => indent(line, 4)),
  ].join('\n');
}

function verdictText(verdict: Verdict, steps: readonly Step[], paint: Paint): string {
  const words = {
    holds: paint.green('holds      '),
    broken: paint.red('BROKEN     '),
    cannotTell: paint.violet('cannot tell'),
  };
  const head = tagged(`${words[verdict.result]}  ${verdict.title}`, verdict.statement, paint);
  if (verdict.result === 'holds')
    return [head, prose(verdict.reason, 4, paint), ...contradictionLines(verdict, paint)].join('\n');
  const way = steps.filter((step) => verdict.path.includes(step.id));
  return [
    head,
    prose(verdict.reason, 4, paint),
    ...(way.length === 0 ? [] : [indent('Steps that lead there:', 4)]),
    ...way.map((step) => prose(`${String(step.number).padStart(3)}  ${step.title}`, 6, paint)),
    ...decidingLine(verdict, paint),
    ...verdict.evidence.map((item) => placed(placeText(item.where), item.text, 4, paint)),
    ...contradictionLines(verdict, paint),
    '',
  ].join('\n');
}

function decidingLine({ deciding }: Verdict, paint: Paint): readonly string[] {
  if (deciding === undefined) return [];
  const { file, line, setting, value } = deciding;
  return [
    prose(`Decided by ${setting}${value === undefined ? '' : ` = ${value}`}`, 4, paint),
    indent(paint.dim(placeText({ file, line })), 6),
  ];
}

function contradictionLines({ contradictions }: Verdict, paint: Paint): readonly string[] {
  return contradictions.map(({ certainty, document, says }) =>
    paint.dim(prose(`A source says otherwise (${certainty}): ${document}: ${says ?? ''}`, 4, paint)),
  );
}

function stepLines(steps: readonly Step[], places: ShortPlaces, paint: Paint): readonly string[] {
  let phase = '';
  return steps.flatMap((step) => {
    const head = step.phase === phase ? [] : [paint.bold(step.phase)];
    phase = step.phase;
    const cause = step.because === null ? [] : [`(${places.of(step.because)})`];
    const certainty = step.certainty === 'stated' ? [] : [step.certainty];
    return [
      ...head,
      titleLine(step, [...cause, ...certainty].join('  '), paint),
      ...shownChanges(step).map((change) =>
        prose(`${changeText(change)}${innerCause(change, step, places)}`, STEP_INDENT, paint),
      ),
      ...step.notSimulated.map((text) => paint.violet(prose(`not simulated: ${text}`, STEP_INDENT, paint))),
    ];
  });
}

/** Number, title, and behind them (or below, where the line is full) the cause and how sure it is. */
function titleLine({ number, title }: Step, behind: string, paint: Paint): string {
  const head = `${String(number).padStart(3)}  ${title}`;
  if (behind === '') return head;
  const fits = paint.width === null || head.length + 2 + behind.length <= paint.width;
  return fits ? `${head}  ${paint.dim(behind)}` : `${head}\n${indent(paint.dim(behind), STEP_INDENT)}`;
}

/** The changes of a step; the registry value of the image state is left out where the image state itself stands. */
function shownChanges({ changes }: Step): readonly Change[] {
  const hasState = changes.some((change) => change.kind === 'imageState');
  return changes.filter(
    (change) => !(hasState && change.kind === 'registry' && change.target.endsWith('\\!ImageState')),
  );
}

/** The line of a further script that made a change; the cause of the step stands beside its title. */
function innerCause({ because }: Change, step: Step, places: ShortPlaces): string {
  return because === undefined || because.file === step.because?.file ? '' : `  (${places.of(because)})`;
}

/** A change in one line: target, before, after. */
export function changeText(change: Change): string {
  return `${change.target}: ${sideText(change.before)} -> ${sideText(change.after)}`;
}

function sideText(value: Change['before']): string {
  if (value === null) return 'nothing';
  return typeof value === 'string' ? value : String(value.data);
}

/** What the plan still held when the run stopped. */
function notReached({ plan, steps }: Run): readonly string[] {
  const done = new Set(steps.map((step) => step.id));
  const left = plan.filter((action) => !done.has(action.id));
  return left.length === 0 ? [] : ['not reached', ...left.map((action) => `     ${action.title}`)];
}

function finalText({ final }: Run): string {
  const canLogIn = final.canLogIn === null ? 'cannot tell' : final.canLogIn ? 'yes' : 'no';
  return columns([
    ['Somebody can log in', canLogIn],
    ['Image made', final.imageMade ? 'yes' : 'no'],
    ['Remote Desktop', final.rdp],
    ['Image state', final.imageState],
    ...final.accounts.map(({ name, enabled, password }) => [
      `Account ${name}`,
      `${enabled ? 'enabled' : 'disabled'}; password: ${password.charAt(0).toLowerCase()}${password.slice(1)}`,
    ]),
  ]).join('\n');
}
