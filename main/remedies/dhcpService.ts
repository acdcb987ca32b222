import { startableService } from './startableService.ts';

/** Lets the DHCP client start: without it a new instance gets no address. Source: EC2Rescue facts, section 1.2. */
export const dhcpService = startableService({
  id: 'enable-dhcp-service',
  title: 'Let the DHCP client start automatically',
  service: 'Dhcp',
  start: 2,
  wrong: ['disabled'],
  source: [{ document: 'AWS, EC2Rescue for Windows Server (network, DHCP Service Startup)', certainty: 'documented' }],
  mends: ['rdp-state', 'dhcp-service-start'],
});
