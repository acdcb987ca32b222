import type { Change, Run, Step, Verdict } from '../../../../shared/model/simulation.ts';
import { placeText } from './places.ts';
import type { Paint } from './paint.ts';

/** A simulated run as text: answer, statements, then every step with its cause and changes. */
export function runText(run: Run, paint: Paint): string {
  return [
    paint.bold(run.answer),
    ...run.assumptions.map((assumption) => `Assumed: ${assumption}`),
    '',
    ...run.verdicts.map((verdict) => verdictText(verdict, paint)),
    '',
    ...stepLines(run.steps, paint),
    '',
    finalText(run),
  ].join('\n');
}

function verdictText(verdict: Verdict, paint: Paint): string {
  const words = {
    holds: paint.green('holds      '),
    broken: paint.red('BROKEN     '),
    cannotTell: paint.violet('cannot tell'),
  };
  const lines = [
    `${words[verdict.result]}  ${verdict.title}  ${paint.dim(`[${verdict.statement}]`)}`,
    `    ${verdict.reason}`,
  ];
  if (verdict.path.length > 0) lines.push(`    Steps that lead there: ${verdict.path.join(' > ')}`);
  if (verdict.deciding !== undefined) {
    const { file, line, setting, value } = verdict.deciding;
    lines.push(`    Decided by ${setting}${value === undefined ? '' : ` = ${value}`} (${placeText({ file, line })})`);
  }
  for (const item of verdict.evidence) lines.push(`    ${placeText(item.where)}  ${item.text}`);
  for (const source of verdict.contradictions)
    lines.push(`    A source says otherwise (${source.certainty}): ${source.document}: ${source.says ?? ''}`);
  return lines.join('\n');
}

function stepLines(steps: readonly Step[], paint: Paint): readonly string[] {
  let phase = '';
  return steps.flatMap((step) => {
    const head = step.phase === phase ? [] : [paint.bold(step.phase)];
    phase = step.phase;
    const cause = step.because === null ? '' : paint.dim(`  (${placeText(step.because)})`);
    const certainty = step.certainty === 'stated' ? '' : paint.dim(`  ${step.certainty}`);
    return [
      ...head,
      `${String(step.number).padStart(3)}  ${step.title}${cause}${certainty}`,
      ...step.changes.map((change) => `       ${changeText(change)}`),
      ...step.notSimulated.map((text) => paint.violet(`       not simulated: ${text}`)),
    ];
  });
}

/** A change in one line: target, before, after. */
export function changeText(change: Change): string {
  return `${change.target}: ${side(change.before)} -> ${side(change.after)}`;
}

function finalText(run: Run): string {
  const canLogIn = run.final.canLogIn === null ? 'cannot tell' : run.final.canLogIn ? 'yes' : 'no';
  return [
    `Somebody can log in: ${canLogIn}. Image made: ${run.final.imageMade ? 'yes' : 'no'}. Remote Desktop: ${run.final.rdp}.`,
    `Image state: ${run.final.imageState}`,
    ...run.final.accounts.map(
      (account) =>
        `Account ${account.name}: ${account.enabled ? 'enabled' : 'disabled'}, password ${account.password.toLowerCase()}`,
    ),
  ].join('\n');
}

function side(value: Change['before']): string {
  if (value === null) return 'nothing';
  return typeof value === 'string' ? value : String(value.data);
}
