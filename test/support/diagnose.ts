import { knownIssues, type KnownIssue } from '../../main/diagnosis/catalogue.ts';
import { diagnoseSteps, type DiagnoseOptions, type LogDiagnosis } from '../../main/diagnosis/diagnoseLogs.ts';
import type { LogSet } from '../../main/logs/logSet.ts';
import { finish } from './worlds.ts';

/** Diagnoses in one go. */
export function diagnoseLogs(
  logs: LogSet,
  catalogue: readonly KnownIssue[] = knownIssues,
  options: DiagnoseOptions = {},
): LogDiagnosis {
  return finish(diagnoseSteps(logs, catalogue, options));
}
