import { sameName } from '../../../shared/base/caseless.ts';
import { givesPassword } from '../../config/administratorPassword.ts';
import { textAt } from '../../config/agentConfig.ts';
import { AGENT_CONFIG, side } from '../volumeSettings.ts';
import type { ContradictionRule } from '../rule.ts';
import { LAUNCH2_GUIDE } from '../sources.ts';

export const launch2PasswordNone: ContradictionRule = {
  code: 'launch2-password-not-set',
  title: 'EC2Launch v2 sets no password, and unattend.xml gives none',
  detail: 'With doNothing the password is that of unattend.xml. Without one the account is disabled.',
  severity: 'error',
  source: [LAUNCH2_GUIDE],
  find(settings) {
    const task = settings.tasks?.find(({ name }) => name === 'setAdminAccount');
    const type = task === undefined ? null : textAt(task.inputs, ['password', 'type']);
    const answer = settings.answer('ec2launch2');
    if (task === undefined || type === null || !sameName(type, 'doNothing') || answer === null) return [];
    if (givesPassword(answer.answer.administratorPassword)) return [];
    return [
      {
        summary: 'The password of setAdminAccount is doNothing, and unattend.xml has no AdministratorPassword.',
        sides: [
          side(AGENT_CONFIG, task.line, 'setAdminAccount password.type', type).evidence,
          { where: { file: answer.config.path }, text: 'No AdministratorPassword in oobeSystem' },
        ],
        fix: 'Set the type to random, or give an AdministratorPassword in unattend.xml.',
      },
    ];
  },
};
