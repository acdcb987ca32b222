import { sameName } from '../../shared/base/caseless.ts';
import type { Certainty, Evidence } from '../../shared/model/diagnostic.ts';
import type { PasswordPath, PasswordStep } from '../../shared/model/passwordPath.ts';
import { givesPassword } from '../config/administratorPassword.ts';
import { textAt } from '../config/agentConfig.ts';
import { BUNDLE_CONFIG } from '../subject/answerFileSearch.ts';
import type { Subject } from '../subject/subject.ts';
import { AGENT_CONFIG, LAUNCH_CONFIG, side, VolumeSettings, type LaunchAgent } from './volumeSettings.ts';

type Answer = Pick<PasswordPath, 'retrievable' | 'answer'>;

const RANDOM: Answer = {
  retrievable: 'yes',
  answer: 'The password can be retrieved: each instance makes its own, encrypted with the key pair.',
};

/**
 * Will the Administrator password of a new instance be retrievable? Follows the settings of the launch agent whose files
 * are on the volume, the newest where there are several. Sources: ec2config facts, sections 3.2, 4 and 5; ec2launch
 * facts, A3, B2.
 */
export function passwordPath(subject: Subject): PasswordPath {
  const settings = new VolumeSettings(subject);
  const agents: readonly LaunchAgent[] = ['ec2launch2', 'ec2launch1', 'ec2config'];
  const agent = agents.find((each) => settings.has(each)) ?? null;
  if (agent === null)
    return {
      agent,
      retrievable: 'unknown',
      answer: 'The volume has no launch agent, so nothing says what becomes of the password.',
      steps: [],
      deciding: null,
    };
  return { agent, ...FOLLOW[agent](settings) };
}

type Followed = Omit<PasswordPath, 'agent'>;

const FOLLOW: Readonly<Record<LaunchAgent, (settings: VolumeSettings) => Followed>> = {
  ec2config: followEc2Config,
  ec2launch1: followLaunch1,
  ec2launch2: followLaunch2,
};

function followEc2Config(settings: VolumeSettings): Followed {
  const property = settings.property('SetPasswordAfterSysprep');
  const word = property?.value ?? '';
  const evidence = property?.evidence ?? { where: { file: BUNDLE_CONFIG }, text: 'SetPasswordAfterSysprep is not set' };
  const copies = step(
    sameName(word, 'Yes')
      ? 'Sysprep through the agent switches Ec2SetPassword on.'
      : sameName(word, 'No')
        ? 'Sysprep through the agent switches Ec2SetPassword off.'
        : 'What Sysprep through the agent makes of Ec2SetPassword cannot be told.',
    evidence,
    sameName(word, 'No') ? 'inferred' : 'observed',
  );
  const steps = [copies, ...commandSteps(settings, 'ec2config'), ...answerSteps(settings, 'ec2config')];
  if (sameName(word, 'Yes')) return decided(steps, 0, RANDOM);
  if (!sameName(word, 'No'))
    return decided(steps, 0, { retrievable: 'unknown', answer: 'SetPasswordAfterSysprep says neither Yes nor No.' });
  return decided(steps, 0, notSet(settings, 'ec2config'));
}

function followLaunch1(settings: VolumeSettings): Followed {
  const refused = settings.launchConfig?.refused ?? 'it is not on the volume or cannot be read';
  const type = settings.launch('adminPasswordType');
  const evidence = type?.evidence ?? { where: { file: LAUNCH_CONFIG }, text: 'adminPasswordType is not set' };
  const before = [...commandSteps(settings, 'ec2launch1'), ...answerSteps(settings, 'ec2launch1')];
  if (settings.launchConfig?.refused !== null || type === null) {
    const steps = [
      ...before,
      step(`The agent takes its defaults, Random among them: ${refused}.`, evidence, 'observed'),
    ];
    return decided(steps, steps.length - 1, RANDOM);
  }
  const last = (does: string) => [...before, step(does, type.evidence)];
  const at = before.length;
  if (sameName(type.value, 'Random'))
    return decided(last('The agent makes a random password and prints it encrypted.'), at, RANDOM);
  if (sameName(type.value, 'DoNothing'))
    return decided(last('The agent leaves the password alone.'), at, notSet(settings, 'ec2launch1'));
  if (sameName(type.value, 'Specify'))
    return decided(
      last('The agent sets the password of LaunchConfig.json, or a random one where that is too weak.'),
      at,
      {
        retrievable: 'yes',
        answer: 'The password can be retrieved: the agent prints what it has set, encrypted with the key pair.',
      },
    );
  return decided(last(`The agent sets a password by the type ${type.value}.`), at, {
    retrievable: 'unknown',
    answer: `Whether a password of the type ${type.value} can be retrieved is not confirmed.`,
  });
}

