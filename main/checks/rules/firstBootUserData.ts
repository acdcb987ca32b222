import { ec2ConfigUserData } from '../ec2ConfigWork.ts';
import { judgeWork } from '../firstBootWork.ts';
import { launch1UserData } from '../launch1Work.ts';
import { launch2UserData } from '../launch2Work.ts';
import type { CheckRule } from '../rule.ts';

/** User data runs on a new instance. Source: failure modes FM-08, FM-09, FM-11, FM-90, FM-91. */
export const firstBootUserData: CheckRule = {
  id: 'first-boot-user-data',
  area: 'agent',
  grade: 'recommended',
  mayBreak: 'afterReady',
  question: 'Does user data run on a new instance?',
  remedy:
    'Arm the work again on the source machine: Ec2HandleUserData Enabled for EC2Config; handleUserData true and InitializeInstance.ps1 -Schedule for EC2Launch v1; ec2launch sysprep or ec2launch reset for v2.',
  source: [{ document: 'AWS, Run commands on your Windows instance at launch (user data)', certainty: 'documented' }],
  run: (subject) =>
    judgeWork(firstBootUserData, 'Whether user data runs on a new instance', subject, {
      ec2config: ec2ConfigUserData,
      ec2launch1: launch1UserData,
      ec2launch2: launch2UserData,
    }),
};
