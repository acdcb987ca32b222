import type { CheckOutcome } from '../../../../shared/model/check.ts';

/**
 * Findings in their order, those together that could not be decided for one reason: a hive that is missing leaves
 * dozens of checks open, and is to be told once.
 */
export function bySameReason(findings: readonly CheckOutcome[]): readonly (readonly CheckOutcome[])[] {
  const groups = new Map<string, CheckOutcome[]>();
  for (const finding of findings) {
    const reason = reasonOf(finding) ?? finding.id;
    const group = groups.get(reason);
    if (group === undefined) groups.set(reason, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

/** Why a check is open and what to do about it; null where a finding stands for itself. */
function reasonOf({ result, onSourceOnly, diagnostics, proposals }: CheckOutcome): string | null {
  const [only, more] = diagnostics;
  if (result !== 'unknown' || onSourceOnly === true || proposals.length > 0) return null;
  if (only === undefined || more !== undefined || only.detail === '') return null;
  return `${only.detail}\n${only.fix ?? ''}`;
}
