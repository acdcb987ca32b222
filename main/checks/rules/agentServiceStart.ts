import { AGENT_SERVICE, serviceStart, startEvidence, type ServiceStart } from '../../subject/serviceStart.ts';
import type { Subject } from '../../subject/subject.ts';
import { finding, unknownFinding, type CheckFinding, type CheckRule } from '../rule.ts';

/** EC2Config works on a new instance only when its service starts. Source: failure modes FM-07; EC2Rescue facts, 1.2. */
export const agentServiceStart: CheckRule = {
  id: 'agent-service-start',
  area: 'agent',
  grade: 'required',
  mayBreak: 'agentStart',
  question: 'Does the service of EC2Config start by itself?',
  source: [
    {
      document: 'AWS, Common messages troubleshooting Windows instances (Password not available yet); EC2Rescue',
      certainty: 'documented',
    },
  ],
  run(subject) {
    const inDoubt = subject.agentsInDoubt.find((agent) => agent.kind === 'ec2config');
    if (inDoubt !== undefined)
      return unknownFinding(agentServiceStart, WHAT, inDoubt.problem.summary, inDoubt.problem.where[0]);
    if (!subject.report.agents.some((agent) => agent.kind === 'ec2config'))
      return finding(agentServiceStart, 'notApplicable', 'EC2Config is not on the volume');
    return judge(subject);
  },
};

const WHAT = 'Whether the service Ec2Config starts';

function judge({ registry }: Subject): CheckFinding {
  const start = serviceStart(registry, AGENT_SERVICE);
  switch (start.kind) {
    case 'automatic':
      return finding(agentServiceStart, 'pass', 'The service Ec2Config starts by itself', {
        evidence: [startEvidence(start)],
      });
    case 'manual':
      return finding(agentServiceStart, 'warning', 'The service Ec2Config starts only when something asks for it', {
        detail: `${CONSEQUENCE} Whether something starts it on a new instance is not on the volume.`,
        evidence: [startEvidence(start)],
        fix: FIX,
        breaks: 'agentStart',
        prediction: 'cannotTell',
      });
    case 'disabled':
      return doesNotStart('The service Ec2Config is disabled', FIX, start);
    case 'missing':
      return doesNotStart(
        'The service Ec2Config is not registered, although its files are on the volume',
        'Install EC2Config again on the source machine, or remove its files when another agent is in charge.',
        start,
      );
    case 'unknown':
      return unknownFinding(agentServiceStart, WHAT, `Its start value: ${start.found}.`, start.where);
  }
}

const CONSEQUENCE =
  'Without the agent nothing sets the Administrator password, the routes or user data on a new instance.';
const FIX = 'Let it start by itself on the source machine: sc config Ec2Config start= auto.';

function doesNotStart(title: string, fix: string, start: ServiceStart): CheckFinding {
  return finding(agentServiceStart, 'fail', title, {
    detail: CONSEQUENCE,
    evidence: [startEvidence(start)],
    fix,
    breaks: 'agentStart',
  });
}
