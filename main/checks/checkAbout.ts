import { CHECK_RESULTS, type CheckAbout, type CheckResult } from '../../shared/model/check.ts';
import { failure, type Outcome, problem, success } from '../../shared/model/diagnostic.ts';
import { CHECKS } from './catalogue.ts';
import type { CheckRule } from './rule.ts';

/** What the check of this id says of itself. Problem: `check-unknown` (missing), as for a record of an older version. */
export function checkAbout(id: string): Outcome<CheckAbout> {
  const rule = CHECKS.find((each) => each.id === id);
  if (rule !== undefined) return success(aboutRule(rule));
  return failure(
    problem('missing', 'check-unknown', `This version has no check “${id}”.`, {
      fix: 'The checks of this version are in the checklist of a volume and under docs/checks.',
    }),
  );
}

/** A rule without what it does: the one text behind its page in docs/checks and what the window tells of it. */
export function aboutRule(rule: CheckRule): CheckAbout {
  const { id, area, question, grade, remedy, source } = rule;
  const meanings = CHECK_RESULTS.map((result) => ({ result, text: meaning(rule, result) }));
  const [explains, mayBreak] = [rule.explains ?? null, rule.mayBreak ?? null];
  return { id, area, question, explains, grade, mayBreak, meanings, remedy, source };
}

function meaning({ grade, mayBreak }: CheckRule, result: CheckResult): string {
  switch (result) {
    case 'fail':
      return grade === 'recommended'
        ? 'the answer is no, and the policy in use requires this check; under the default policy it is a `warning`.'
        : `the answer is no${mayBreak === undefined ? '' : `, and the phase \`${mayBreak}\` breaks for it`}. Mend it before Sysprep.`;
    case 'warning':
      return 'something to look at: it need not stop the run, or the policy in use only recommends this check.';
    case 'unknown':
      return 'what decides it could not be read, or is not on the volume; the finding says what, and how to tell.';
    case 'pass':
      return 'the answer is yes; the evidence says what was looked at.';
    case 'notApplicable':
      return 'the question does not arise on this volume, or the policy in use leaves it out.';
  }
}
