import { AGENT_SERVICE } from '../subject/serviceStart.ts';
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
  matters: ({ report }) => report.agents.some(({ kind }) => kind === 'ec2config'),
});
