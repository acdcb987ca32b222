import type { AgentKind } from '../../shared/model/volume.ts';
import { AGENT_SERVICE, serviceStart, type ServiceStart } from '../subject/serviceStart.ts';
import type { Subject } from '../subject/subject.ts';
import { fitsWindows } from '../subject/windowsVersions.ts';

/** The agents that came after EC2Config. */
export const LATER_AGENTS = ['ec2launch1', 'ec2launch2'] as const;

/**
 * The agent that is there in the place of EC2Config where that one does not start: one that fits this Windows. Null
 * where EC2Config is in charge, or nothing is. Source: ec2launch facts, section 1.
 */
export function replacementOf(
  { report, registry }: Pick<Subject, 'report' | 'registry'>,
  start: ServiceStart = serviceStart(registry, AGENT_SERVICE),
): AgentKind | null {
  if (start.kind !== 'disabled' && start.kind !== 'missing') return null;
  const isThere = (kind: AgentKind): boolean => report.agents.some((agent) => agent.kind === kind);
  return LATER_AGENTS.find((kind) => fitsWindows(kind, report.windows.build) && isThere(kind)) ?? null;
}
