import { findNumber } from '../../subject/lookup.ts';
import { STANDARD_PORT, STATION } from '../../subject/remoteDesktop.ts';
import { finding, judgeFound, unknownFinding, type CheckRule } from '../rule.ts';

/** Remote Desktop listens where everybody looks for it. Source: EC2Rescue facts, sections 1.2 and 1.5. */
export const rdpPort: CheckRule = {
  id: 'rdp-port',
  area: 'remoteDesktop',
  grade: 'recommended',
  mayBreak: 'ready',
  question: 'Does Remote Desktop listen on port 3389?',
  remedy:
    'Leave it when the security groups and a rule of the firewall allow this port; else set PortNumber to 3389 on the source machine.',
  source: [{ document: 'AWS, EC2Rescue (TCP Port); AWSSupport-TroubleshootRDP', certainty: 'documented' }],
  run({ registry }) {
    const where = { key: STATION, value: 'PortNumber' };
    const found = findNumber(registry, STATION, where.value);
    return judgeFound(rdpPort, WHAT, found, where, (port) => {
      if (port === null) return unknownFinding(rdpPort, WHAT, 'RDP-Tcp names no port.', where);
      const evidence = [{ where, text: `PortNumber = ${port}` }];
      if (port === STANDARD_PORT) return finding(rdpPort, 'pass', 'Remote Desktop listens on port 3389', { evidence });
      return finding(rdpPort, 'warning', `Remote Desktop listens on port ${port}`, {
        detail: 'Security groups, the rules that Windows has for Remote Desktop, and tools of AWS expect 3389.',
        evidence,
        fix: rdpPort.remedy,
        breaks: 'ready',
        prediction: 'cannotTell',
      });
    });
  },
};

const WHAT = 'The port of Remote Desktop';
