import type { Subject } from '../subject/subject.ts';
import type { CheckFinding, CheckRule } from './rule.ts';

const ALREADY = 'Sysprep has generalized this image already, so this concerns a further run of it only.';

/**
 * What a finding comes to on an image that Sysprep has generalized: what only stops Sysprep did not stop it, so it is
 * no failure of this image, and what was not told is not asked any more. Everything else stays.
 */
export function onGeneralizedImage(rule: CheckRule, found: CheckFinding, { report }: Subject): CheckFinding {
  if (rule.stopsSysprepOnly !== true || report.generalized.verdict !== 'generalized') return found;
  switch (found.result) {
    case 'pass':
    case 'notApplicable':
      return found;
    case 'fail':
    case 'warning':
      return { ...withDetail(found, 'warning'), result: 'warning' };
    case 'unknown': {
      const { onSourceOnly: _, ...told } = withDetail(found, 'info');
      return { ...told, result: 'notApplicable', breaks: null, prediction: 'certain' };
    }
  }
}

function withDetail(found: CheckFinding, severity: 'warning' | 'info'): CheckFinding {
  const diagnostics = found.diagnostics.map((each) => ({
    ...each,
    severity,
    detail: `${each.detail} ${ALREADY}`.trimStart(),
  }));
  return { ...found, diagnostics };
}
