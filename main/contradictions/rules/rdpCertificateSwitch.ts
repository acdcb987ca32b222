import { switchedOver } from '../sameSwitch.ts';
import type { ContradictionRule } from '../rule.ts';
import { fromFiles, SYSPREP_PAGE } from '../sources.ts';

export const rdpCertificateSwitch: ContradictionRule = {
  code: 'rdp-certificate-overwritten',
  title: 'Ec2ConfigureRDP says something else than SetRDPCertificate',
  detail:
    'Sysprep through the agent copies SetRDPCertificate over the plug-in. Windows Server 2008 and later make a certificate of their own in either case.',
  severity: 'info',
  source: [SYSPREP_PAGE, fromFiles('observed')],
  find(settings) {
    const found = switchedOver(settings, 'SetRDPCertificate', 'Ec2ConfigureRDP');
    if (found === null) return [];
    const { property, plugin } = found;
    return [
      {
        summary: `Ec2ConfigureRDP is ${plugin.value}, and SetRDPCertificate ${property.value} overwrites it at Sysprep.`,
        sides: [plugin.evidence, property.evidence],
        fix: 'Set SetRDPCertificate to what is meant; the plug-in follows.',
      },
    ];
  },
};
