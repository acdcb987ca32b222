import { LAUNCH_TASK, scheduledTask } from '../../subject/scheduledTask.ts';
import { withoutAgent } from '../agentPresence.ts';
import { finding, unknownFinding, type CheckRule } from '../rule.ts';

/** EC2Launch v1 works on the next start only when its task is there and on. Source: failure modes FM-08, FM-09. */
export const launchTask: CheckRule = {
  id: 'launch1-task',
  area: 'agent',
  grade: 'required',
  mayBreak: 'agentStart',
  question: 'Is the first-boot work of EC2Launch v1 scheduled?',
  remedy: 'Run InitializeInstance.ps1 -Schedule as the last step before SysprepInstance.ps1.',
  source: [
    { document: 'AWS, Create a standard Amazon Machine Image Using Sysprep (EC2Launch)', certainty: 'documented' },
    { document: 'hashicorp/packer #6750', certainty: 'observed' },
  ],
  run(subject) {
    const absence = withoutAgent(launchTask, subject, 'ec2launch1', WHAT);
    if (absence !== null) return absence;
    const task = scheduledTask(subject.fs, LAUNCH_TASK);
    const evidence = [{ where: task.where, text: task.found }];
    if (task.kind === 'unknown') return unknownFinding(launchTask, WHAT, task.found, task.where);
    if (task.kind === 'enabled')
      return finding(launchTask, 'pass', 'EC2Launch v1 does its first-boot work on the next start', { evidence });
    const isArmed = subject.report.generalized.verdict === 'generalized';
    return finding(
      launchTask,
      isArmed ? 'fail' : 'warning',
      task.kind === 'absent' ? 'EC2Launch v1 is not scheduled' : 'The task of EC2Launch v1 is disabled',
      {
        detail:
          'No password, no routes, no user data and no ready message on a new instance. Sysprep does not schedule the task, and a restart uses the schedule up.',
        evidence,
        fix: launchTask.remedy,
        breaks: 'agentStart',
        ...(isArmed ? {} : { prediction: 'cannotTell' }),
      },
    );
  },
};

const WHAT = 'Whether EC2Launch v1 is scheduled';
