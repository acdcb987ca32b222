import type { Remedy } from './remedy.ts';

/** It says that the tasks that run once have run. Source: ec2launch facts, section B1. */
export const RUN_ONCE = 'ProgramData/Amazon/EC2Launch/state/.run-once';

/** Lets EC2Launch v2 run its once-tasks again, as "ec2launch reset" does. Source: failure modes FM-91. */
export const launch2FirstBoot: Remedy = {
  id: 'rearm-ec2launch2',
  find({ fs }) {
    const stat = fs.stat(RUN_ONCE);
    if (stat.kind !== 'found' || stat.value.type !== 'file') return null;
    const file = stat.value.path;
    return {
      title: 'Let EC2Launch v2 do its first-boot work again',
      risk: 'needsThought',
      warning:
        'All tasks that run once are carried out at the next start: a new Administrator password where the settings ask for one, and user data.',
      changes: [{ kind: 'deleteFile', file }],
      because: [{ where: { file }, text: 'marks that the once-tasks have run' }],
      source: [{ document: 'AWS, Reset the Administrator password with EC2Launch v2', certainty: 'documented' }],
      mends: ['first-boot-password', 'first-boot-user-data'],
    };
  },
};
