import { serviceStart } from '../../subject/serviceStart.ts';
import { serviceFinding } from '../serviceFinding.ts';
import type { CheckRule } from '../rule.ts';

/** The service behind Remote Desktop can start; manual is what Windows sets. Source: EC2Rescue facts, 1.2 and 1.5. */
export const rdpServiceStart: CheckRule = {
  id: 'rdp-service-start',
  area: 'remoteDesktop',
  grade: 'required',
  mayBreak: 'ready',
  question: 'Can the service of Remote Desktop start?',
  remedy: 'Let it start on the source machine: sc config TermService start= demand.',
  source: [{ document: 'AWS, EC2Rescue; AWSSupport-TroubleshootRDP', certainty: 'documented' }],
  run: ({ registry }) =>
    serviceFinding(rdpServiceStart, serviceStart(registry, 'TermService'), {
      service: 'TermService',
      consequence: 'Nobody reaches a new instance by Remote Desktop, and no script of the agent changes this.',
      fix: rdpServiceStart.remedy,
      missing: {
        title: 'is not registered',
        fix: 'Repair Windows on the source machine (sfc /scannow), or take another image.',
      },
      onDemand: true,
    }),
};
