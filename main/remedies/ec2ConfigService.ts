import { AGENT_SERVICE } from '../subject/serviceStart.ts';
import type { Subject } from '../subject/subject.ts';
import { startableService } from './startableService.ts';

/** Lets EC2Config start by itself. Source: EC2Rescue facts, section 1.2; ec2config facts, section 1. */
export const ec2ConfigService = startableService({
  id: 'enable-ec2config-service',
  title: 'Let the service of EC2Config start automatically',
  service: AGENT_SERVICE,
  start: 2,
  wrong: ['manual', 'disabled'],
  source: [{ document: 'AWS, EC2Rescue for Windows Server (ec2config, Service Start)', certainty: 'documented' }],
  mends: ['agent-service-start'],
  matters: isInCharge,
});

/** Beside another launch agent it may be off on purpose, and two of them would do the first-boot work twice. */
function isInCharge({ report, agentsInDoubt }: Subject): boolean {
  const agents = [...report.agents, ...agentsInDoubt].filter(({ kind }) => kind !== 'ssm');
  return agents.length === 1 && agents[0]?.kind === 'ec2config';
}
