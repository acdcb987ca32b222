import { AGENT_SERVICE, serviceStart } from '../../subject/serviceStart.ts';
import { withoutAgent } from '../agentPresence.ts';
import { serviceFinding } from '../serviceFinding.ts';
import type { CheckRule } from '../rule.ts';

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
  run: (subject) =>
    withoutAgent(agentServiceStart, subject, 'ec2config', `Whether the service ${AGENT_SERVICE} starts`)
    ?? serviceFinding(agentServiceStart, serviceStart(subject.registry, AGENT_SERVICE), {
      service: AGENT_SERVICE,
      consequence:
        'Without the agent nothing sets the Administrator password, the routes or user data on a new instance.',
      fix: 'Let it start by itself on the source machine: sc config Ec2Config start= auto.',
      missing: {
        title: 'is not registered, although its files are on the volume',
        fix: 'Install EC2Config again on the source machine, or remove its files when another agent is in charge.',
      },
    }),
};