function followLaunch2(settings: VolumeSettings): Followed {
  const before = [...commandSteps(settings, 'ec2launch2'), ...answerSteps(settings, 'ec2launch2')];
  const at = before.length;
  const { tasks } = settings;
  const file = { where: { file: AGENT_CONFIG }, text: tasks === null ? 'cannot be read' : 'No task setAdminAccount' };
  if (tasks === null)
    return decided([...before, step('What the agent does cannot be told.', file)], at, {
      retrievable: 'unknown',
      answer: 'agent-config.yml is missing or cannot be parsed.',
    });
  const task = tasks.find(({ name }) => name === 'setAdminAccount');
  if (task === undefined)
    return decided([...before, step('Nothing prepares an administrator.', file)], at, notSet(settings, 'ec2launch2'));
  const type = textAt(task.inputs, ['password', 'type']) ?? '';
  const told = side(
    AGENT_CONFIG,
    task.line,
    'setAdminAccount password.type',
    type === '' ? 'not given' : type,
  ).evidence;
  const last = (does: string) => [...before, step(does, told)];
  if (sameName(type, 'random'))
    return decided(last('The agent makes a random password and prints it encrypted.'), at, RANDOM);
  if (sameName(type, 'doNothing'))
    return decided(last('The agent leaves the password alone.'), at, notSet(settings, 'ec2launch2'));
  return decided(last('The agent sets the password that the task names.'), at, {
    retrievable: 'unknown',
    answer: 'Whether a password that is not random is printed is not confirmed.',
  });
}

/** The password that is there before the agent: that of the answer file, or none that anybody knows. */
function notSet(settings: VolumeSettings, agent: LaunchAgent): Answer {
  const answer = settings.answer(agent);
  const given = answer !== null && givesPassword(answer.answer.administratorPassword);
  return {
    retrievable: 'no',
    answer: given
      ? 'The password cannot be retrieved: it is that of the answer file, for whoever knows it.'
      : 'The password cannot be retrieved, and the answer file gives none: nobody may be able to log in.',
  };
}

/** The commands of specialize that change the account. */
function commandSteps(settings: VolumeSettings, agent: LaunchAgent): readonly PasswordStep[] {
  const answer = settings.answer(agent);
  if (answer === null) return [];
  const known: readonly (readonly [RegExp, string])[] = [
    [/^\s*net1?(?:\.exe)?\s+user\s.*\/active:no/i, 'A command of specialize disables the account.'],
    [/^\s*net1?(?:\.exe)?\s+user\s.*\/active:yes/i, 'A command of specialize enables the account.'],
    [
      /ScramblePassword\.exe|Randomize-LocalAdminPassword\.ps1|randomize-password/i,
      'A command of specialize gives the account a password that nobody knows.',
    ],
  ];
  return answer.answer.runSynchronous('specialize').flatMap(({ path, line }) => {
    const does = known.find(([pattern]) => pattern.test(path))?.[1];
    const evidence = { where: { file: answer.config.path, line }, text: 'RunSynchronous of specialize' };
    return does === undefined ? [] : [step(does, evidence, agent === 'ec2config' ? 'stated' : 'observed')];
  });
}

function answerSteps(settings: VolumeSettings, agent: LaunchAgent): readonly PasswordStep[] {
  const answer = settings.answer(agent);
  if (answer === null || !givesPassword(answer.answer.administratorPassword)) return [];
  const where = { file: answer.config.path, line: answer.answer.administratorPassword.line ?? undefined };
  return [step('OOBE sets the password of the answer file.', { where, text: 'AdministratorPassword is set' })];
}

function step(does: string, evidence: Evidence, certainty: Certainty = 'documented'): PasswordStep {
  return { does, evidence, certainty };
}

function decided(steps: readonly PasswordStep[], deciding: number, answer: Answer): Followed {
  return { ...answer, steps, deciding };
}
