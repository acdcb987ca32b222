import { givesPassword } from '../../config/administratorPassword.ts';
import { says } from '../volumeSettings.ts';
import type { ContradictionRule } from '../rule.ts';
import { ec2ConfigGuide, SYSPREP_PAGE } from '../sources.ts';

export const passwordSpecifiedUnused: ContradictionRule = {
  code: 'password-specified-and-random',
  title: 'A password is given, and a random one replaces it',
  detail:
    'With SetPasswordAfterSysprep Yes the agent sets a random password at first launch, after the one of the answer file. The given one stays in the image all the same.',
  severity: 'warning',
  source: [SYSPREP_PAGE, ec2ConfigGuide()],
  find(settings) {
    const property = settings.property('SetPasswordAfterSysprep');
    const answer = settings.answer('ec2config');
    const password = answer?.answer.administratorPassword;
    if (!says(property, 'Yes') || answer === null || password === undefined || !givesPassword(password)) return [];
    const where = { file: answer.config.path, line: password.line ?? undefined };
    return [
      {
        summary: 'The answer file gives an AdministratorPassword, and SetPasswordAfterSysprep Yes replaces it.',
        sides: [property.evidence, { where, text: 'AdministratorPassword is set' }],
        fix: 'Set SetPasswordAfterSysprep to No to keep the given password, or take it out of the answer file.',
      },
    ];
  },
};
