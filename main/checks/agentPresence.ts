import { AGENT_NAMES, type AgentKind } from '../../shared/model/volume.ts';
import type { Subject } from '../subject/subject.ts';
import { finding, unknownFinding, type CheckFinding, type FindingRule } from './rule.ts';

/** The finding where an agent is not on the volume, or may be; null where it is there. */
export function withoutAgent(
  rule: FindingRule,
  { agentsInDoubt, report }: Pick<Subject, 'agentsInDoubt' | 'report'>,
  kind: AgentKind,
  what: string,
): CheckFinding | null {
  const doubt = agentsInDoubt.find((agent) => agent.kind === kind);
  if (doubt !== undefined) return unknownFinding(rule, what, doubt.problem.summary, doubt.problem.where[0]);
  if (report.agents.some((agent) => agent.kind === kind)) return null;
  return finding(rule, 'notApplicable', `${AGENT_NAMES[kind]} is not on the volume`);
}
