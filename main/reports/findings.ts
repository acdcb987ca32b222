import { unreachable } from '../../shared/base/assert.ts';
import type { CheckResult } from '../../shared/model/check.ts';
import { diagnostic } from '../../shared/model/diagnostic.ts';
import type { Diagnostic, Place, Severity } from '../../shared/model/diagnostic.ts';
import type { RecordBody } from '../../shared/model/history.ts';
import type { Cause, Diagnosis } from '../../shared/model/log.ts';
import type { StatementResult, Step, Verdict } from '../../shared/model/simulation.ts';
import type { ReportedFinding } from './report.ts';

const STATEMENT_RESULTS: Readonly<Record<StatementResult, CheckResult>> = {
  holds: 'pass',
  broken: 'fail',
  cannotTell: 'unknown',
};

const STATEMENT_WORDS: Readonly<Record<StatementResult, string>> = {
  holds: 'holds',
  broken: 'broken',
  cannotTell: 'cannot tell',
};

const RESULT_SEVERITIES: Readonly<Record<CheckResult, Severity>> = {
  fail: 'error',
  warning: 'warning',
  unknown: 'warning',
  pass: 'info',
  notApplicable: 'info',
};

const SEVERITY_RESULTS: Readonly<Record<Severity, CheckResult>> = { error: 'fail', warning: 'warning', info: 'pass' };

/** The findings of a record, for lists and for the formats of other tools. An edit has none. */
export function findingsOf(body: RecordBody): readonly ReportedFinding[] {
  switch (body.kind) {
    case 'check':
      return body.report.results;
    case 'run':
      return body.run.verdicts.map((verdict) => verdictFinding(verdict, body.run.steps));
    case 'diagnosis':
      return diagnosisFindings(body.diagnosis);
    case 'edit':
      return [];
    default:
      return unreachable(body);
  }
}

/** Loose diagnostics (of a settings file) as findings: one for each, its result by its severity. */
function diagnosticFindings(diagnostics: readonly Diagnostic[]): readonly ReportedFinding[] {
  return diagnostics.map((each) => ({
    id: each.code,
    title: each.summary,
    result: SEVERITY_RESULTS[each.severity],
    diagnostics: [each],
  }));
}

function verdictFinding(verdict: Verdict, run: readonly Step[]): ReportedFinding {
  const { statement, title, reason, deciding, evidence, contradictions, path } = verdict;
  const result = STATEMENT_RESULTS[verdict.result];
  const decided: readonly Place[] = deciding === undefined ? [] : [{ file: deciding.file, line: deciding.line }];
  const setting =
    deciding === undefined
      ? ''
      : `Decided by ${deciding.setting}${deciding.value === undefined ? '' : ` = ${deciding.value}`}.`;
  const way = run.filter((step) => path.includes(step.id)).map((step) => `${step.number}. ${step.title}`);
  const steps = way.length === 0 ? '' : `Steps that lead there: ${way.join('; ')}.`;
  const made = diagnostic(statement, reason, {
    severity: RESULT_SEVERITIES[result],
    detail: [setting, steps].filter((part) => part !== '').join(' '),
    where: decided.length > 0 ? decided : evidence.map((each) => each.where),
    evidence,
    source: contradictions,
  });
  return { id: statement, title, result, word: STATEMENT_WORDS[verdict.result], diagnostics: [made] };
}

function diagnosisFindings(diagnosis: Diagnosis): readonly ReportedFinding[] {
  return [...diagnosis.causes.map((cause) => causeFinding(cause)), ...diagnosticFindings(diagnosis.problems)];
}

function causeFinding(cause: Cause): ReportedFinding {
  const lines = cause.evidence.map(({ file, line, text }) => ({ where: { file, line }, text }));
  const made = diagnostic(cause.id, cause.title, {
    severity: 'error',
    detail: cause.explanation,
    where: lines.map((each) => each.where),
    evidence: [...lines, ...cause.found],
    ...(cause.advice === '' ? {} : { fix: cause.advice }),
    source: [{ document: cause.source, certainty: cause.status === 'confirmed' ? 'documented' : 'observed' }],
  });
  return { id: cause.id, title: `${cause.title} (${cause.confidence})`, result: 'fail', diagnostics: [made] };
}
