import { sameName } from '../../shared/base/caseless.ts';
import type { Evidence } from '../../shared/model/diagnostic.ts';
import { givesPassword } from '../config/administratorPassword.ts';
import { readAnswerFile } from '../config/answerFile.ts';
import { readLaunchConfig, type LaunchConfig } from '../config/launchConfig.ts';
import { openedFile } from '../subject/openedFile.ts';
import { LAUNCH_TASK, scheduledTask } from '../subject/scheduledTask.ts';
import type { Subject } from '../subject/subject.ts';
import { atLeast } from '../subject/versions.ts';
import { work, type FirstBootWork } from './firstBootWork.ts';

const FOLDER = 'ProgramData/Amazon/EC2-Windows/Launch';
const FILE = `${FOLDER}/Config/LaunchConfig.json`;
const DEFAULTS = 'EC2Launch v1 goes on with its defaults for everything';

/**
 * Whether EC2Launch v1 sets the Administrator password on an instance: by adminPasswordType, once its task is
 * scheduled. Source: ec2launch facts, sections A2, A3 and A6; failure modes FM-08 to FM-12.
 */
export function launch1Password(subject: Subject): FirstBootWork {
  const config = configOf(subject);
  if ('standing' in config) return config;
  if (config.refused !== null) return refused(config.refused);
  const type = config.get('adminPasswordType');
  const at = { where: { file: FILE, line: type?.line }, text: `adminPasswordType = ${type?.text ?? ''}` };
  if (type !== null && sameName(type.text, 'DoNothing')) return fromAnswerFile(subject, at);
  return scheduled(subject, 'EC2Launch v1 sets the Administrator password on a new instance', at);
}

/** Whether EC2Launch v1 runs user data: an absent handleUserData counts as false. Source: failure modes FM-11. */
export function launch1UserData(subject: Subject): FirstBootWork {
  const config = configOf(subject);
  if ('standing' in config) return config;
  if (config.refused !== null) return refused(config.refused);
  const handle = config.get('handleUserData');
  const text = handle === null ? 'handleUserData is not there' : `handleUserData = ${handle.text}`;
  const at = { where: { file: FILE, line: handle?.line }, text };
  if (handle?.text === 'true') return scheduled(subject, 'EC2Launch v1 runs user data on a new instance', at);
  return work('doubtful', 'EC2Launch v1 runs no user data on a new instance', at, {
    detail: `${text}. A run of the agent on every boot sets it to false, and a setting that is left out counts as false.`,
    fix: 'Set handleUserData to true in LaunchConfig.json.',
  });
}

function configOf({ fs, report }: Subject): LaunchConfig | FirstBootWork {
  const opened = openedFile(fs, FILE);
  switch (opened.kind) {
    case 'found': {
      const config = readLaunchConfig(opened.value);
      const version = report.agents.find(({ kind }) => kind === 'ec2launch1')?.version ?? null;
      return { ...config, refused: config.refused ?? tooNewFor(version, config) };
    }
    case 'absent':
      return refused('it is not on the volume');
    case 'unreadable': {
      const why = opened.problem.diagnostic.summary;
      return work('unknown', why, { where: { file: FILE }, text: why });
    }
  }
}

/** The first version that knows the type Encrypted; older ones refuse the file (inferred). Source: ec2launch facts, section A2. */
const FIRST_WITH_ENCRYPTED = [1, 3, 2_004_891];

function tooNewFor(version: string | null, config: LaunchConfig): string | null {
  const isEncrypted = sameName(config.get('adminPasswordType')?.text ?? '', 'Encrypted');
  if (!isEncrypted || version === null || atLeast(version, FIRST_WITH_ENCRYPTED)) return null;
  return `version ${version} does not know the adminPasswordType Encrypted`;
}

function refused(why: string): FirstBootWork {
  const at = { where: { file: FILE }, text: `LaunchConfig.json: ${why}` };
  return work('doubtful', `${DEFAULTS}: LaunchConfig.json is not used, since ${why}`, at, {
    detail: 'The password becomes a random one, whatever was meant, and no other setting of the file counts.',
    fix: 'Correct LaunchConfig.json, or put the stock file in its place.',
  });
}

/** DoNothing leaves the password to the answer file. Source: failure modes FM-12. */
function fromAnswerFile({ fs }: Subject, at: Evidence): FirstBootWork {
  const file = `${FOLDER}/Sysprep/Unattend.xml`;
  const opened = openedFile(fs, file);
  if (opened.kind === 'unreadable') {
    const why = opened.problem.diagnostic.summary;
    return work('unknown', why, { where: { file }, text: why });
  }
  if (opened.kind === 'found' && givesPassword(readAnswerFile(opened.value).administratorPassword))
    return work('ready', 'The Administrator password comes from Unattend.xml, and EC2Launch v1 leaves it', at);
  return work('doubtful', 'EC2Launch v1 sets no password (DoNothing), and its answer file has none', at, {
    detail: 'The Administrator account is then disabled, or has a random password that nobody knows.',
    fix: 'Set adminPasswordType to Random, or put a password in Unattend.xml.',
  });
}

/** Sysprep does not schedule the first-boot work, and a restart uses the schedule up. Source: failure modes FM-08, FM-09. */
function scheduled({ fs }: Subject, title: string, at: Evidence): FirstBootWork {
  const task = scheduledTask(fs, LAUNCH_TASK);
  const evidence = [at, { where: task.where, text: task.found }];
  if (task.kind === 'enabled') return { standing: 'ready', title, detail: '', evidence };
  if (task.kind === 'unknown')
    return { standing: 'unknown', title: task.found, detail: '', evidence: evidence.slice(1) };
  return {
    standing: 'usedUp',
    title: `The first-boot work of EC2Launch v1 is not scheduled: its task is ${task.kind === 'absent' ? 'not there' : 'disabled'}`,
    detail: 'Its script for Sysprep does not schedule it, and a restart before Sysprep uses the schedule up.',
    evidence,
    fix: 'Run InitializeInstance.ps1 -Schedule as the last step before SysprepInstance.ps1.',
  };
}
