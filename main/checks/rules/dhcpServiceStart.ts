import { serviceStart } from '../../subject/serviceStart.ts';
import { serviceFinding } from '../serviceFinding.ts';
import type { CheckRule } from '../rule.ts';

/** A new instance asks for its address. Source: EC2Rescue facts, section 1.2 (DHCP Service Startup). */
export const dhcpServiceStart: CheckRule = {
  id: 'dhcp-service-start',
  area: 'network',
  grade: 'required',
  mayBreak: 'agentStart',
  question: 'Does the DHCP client start by itself?',
  remedy: 'Let it start by itself on the source machine: sc config Dhcp start= auto.',
  source: [{ document: 'AWS, EC2Rescue (DHCP Service Startup)', certainty: 'documented' }],
  run: ({ registry }) =>
    serviceFinding(dhcpServiceStart, serviceStart(registry, 'Dhcp'), {
      service: 'Dhcp',
      consequence: 'Without it a new instance gets no address, and nobody reaches it.',
      fix: dhcpServiceStart.remedy,
      missing: {
        title: 'is not registered',
        fix: 'Repair Windows on the source machine (sfc /scannow), or take another image.',
      },
    }),
};
