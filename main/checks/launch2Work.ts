import { sameName } from '../../shared/base/caseless.ts';
import type { Evidence } from '../../shared/model/diagnostic.ts';
import type { Found } from '../../shared/model/volume.ts';
import { frequenciesOf, readAgentTasks, textAt, type AgentTask } from '../config/agentConfig.ts';
import { givesPassword } from '../config/administratorPassword.ts';
import { readAnswerFile } from '../config/answerFile.ts';
import { openedFile } from '../subject/openedFile.ts';
import type { Subject } from '../subject/subject.ts';
import { work, type FirstBootWork } from './firstBootWork.ts';

const FOLDER = 'ProgramData/Amazon/EC2Launch';
const FILE = `${FOLDER}/config/agent-config.yml`;
const STATE = `${FOLDER}/state`;

/**
 * Whether EC2Launch v2 sets the Administrator password on an instance: by its task setAdminAccount, which runs once.
 * Source: ec2launch facts, section B2; failure modes FM-12, FM-91.
 */
export function launch2Password(subject: Subject): FirstBootWork {
  const tasks = tasksOf(subject);
  if (tasks.kind !== 'found') return tasks.kind === 'absent' ? noFile() : unread(tasks.problem.diagnostic.summary);
  if (tasks.value === null) return unread('agent-config.yml cannot be parsed.');
  const task = tasks.value.find(({ name, stage }) => sameName(name, TASK) && sameName(stage, 'preReady'));
  if (task === undefined)
    return work('doubtful', `EC2Launch v2 prepares no administrator: no task ${TASK}`, evidenceOf(`No task ${TASK}`), {
      detail: 'No Administrator password can be retrieved from an instance.',
      fix: `Add the task ${TASK} to the stage preReady of agent-config.yml.`,
    });
  const type = textAt(task.inputs, ['password', 'type']);
  const at = evidenceOf(`${TASK}: password type ${type ?? 'not given'}`, task.line);
  if (type !== null && sameName(type, 'doNothing')) return fromAnswerFile(subject, at);
  return onceWork(subject, 'EC2Launch v2 sets the Administrator password on a new instance', at);
}

const TASK = 'setAdminAccount';

/**
 * Whether EC2Launch v2 runs user data as on a first start, and beside it the scripts that its own settings hold. A file
 * of settings that it cannot parse leaves that open. Source: EC2Rescue facts, section 5.6; ec2launch facts, section B2;
 * failure modes FM-91, FM-104.
 */
export function launch2UserData(subject: Subject): FirstBootWork {
  const tasks = tasksOf(subject);
  if (tasks.kind === 'unreadable') return unread(tasks.problem.diagnostic.summary);
  if (tasks.kind === 'found' && tasks.value === null) return unread('agent-config.yml cannot be parsed.');
  const scripts = tasks.kind === 'found' ? scriptsOf(tasks.value ?? []) : [];
  const found = onceWork(subject, 'EC2Launch v2 runs user data on a new instance', null);
  const once = scripts.filter(({ frequency }) => sameName(frequency ?? '', 'once')).length;
  const more = once === 0 || found.standing !== 'usedUp' ? '' : ` ${lost(once)}`;
  return { ...found, detail: `${found.detail}${more}`, evidence: [...found.evidence, ...scripts.map(scriptEvidence)] };
}

/** Tasks that run what is written in the settings themselves, a list of them each. */
const RUNS = ['executeScript', 'executeProgram'];

interface ConfiguredScript {
  readonly task: AgentTask;
  readonly frequency: string | null;
}

function scriptsOf(tasks: readonly AgentTask[]): readonly ConfiguredScript[] {
  return tasks
    .filter(({ name }) => RUNS.some((each) => sameName(each, name)))
    .flatMap((task) => frequenciesOf(task).map((frequency) => ({ task, frequency })));
}

function scriptEvidence({ task, frequency }: ConfiguredScript): Evidence {
  return evidenceOf(`${task.name} in the stage ${task.stage}: frequency ${frequency ?? 'not given'}`, task.line);
}

function lost(count: number): string {
  const what = count === 1 ? 'The script or program' : `The ${count} scripts and programs`;
  return `${what} of agent-config.yml with the frequency once ${count === 1 ? 'does' : 'do'} not run either.`;
}

function tasksOf({ fs }: Subject): Found<readonly AgentTask[] | null> {
  const opened = openedFile(fs, FILE);
  return opened.kind === 'found' ? { kind: 'found', value: readAgentTasks(opened.value) } : opened;
}

function evidenceOf(text: string, line?: number): Evidence {
  return { where: { file: FILE, ...(line === undefined ? {} : { line }) }, text };
}

function unread(why: string, file: string = FILE): FirstBootWork {
  return work('unknown', why, { where: { file }, text: why });
}

function noFile(): FirstBootWork {
  return unread('agent-config.yml is not on the volume.');
}

/** doNothing leaves the password to the answer file. Source: ec2launch facts, section B2. */
function fromAnswerFile({ fs }: Subject, at: Evidence): FirstBootWork {
  const file = `${FOLDER}/sysprep/unattend.xml`;
  const opened = openedFile(fs, file);
  if (opened.kind === 'unreadable') return unread(opened.problem.diagnostic.summary, file);
  if (opened.kind === 'found' && givesPassword(readAnswerFile(opened.value).administratorPassword))
    return work('ready', 'The Administrator password comes from unattend.xml, and EC2Launch v2 leaves it', at);
  return work('doubtful', 'EC2Launch v2 sets no password (doNothing), and its answer file has none', at, {
    detail: 'Without a password in the answer file the Administrator account is disabled.',
    fix: 'Set the password type to random in agent-config.yml, or put a password in unattend.xml.',
  });
}

/** The file .run-once says that what runs once has run since the last Sysprep. Source: ec2launch facts, section B1. */
function onceWork({ fs }: Subject, title: string, at: Evidence | null): FirstBootWork {
  const file = `${STATE}/.run-once`;
  const mark = fs.stat(file);
  if (mark.kind === 'unreadable') return unread(mark.problem.diagnostic.summary, file);
  if (mark.kind === 'absent' && fs.stat(STATE).kind !== 'found')
    return unread('The folder "state" of EC2Launch v2 is not on the volume.', STATE);
  const evidence = [
    ...(at === null ? [] : [at]),
    { where: { file }, text: mark.kind === 'found' ? 'there' : 'not there' },
  ];
  if (mark.kind === 'absent') return { standing: 'ready', title, detail: '', evidence };
  return {
    standing: 'usedUp',
    title: 'The first-boot work of EC2Launch v2 is used up: .run-once is there',
    detail:
      'ec2launch sysprep or ec2launch reset takes the file away; an image that keeps it sets no password and runs no user data on its instances.',
    evidence,
    fix: 'Run ec2launch sysprep or ec2launch reset before imaging; on a mounted volume delete the file.',
  };
}
