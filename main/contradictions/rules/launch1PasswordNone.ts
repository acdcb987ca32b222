import { givesPassword } from '../../config/administratorPassword.ts';
import { says } from '../volumeSettings.ts';
import type { ContradictionRule } from '../rule.ts';
import { LAUNCH1_GUIDE } from '../sources.ts';

export const launch1PasswordNone: ContradictionRule = {
  code: 'launch-password-not-set',
  title: 'EC2Launch v1 sets no password, and Unattend.xml gives none',
  detail:
    'With DoNothing the password is that of Unattend.xml. Without one the account ends disabled, or with the random password of the first command of specialize, which nobody knows.',
  severity: 'error',
  source: [LAUNCH1_GUIDE],
  find(settings) {
    const type = settings.launch('adminPasswordType');
    const answer = settings.answer('ec2launch1');
    const isUsed = settings.launchConfig?.refused === null;
    if (!isUsed || !says(type, 'DoNothing') || answer === null) return [];
    if (givesPassword(answer.answer.administratorPassword)) return [];
    return [
      {
        summary: 'adminPasswordType is DoNothing, and Unattend.xml has no AdministratorPassword.',
        sides: [type.evidence, { where: { file: answer.config.path }, text: 'No AdministratorPassword in oobeSystem' }],
        fix: 'Set adminPasswordType to Random, or give an AdministratorPassword in Unattend.xml.',
      },
    ];
  },
};
