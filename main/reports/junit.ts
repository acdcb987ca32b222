import { create } from 'xmlbuilder2';
import type { CheckResult } from '../../shared/model/check.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import { seenAt } from './places.ts';
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

/** A question for the source machine is skipped, not an error: the examination missed nothing, and exits so. */
function elementOf({ result, onSourceOnly }: ReportedFinding): 'failure' | 'error' | 'skipped' | null {
  return result === 'unknown' && onSourceOnly === true ? 'skipped' : ELEMENTS[result];
}

/** Findings as JUnit XML: one test case each; warnings pass and say so in `system-out`. */
export function renderJunit(findings: readonly ReportedFinding[], { suite, at }: JunitOptions): string {
  const count = (element: string): number => findings.filter((each) => elementOf(each) === element).length;
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
  const kind = elementOf(finding);
  const message = visibleText(diagnostics[0]?.summary ?? title);
  if (kind === 'skipped') addSkipped(element, message, result === 'unknown' ? text : null);
  else if (kind !== null) element.ele(kind, { type: visibleText(diagnostics[0]?.code ?? id), message }).txt(text);
  else if (result === 'warning') element.ele('system-out').txt(text);
}

/** What is skipped because it cannot be told says how to find out; JUnit has no text in `skipped`, but beside it. */
function addSkipped(element: ReturnType<typeof create>, message: string, text: string | null): void {
  element.ele('skipped', { message });
  if (text !== null) element.ele('system-out').txt(text);
}

function diagnosticText({ summary, detail, fix, ...found }: Diagnostic): string {
  return visibleText([summary, detail, ...seenAt(found), fix ?? ''].filter((part) => part !== '').join('\n'));
}
