import { LAUNCH2_SERVICE, serviceStart } from '../../subject/serviceStart.ts';
import { withoutAgent } from '../agentPresence.ts';
import { serviceFinding } from '../serviceFinding.ts';
import type { CheckRule } from '../rule.ts';

/** EC2Launch v2 is a service too. Source: ec2launch facts, sections 1 and B1; failure modes FM-07. */
export const launch2ServiceStart: CheckRule = {
  id: 'launch2-service-start',
  area: 'agent',
  grade: 'required',
  mayBreak: 'agentStart',
  question: 'Does the service of EC2Launch v2 start by itself?',
  remedy: 'Let it start by itself on the source machine: sc config "Amazon EC2Launch" start= auto.',
  source: [
    {
      document: 'AWS, Common messages troubleshooting Windows instances (Password not available yet)',
      certainty: 'documented',
    },
    { document: 'Public set-up scripts that name the service "Amazon EC2Launch"', certainty: 'observed' },
  ],
  run: (subject) =>
    withoutAgent(launch2ServiceStart, subject, 'ec2launch2', 'Whether the service of EC2Launch v2 starts')
    ?? serviceFinding(launch2ServiceStart, serviceStart(subject.registry, LAUNCH2_SERVICE), {
      service: LAUNCH2_SERVICE,
      consequence:
        'Without the agent nothing sets the Administrator password, the routes or user data on a new instance.',
      fix: launch2ServiceStart.remedy,
      missing: {
        title: 'is not registered, although its files are on the volume',
        fix: 'Install EC2Launch v2 again on the source machine, or remove its files when another agent is in charge.',
      },
    }),
};
