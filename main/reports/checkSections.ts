import { CHECK_AREA_NAMES, CHECK_RESULTS, type CheckOutcome, type ChecklistReport } from '../../shared/model/check.ts';
import { byArea, needingLook, needingNoLook } from '../../shared/model/checkGroups.ts';
import { checklistAnswer } from '../../shared/model/checklistAnswer.ts';
import { RESULT_WORDS } from './report.ts';
import type { ReportSection } from './report.ts';

/** A checklist: answer, counts, what needs a look in full, worst first, then the rest in one line a check, area by area. */
export function checkSections(report: ChecklistReport): readonly ReportSection[] {
  const { summary, results } = report;
  return [
    { kind: 'paragraphs', heading: 'Answer', paragraphs: [checklistAnswer(report)] },
    {
      kind: 'table',
      heading: 'Results',
      columns: ['Result', 'Checks'],
      rows: CHECK_RESULTS.map((result) => [RESULT_WORDS[result], String(summary[result])]),
    },
    { kind: 'diagnostics', heading: 'Needs a look', findings: needingLook(results) },
    ...byArea(needingNoLook(results)).map(([area, findings]): ReportSection => ({
      kind: 'diagnostics',
      heading: `${CHECK_AREA_NAMES[area]}: ${counted(findings)}`,
      brief: true,
      findings,
    })),
  ];
}

function counted(findings: readonly CheckOutcome[]): string {
  return CHECK_RESULTS.map((result) => [findings.filter((each) => each.result === result).length, result] as const)
    .filter(([count]) => count > 0)
    .map(([count, result]) => `${count} ${RESULT_WORDS[result]}`)
    .join(', ');
}
