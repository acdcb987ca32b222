import { undecided, type ChecklistReport } from './check.ts';

/** The first line of a checklist: whether Sysprep may run, what stops it, and what is left to find out. */
export function checklistAnswer(report: ChecklistReport): string {
  const { fail, warning, unknown } = report.summary;
  const open = undecided(report);
  if (fail > 0)
    return `Do not run Sysprep yet: ${count(fail, 'finding')} ${fail === 1 ? 'breaks' : 'break'} the run or the new instances.`;
  const looks = `${count(warning, 'warning')} ${warning === 1 ? 'needs' : 'need'} a look`;
  if (open > 0)
    return `Nothing found stops Sysprep, but ${count(open, 'check')} could not be decided${warning > 0 ? `, and ${looks}` : ''}.`;
  const found = warning > 0 ? `Nothing found stops Sysprep; ${looks}.` : 'Nothing found stops Sysprep.';
  return unknown > 0 ? `${found} ${count(unknown, 'question')} only the source machine can answer.` : found;
}

function count(value: number, one: string): string {
  return `${value} ${one}${value === 1 ? '' : 's'}`;
}
