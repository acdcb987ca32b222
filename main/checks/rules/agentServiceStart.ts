import { AGENT_NAMES } from '../../../shared/model/volume.ts';
import { AGENT_SERVICE, serviceStart, startEvidence, type ServiceStart } from '../../subject/serviceStart.ts';
import type { Subject } from '../../subject/subject.ts';
import { fitsWindows } from '../../subject/windowsVersions.ts';
import { withoutAgent } from '../agentPresence.ts';
import { LATER_AGENTS, replacementOf } from '../agentReplaced.ts';
import { serviceFinding } from '../serviceFinding.ts';
import { finding, type CheckFinding, type CheckRule } from '../rule.ts';

/** EC2Config works on a new instance only when its service starts. Source: failure modes FM-07; EC2Rescue facts, 1.2. */
export const agentServiceStart: CheckRule = {
  id: 'agent-service-start',
  area: 'agent',
  grade: 'required',
  mayBreak: 'agentStart',
  question: 'Does the service of EC2Config start by itself?',
  remedy: 'Let it start by itself on the source machine: sc config Ec2Config start= auto.',
  source: [
    {
      document: 'AWS, Common messages troubleshooting Windows instances (Password not available yet); EC2Rescue',
      certainty: 'documented',
    },
  ],
  run(subject) {
    const start = serviceStart(subject.registry, AGENT_SERVICE);
    return (
      withoutAgent(agentServiceStart, subject, 'ec2config', WHAT)
      ?? replaced(subject, start)
      ?? serviceFinding(agentServiceStart, start, {
        service: AGENT_SERVICE,
        consequence:
          'Without the agent nothing sets the Administrator password, the routes or user data on a new instance.',
        fix: agentServiceStart.remedy,
        missing: {
          title: 'is not registered, although its files are on the volume',
          fix: 'Install EC2Config again on the source machine, or remove its files when another agent is in charge.',
        },
      })
    );
  },
};

const WHAT = `Whether the service ${AGENT_SERVICE} starts`;

/**
 * The finding where EC2Config does not start and an agent that fits this Windows is there in its place; whether that one
 * works, checks of its own ask. Null where EC2Config is in charge. Source: ec2launch facts, section 1.
 */
function replaced(subject: Subject, start: ServiceStart): CheckFinding | null {
  const other = replacementOf(subject, start);
  if (other !== null)
    return finding(
      agentServiceStart,
      'notApplicable',
      `EC2Config does not start, and ${AGENT_NAMES[other]} is there in its place`,
      {
        detail: 'Whether that agent starts, a check of its own tells.',
        evidence: [startEvidence(start)],
        related: ['agent-fits-windows'],
      },
    );
  if (start.kind !== 'disabled' && start.kind !== 'missing') return null;
  const doubts = LATER_AGENTS.filter((kind) => fitsWindows(kind, subject.report.windows.build)).map((kind) =>
    withoutAgent(agentServiceStart, subject, kind, WHAT),
  );
  return doubts.find((doubt) => doubt?.result === 'unknown') ?? null;
}
