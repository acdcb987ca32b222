import { findNumber } from '../../subject/lookup.ts';
import { SERVICES } from '../../subject/serviceStart.ts';
import { finding, unreadableFinding, type CheckRule } from '../rule.ts';

/** Drivers of the disks of the platform, by service. Source: sysprep-failures, hardware-config. */
const STORAGE = ['AWSNVMe', 'stornvme', 'xenvbd', 'rhelscsi'];

/** A driver for the root disk starts with the boot loader. Source: sysprep-failures, hardware-config. */
export const bootStorageDrivers: CheckRule = {
  id: 'boot-storage-drivers',
  area: 'drivers',
  grade: 'required',
  mayBreak: 'specialize',
  question: 'Do the drivers of the root disk start with the boot loader?',
  remedy: 'Set Start to 0 for the drivers named, on the source machine.',
  source: [
    {
      document: 'Microsoft, Windows Setup could not configure Windows to run on this hardware',
      certainty: 'documented',
    },
    { document: 'Service names in public hives and scripts', certainty: 'observed' },
  ],
  run({ registry }) {
    const evidence = [];
    const late: string[] = [];
    for (const name of STORAGE) {
      const where = { key: `${SERVICES}\\${name}`, value: 'Start' };
      const start = findNumber(registry, where.key, where.value);
      if (start.kind === 'unreadable') return unreadableFinding(bootStorageDrivers, WHAT, start.problem, where);
      if (start.kind === 'absent') continue;
      evidence.push({ where, text: `Start = ${start.value}` });
      if (start.value !== 0) late.push(name);
    }
    if (evidence.length === 0)
      return finding(bootStorageDrivers, 'warning', 'No storage driver of the platform is registered', {
        detail: 'Instances may not find their root disk.',
        evidence: STORAGE.map((name) => ({ where: { key: `${SERVICES}\\${name}` }, text: 'no such service' })),
        fix: 'Install the AWS NVMe driver, and the AWS PV drivers for Xen types, on the source machine.',
        breaks: 'specialize',
        prediction: 'likely',
      });
    if (late.length === 0)
      return finding(bootStorageDrivers, 'pass', 'The storage drivers start with the boot loader', { evidence });
    const isNone = late.length === evidence.length;
    return finding(
      bootStorageDrivers,
      isNone ? 'fail' : 'warning',
      `${late.join(' and ')} ${late.length === 1 ? 'does' : 'do'} not start with the boot loader`,
      {
        detail: isNone
          ? 'No driver for the root disk is started in time: an instance does not boot.'
          : 'Instances whose root disk needs this driver do not boot; others do.',
        evidence,
        fix: bootStorageDrivers.remedy,
        breaks: 'specialize',
        prediction: isNone ? 'likely' : 'cannotTell',
      },
    );
  },
};

const WHAT = 'Whether a driver of the root disk starts in time';
