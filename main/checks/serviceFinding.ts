import { startEvidence, type ServiceStart } from '../subject/serviceStart.ts';
import { finding, unknownFinding, type CheckFinding, type FindingRule } from './rule.ts';

/** What is to be said of a service beside how it starts. */
export interface ServiceWords {
  readonly service: string;
  /** What does not happen without it. */
  readonly consequence: string;
  /** The remedy where it does not start by itself. */
  readonly fix: string;
  /** Where it is not registered: the end of the title, and the remedy. */
  readonly missing: { readonly title: string; readonly fix: string };
  /** Whether Windows starts it when it is asked for, so that manual is enough. */
  readonly onDemand?: boolean;
}

/** The finding about how a service starts: disabled and missing fail. */
export function serviceFinding(rule: FindingRule, start: ServiceStart, words: ServiceWords): CheckFinding {
  const { service, consequence, fix } = words;
  const evidence = [startEvidence(start)];
  switch (start.kind) {
    case 'automatic':
      return finding(rule, 'pass', `The service ${service} starts by itself`, { evidence });
    case 'manual':
      if (words.onDemand === true)
        return finding(rule, 'pass', `The service ${service} starts when it is asked for`, { evidence });
      return finding(rule, 'warning', `The service ${service} starts only when something asks for it`, {
        detail: `${consequence} Whether something starts it on a new instance is not on the volume.`,
        evidence,
        fix,
        breaks: rule.mayBreak ?? null,
        prediction: 'cannotTell',
      });
    case 'disabled':
      return doesNotStart(rule, `The service ${service} is disabled`, fix, start, consequence);
    case 'missing':
      return doesNotStart(rule, `The service ${service} ${words.missing.title}`, words.missing.fix, start, consequence);
    case 'unknown':
      return unknownFinding(
        rule,
        `Whether the service ${service} starts`,
        `Its start value: ${start.found}.`,
        start.where,
      );
  }
}

function doesNotStart(
  rule: FindingRule,
  title: string,
  fix: string,
  start: ServiceStart,
  detail: string,
): CheckFinding {
  const breaks = rule.mayBreak ?? null;
  return finding(rule, 'fail', title, {
    detail,
    evidence: [startEvidence(start)],
    fix,
    breaks,
  });
}
