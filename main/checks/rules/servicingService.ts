import { serviceStart, startEvidence } from '../../subject/serviceStart.ts';
import { finding, unknownFinding, type CheckRule } from '../rule.ts';

const WHAT = 'Whether the servicing service starts';

/** Sysprep asks TrustedInstaller for pending work. Source: sysprep-failures, cbs-query. */
export const servicingService: CheckRule = {
  id: 'servicing-service',
  area: 'pending',
  grade: 'required',
  mayBreak: 'generalize',
  stopsSysprepOnly: true,
  question: 'Can the Windows Modules Installer start?',
  remedy: 'Set it back on the source machine: sc config TrustedInstaller start= demand.',
  source: [{ document: 'GoogleCloudPlatform/compute-image-windows #156', certainty: 'observed' }],
  run({ registry }) {
    const start = serviceStart(registry, 'TrustedInstaller');
    const evidence = [startEvidence(start)];
    switch (start.kind) {
      case 'automatic':
      case 'manual':
        return finding(servicingService, 'pass', 'The Windows Modules Installer can start', { evidence });
      case 'disabled':
        return finding(servicingService, 'fail', 'The Windows Modules Installer is disabled', {
          detail:
            'Sysprep asks it for pending work, waits about four minutes, and ends with "Failed to query pending CBS operations".',
          evidence,
          fix: servicingService.remedy,
          breaks: 'generalize',
          prediction: 'likely',
        });
      case 'missing':
      case 'unknown':
        return unknownFinding(
          servicingService,
          WHAT,
          `The service TrustedInstaller: ${start.found}.`,
          start.where,
          'Look on the source machine: sc query TrustedInstaller.',
        );
    }
  },
};
