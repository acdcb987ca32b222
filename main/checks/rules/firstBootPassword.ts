import { ec2ConfigPassword } from '../ec2ConfigWork.ts';
import { judgeWork } from '../firstBootWork.ts';
import { launch1Password } from '../launch1Work.ts';
import { launch2Password } from '../launch2Work.ts';
import type { CheckRule } from '../rule.ts';

/** Somebody can get the Administrator password of a new instance. Source: failure modes FM-01 to FM-04, FM-08 to FM-12. */
export const firstBootPassword: CheckRule = {
  id: 'first-boot-password',
  area: 'agent',
  grade: 'required',
  mayBreak: 'beforeReady',
  question: 'Does a new instance get an Administrator password that can be retrieved?',
  remedy:
    'Arm the work again on the source machine: SetPasswordAfterSysprep Yes and Sysprep through EC2Config; InitializeInstance.ps1 -Schedule for EC2Launch v1; ec2launch sysprep or ec2launch reset for v2.',
  source: [
    {
      document:
        'AWS, Common messages troubleshooting Windows instances; EC2Config, EC2Launch and EC2Launch v2 settings',
      certainty: 'documented',
    },
    {
      document: 'That EC2Launch v1 before 1.3.2004891 refuses settings with the type Encrypted',
      certainty: 'inferred',
    },
  ],
  run: (subject) =>
    judgeWork(firstBootPassword, 'Whether a new instance gets a password', subject, {
      ec2config: ec2ConfigPassword,
      ec2launch1: launch1Password,
      ec2launch2: launch2Password,
    }),
};
