import { switchedOver } from '../sameSwitch.ts';
import type { ContradictionRule } from '../rule.ts';
import { fromFiles, SYSPREP_PAGE } from '../sources.ts';

export const passwordSwitch: ContradictionRule = {
  code: 'password-switch-overwritten',
  title: 'Ec2SetPassword says something else than SetPasswordAfterSysprep',
  detail:
    'Sysprep through the agent copies SetPasswordAfterSysprep over the plug-in, so that what Config.xml says counts only for an image that is made without it.',
  severity: 'warning',
  source: [SYSPREP_PAGE, fromFiles('observed')],
  find(settings) {
    const found = switchedOver(settings, 'SetPasswordAfterSysprep', 'Ec2SetPassword');
    if (found === null) return [];
    const { property, plugin } = found;
    return [
      {
        summary: `Ec2SetPassword is ${plugin.value}, and SetPasswordAfterSysprep ${property.value} overwrites it at Sysprep.`,
        sides: [plugin.evidence, property.evidence],
        fix: 'Set both to what is meant: Enabled with Yes, or Disabled with No.',
      },
    ];
  },
};
