import { NETWORK_CLASS } from '../../subject/deviceClasses.ts';
import { driverFinding } from '../platformDriver.ts';
import type { CheckRule } from '../rule.ts';

/** The network driver of newer instance types. Source: EC2Rescue facts, section 5.2; failure modes FM-113. */
export const enaDriver: CheckRule = {
  id: 'ena-driver',
  area: 'drivers',
  grade: 'recommended',
  mayBreak: 'specialize',
  question: 'Is the ENA network driver installed?',
  remedy: 'Install the current ENA driver on the source machine, unless the image is only for types without ENA.',
  source: [
    { document: 'AWS, AMS workload ingestion pre-check (ENA driver at least 1.0)', certainty: 'observed' },
    { document: 'Service names in public hives and scripts', certainty: 'observed' },
  ],
  run: (subject) =>
    driverFinding(enaDriver, subject, {
      name: 'the ENA network driver',
      services: ['ena'],
      classKey: NETWORK_CLASS,
      device: /elastic network adapter/i,
      oldest: [1, 0],
      consequence:
        'Instances of the Nitro types have no network without it. On which types the image is launched is not on the volume.',
      fix: enaDriver.remedy,
    }),
};
