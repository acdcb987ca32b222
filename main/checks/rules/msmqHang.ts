import { serviceStart, startEvidence } from '../../subject/serviceStart.ts';
import { finding, unknownFinding, type CheckRule } from '../rule.ts';

/** Message Queuing is reported to hang Sysprep. Source: sysprep facts, section 12; sysprep-failures, msmq-hang. */
export const msmqHang: CheckRule = {
  id: 'msmq-hang',
  area: 'roles',
  grade: 'recommended',
  mayBreak: 'generalize',
  stopsSysprepOnly: true,
  question: 'Is Message Queuing not installed?',
  remedy: 'Remove Message Queuing on the source machine, and add it to each new instance.',
  source: [
    { document: 'Public report of a Sysprep that hangs after Sysprep_Generalize_Pnp_Drivers', certainty: 'observed' },
  ],
  run({ registry }) {
    const start = serviceStart(registry, 'MSMQ');
    const evidence = [startEvidence(start)];
    switch (start.kind) {
      case 'missing':
        return finding(msmqHang, 'pass', 'Message Queuing is not installed', { evidence });
      case 'unknown':
        return unknownFinding(
          msmqHang,
          'Whether Message Queuing is installed',
          `Its service: ${start.found}.`,
          start.where,
        );
      case 'automatic':
      case 'manual':
      case 'disabled':
        return finding(msmqHang, 'warning', 'Message Queuing is installed', {
          detail: 'Sysprep is reported to hang then, after Sysprep_Generalize_Pnp_Drivers: Exit.',
          evidence,
          fix: msmqHang.remedy,
          breaks: 'generalize',
          prediction: 'cannotTell',
        });
    }
  },
};
