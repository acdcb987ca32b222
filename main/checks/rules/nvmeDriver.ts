import { STORAGE_CLASS } from '../../subject/deviceClasses.ts';
import { serviceStart } from '../../subject/serviceStart.ts';
import { driverFinding } from '../platformDriver.ts';
import type { CheckRule } from '../rule.ts';

/**
 * The disk driver of newer instance types: that of AWS, or Windows' own where that one is missing. Source:
 * sysprep-failures, hardware-config; ec2launch facts, section B5 ("Inbox NVMe Driver").
 */
export const nvmeDriver: CheckRule = {
  id: 'nvme-driver',
  area: 'drivers',
  grade: 'recommended',
  mayBreak: 'specialize',
  question: 'Is an NVMe disk driver installed?',
  remedy:
    'Install the current AWS NVMe driver on the source machine, unless the image is only for types without NVMe disks.',
  source: [
    {
      document: 'Microsoft, Windows Setup could not configure Windows to run on this hardware',
      certainty: 'documented',
    },
    { document: 'Service names in public hives and scripts', certainty: 'observed' },
  ],
  run(subject) {
    const own = serviceStart(subject.registry, 'AWSNVMe').kind;
    return driverFinding(nvmeDriver, subject, {
      name: own === 'missing' ? 'an NVMe disk driver' : 'the NVMe driver of AWS',
      services: [own === 'missing' ? 'stornvme' : 'AWSNVMe'],
      classKey: STORAGE_CLASS,
      device: /nvme/i,
      oldest: null,
      consequence:
        'Instances of the Nitro types do not find their disk without it. On which types the image is launched is not on the volume.',
      fix: nvmeDriver.remedy,
    });
  },
};
