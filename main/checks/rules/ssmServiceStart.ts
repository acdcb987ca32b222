import { sameName } from '../../../shared/base/caseless.ts';
import { readAgentTasks } from '../../config/agentConfig.ts';
import { openedFile } from '../../subject/openedFile.ts';
import type { Subject } from '../../subject/subject.ts';
import { LAUNCH_TASK, scheduledTask } from '../../subject/scheduledTask.ts';
import { serviceStart, SSM_SERVICE, startEvidence, type ServiceStart } from '../../subject/serviceStart.ts';
import { withoutAgent } from '../agentPresence.ts';
import { serviceFinding } from '../serviceFinding.ts';
import { finding, unknownFinding, type CheckFinding, type CheckRule } from '../rule.ts';

/**
 * The SSM Agent starts, or EC2Launch v1 will let it: scheduling the first-boot work disables the service until that
 * work ends. Source: ec2launch facts, section A6; failure modes FM-102.
 */
export const ssmServiceStart: CheckRule = {
  id: 'ssm-service-start',
  area: 'agent',
  grade: 'recommended',
  mayBreak: 'afterReady',
  question: 'Does the SSM Agent start on a new instance?',
  remedy: 'Let it start by itself on the source machine: sc config AmazonSSMAgent start= auto.',
  source: [{ document: 'aws/amazon-ssm-agent #380; scripts of EC2Launch v1', certainty: 'observed' }],
  run(subject) {
    const absence = withoutAgent(ssmServiceStart, subject, 'ssm', `Whether the service ${SSM_SERVICE} starts`);
    if (absence !== null) return absence;
    const start = serviceStart(subject.registry, SSM_SERVICE);
    const waits = start.kind === 'disabled' ? waitsForLaunch1(start, subject) : null;
    if (waits !== null) return waits;
    const started = start.kind === 'disabled' ? startedByLaunch2(subject) : null;
    if (started !== null) return started;
    return serviceFinding(ssmServiceStart, start, {
      service: SSM_SERVICE,
      consequence: 'Without it a new instance is not managed by Systems Manager.',
      fix: ssmServiceStart.remedy,
      missing: {
        title: 'is not registered, although its files are on the volume',
        fix: 'Install the SSM Agent again on the source machine, or remove its files.',
      },
    });
  },
};

/** Null where EC2Launch v1 is not the agent, or will not work on the next start: its task alone starts nothing. */
function waitsForLaunch1(start: ServiceStart, subject: Subject): CheckFinding | null {
  const task = scheduledTask(subject.fs, LAUNCH_TASK);
  if (task.kind !== 'enabled') return null;
  const what = `Whether the service ${SSM_SERVICE}, which is disabled, is started`;
  const absence = withoutAgent(ssmServiceStart, subject, 'ec2launch1', what);
  if (absence !== null) return absence.result === 'unknown' ? absence : null;
  return finding(ssmServiceStart, 'pass', 'The SSM Agent waits for the first-boot work of EC2Launch v1', {
    detail: 'The scheduled work sets the service to start by itself once Windows is ready.',
    evidence: [startEvidence(start), { where: task.where, text: task.found }],
  });
}

/**
 * EC2Launch v2 re-enables the service after Sysprep where its settings hold the task startSsm; on which services that
 * counts no document says. Null without that task. Source: ec2launch facts, section B2; EC2Rescue facts, section 5.3.
 */
function startedByLaunch2({ fs, report }: Subject): CheckFinding | null {
  if (!report.agents.some(({ kind }) => kind === 'ec2launch2')) return null;
  const opened = openedFile(fs, LAUNCH2_CONFIG);
  if (opened.kind === 'absent') return null;
  const where = { file: LAUNCH2_CONFIG };
  const what = `Whether the service ${SSM_SERVICE}, which is disabled, is started`;
  if (opened.kind === 'unreadable')
    return unknownFinding(ssmServiceStart, what, opened.problem.diagnostic.summary, where);
  const task = readAgentTasks(opened.value)?.find(({ name }) => sameName(name, 'startSsm'));
  if (task === undefined) return null;
  return unknownFinding(
    ssmServiceStart,
    what,
    `EC2Launch v2 has the task startSsm in the stage ${task.stage}, which re-enables it after Sysprep.`,
    { ...where, line: task.line },
    'Let it start by itself on the source machine where Sysprep has not just disabled it: sc config AmazonSSMAgent start= auto.',
  );
}

const LAUNCH2_CONFIG = 'ProgramData/Amazon/EC2Launch/config/agent-config.yml';
