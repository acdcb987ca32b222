import { create } from 'xmlbuilder2';
import type { CheckResult } from '../../shared/model/check.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import { evidenceText, placeText } from './places.ts';
import type { ReportedFinding } from './report.ts';
import { visibleText } from './visible.ts';

export interface JunitOptions {
  /** Name of the suite, such as `check`. */
  readonly suite: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What stands in a test case: nothing for a pass, `error` for what could not be decided. */
const ELEMENTS: Readonly<Record<CheckResult, 'failure' | 'error' | 'skipped' | null>> = {
  fail: 'failure',
  warning: null,
  unknown: 'error',
  pass: null,
  notApplicable: 'skipped',
};

/** Findings as JUnit XML: one test case each; warnings pass and say so in `system-out`. */
export function renderJunit(findings: readonly ReportedFinding[], { suite, at }: JunitOptions): string {
  const count = (element: string): number => findings.filter((each) => ELEMENTS[each.result] === element).length;
  const totals = {
    tests: findings.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  };
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', {
    name: 'ImagePrep Workbench',
    ...totals,
  });
  const cases = root.ele('testsuite', { name: visibleText(suite), timestamp: at.replace(/\.\d+Z$/, 'Z'), ...totals });
  for (const finding of findings) addCase(cases, suite, finding);
  return `${root.end({ prettyPrint: true })}\n`;
}

function addCase(parent: ReturnType<typeof create>, suite: string, finding: ReportedFinding): void {
  const { id, title, result, diagnostics } = finding;
  const name = visibleText(`${id}: ${title}`);
  const element = parent.ele('testcase', { classname: `imageprep.${visibleText(suite)}`, name });
  const text = diagnostics.map((each) => diagnosticText(each)).join('\n\n');
  const kind = ELEMENTS[result];
  const message = visibleText(diagnostics[0]?.summary ?? title);
  if (kind === 'skipped') element.ele('skipped', { message });
  else if (kind !== null) element.ele(kind, { type: visibleText(diagnostics[0]?.code ?? id), message }).txt(text);
  else if (result === 'warning') element.ele('system-out').txt(text);
}

function diagnosticText({ summary, detail, where, evidence, fix }: Diagnostic): string {
  const places =
    evidence.length > 0 ? evidence.map((each) => evidenceText(each)) : where.map((each) => placeText(each));
  return visibleText([summary, detail, ...places, fix ?? ''].filter((part) => part !== '').join('\n'));
}
