import { says } from '../volumeSettings.ts';
import type { ContradictionRule } from '../rule.ts';
import { ec2ConfigGuide, LAUNCH1_GUIDE } from '../sources.ts';

export const userDataAccount: ContradictionRule = {
  code: 'user-data-as-system',
  title: 'User data run, and no password is set that Administrator would run them with',
  detail:
    'Scripts of the user data run as Administrator in a start in which the agent set its password, and as LocalSystem in any other.',
  severity: 'info',
  source: [ec2ConfigGuide(), LAUNCH1_GUIDE],
  find(settings) {
    const pairs = [
      [settings.plugin('Ec2HandleUserData'), 'Enabled', settings.property('SetPasswordAfterSysprep'), 'No'],
      [settings.launch('handleUserData'), 'true', settings.launch('adminPasswordType'), 'DoNothing'],
    ] as const;
    return pairs.flatMap(([runs, on, password, none]) => {
      if (!says(runs, on) || !says(password, none)) return [];
      return [
        {
          summary: `${runs.evidence.text}, and ${password.evidence.text}: the scripts run as LocalSystem.`,
          sides: [runs.evidence, password.evidence],
          fix: 'Write the scripts for LocalSystem, or let the agent set the password.',
        },
      ];
    });
  },
};
