import { describe, expect, test } from 'vitest';
import { path, text } from '../../main/sample/hiveSpecs.ts';
import { readSubject } from '../../main/subject/subject.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { checkOf, digest, hiveWith, sampleFiles, sampleWith, subjectOf, type Files } from '../support/worlds.ts';
import {
  adminAccount,
  AGENT_CONFIG,
  agentConfig,
  launch1,
  launch1Password,
  launch2,
  launch2Password,
  launchConfig,
  LAUNCH_CONFIG,
  RUN_ONCE,
  ssm,
  SSM_DATA,
  TASK_FILE,
  taskXml,
} from './agents.ts';
import { ANSWER, withPassword } from './cases/secrets.ts';
import { generalized as generalizedVolume, hivesOf, without } from './volumes.ts';

const outcome = (files: Files, id: string) => {
  const { result, title } = checkOf(subjectOf(files), id);
  return [result, title];
};
const closed = (files: Files, unreadable: string, id: string) => {
  const fs = memoryFs(files, { unreadable: [unreadable] });
  return checkOf(readSubject(fs, { digest, writeBar: null, logs: [], problems: [] }), id).result;
};
/** The same volume after Sysprep: nothing arms the agent again. */
const generalized = (files: Files): Files => ({ ...files, ...hivesOf(generalizedVolume()) });

const SETTINGS = 'Program Files/Amazon/Ec2ConfigService/Settings';
const password = (word: string, property = 'Yes') =>
  sampleWith('healthy', {
    [`${SETTINGS}/Config.xml`]: (xml) =>
      xml.replace(/(<Name>Ec2SetPassword<\/Name>\s*<State>)Enabled/, (_, before: string) => `${before}${word}`),
    [`${SETTINGS}/BundleConfig.xml`]: (xml) =>
      xml.replace(
        /(<Name>SetPasswordAfterSysprep<\/Name>\s*<Value>)Yes/,
        (_, before: string) => `${before}${property}`,
      ),
  });

const blank = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([file, xml]) => [file, String(xml).replace(/<Value>[^<]*/, '<Value>')]),
  );
const specified = (files: Files): Files => ({ ...files, [ANSWER]: withPassword() });

describe('the password of a new instance', () => {
  test.each<readonly [Files, string, RegExp]>([
    [specified(password('Disabled', 'No')), 'pass', /comes from the answer file, and EC2Config leaves it/],
    [{ ...password('Disabled', 'No'), [ANSWER]: withPassword('') }, 'warning', /SetPasswordAfterSysprep is No/],
    [
      launch1({ ...blank(launch1Password), [LAUNCH_CONFIG]: launchConfig({ adminPasswordType: 'DoNothing' }) }),
      'warning',
      /its answer file has none/,
    ],
    [
      launch2({ ...blank(launch2Password), [AGENT_CONFIG]: agentConfig(adminAccount('doNothing')) }),
      'warning',
      /its answer file has none/,
    ],
    [generalized(specified(password('Disabled', 'No'))), 'pass', /comes from the answer file/],
    [password('Disabled'), 'warning', /no longer makes a password on a new instance: Ec2SetPassword is Disabled/],
    [generalized(password('Disabled')), 'fail', /Ec2SetPassword is Disabled/],
    [generalized(password('Enabled', 'No')), 'pass', /EC2Config makes a password/],
    [password('Enabled', 'No'), 'warning', /SetPasswordAfterSysprep is No/],
    [password('Yes'), 'unknown', /could not be decided/],
    [without(sampleFiles('healthy'), /\/Config\.xml$/), 'unknown', /could not be decided/],
    [{ ...sampleFiles('healthy'), [`${SETTINGS}/Config.xml`]: '<Ec2' }, 'unknown', /could not be decided/],
    [without(sampleFiles('healthy'), /Amazon/), 'notApplicable', /No launch agent/],
    [launch1(), 'pass', /EC2Launch v1 sets the Administrator password/],
    [launch1({ [TASK_FILE]: taskXml(null) }), 'pass', /EC2Launch v1 sets the Administrator password/],
    [launch1({ [TASK_FILE]: taskXml(false) }), 'warning', /its task is disabled/],
    [generalized(launch1({ [TASK_FILE]: taskXml(false) })), 'fail', /its task is disabled/],
    [launch1({ [TASK_FILE]: '<Task' }), 'unknown', /could not be decided/],
    [without(launch1(), /Tasks/), 'unknown', /could not be decided/],
    [{ ...without(launch1(), /Tasks/), 'Windows/System32/Tasks/x': '' }, 'warning', /its task is not there/],
    [launch1({ [LAUNCH_CONFIG]: '{' }), 'warning', /goes on with its defaults.*no valid JSON/],
    [launch1({ [LAUNCH_CONFIG]: launchConfig({ setWallpaper: 'true' }) }), 'warning', /setWallpaper is neither/],
    [
      launch1({ [LAUNCH_CONFIG]: launchConfig({ adminPasswordType: 'None' }) }),
      'warning',
      /adminPasswordType is "None"/,
    ],
    [without(launch1(), /LaunchConfig/), 'warning', /not on the volume/],
    [launch1({ [LAUNCH_CONFIG]: launchConfig({ adminPasswordType: 'DoNothing' }) }), 'warning', /sets no password/],
    [
      launch1({ ...launch1Password, [LAUNCH_CONFIG]: launchConfig({ adminPasswordType: 'DoNothing' }) }),
      'pass',
      /comes from Unattend\.xml/,
    ],
    [launch2(), 'pass', /EC2Launch v2 sets the Administrator password/],
    [launch2({ [RUN_ONCE]: '' }), 'warning', /used up: \.run-once is there/],
    [without(launch2(), /state/), 'unknown', /could not be decided/],
    [launch2({ [AGENT_CONFIG]: agentConfig('') }), 'warning', /no task setAdminAccount/],
    [launch2({ [AGENT_CONFIG]: agentConfig(adminAccount('doNothing')) }), 'warning', /its answer file has none/],
    [
      launch2({ ...launch2Password, [AGENT_CONFIG]: agentConfig(adminAccount('doNothing')) }),
      'pass',
      /comes from unattend\.xml/,
    ],
    [launch2({ [AGENT_CONFIG]: 'config: [' }), 'unknown', /could not be decided/],
    [without(launch2(), /agent-config/), 'unknown', /could not be decided/],
  ])('%#', (files, result, title) => {
    expect(outcome(files, 'first-boot-password')).toEqual([result, expect.stringMatching(title)]);
  });

  test('never shows one', () => {
    const files = launch1({
      ...launch1Password,
      [LAUNCH_CONFIG]: launchConfig({ adminPasswordType: 'Specify', adminPassword: 'blue-heron-7' }),
    });
    expect(JSON.stringify(checkOf(subjectOf(files), 'first-boot-password'))).not.toContain('blue-heron-7');
  });

  test.each([
    [sampleFiles('healthy'), `${SETTINGS}/Config.xml`],
    [sampleFiles('healthy'), `${SETTINGS}/BundleConfig.xml`],
    [sampleFiles('healthy'), 'Program Files/Amazon/Ec2ConfigService'],
    [launch1(), LAUNCH_CONFIG],
    [launch1(), TASK_FILE],
    [launch2(), AGENT_CONFIG],
    [launch2({ [RUN_ONCE]: '' }), 'ProgramData/Amazon/EC2Launch/state'],
  ])('is unknown where a file may not be read: %#', (files, unreadable) => {
    expect(closed(files, unreadable, 'first-boot-password')).toBe('unknown');
  });
});

describe('user data', () => {
  test.each<readonly [Files, string, RegExp]>([
    [launch1(), 'pass', /EC2Launch v1 runs user data/],
    [launch1({ [LAUNCH_CONFIG]: launchConfig({ handleUserData: undefined }) }), 'warning', /runs no user data/],
    [launch1({ [LAUNCH_CONFIG]: launchConfig({ handleUserData: false }) }), 'warning', /runs no user data/],
    [launch1({ [LAUNCH_CONFIG]: '[]' }), 'warning', /goes on with its defaults/],
    [launch2(), 'pass', /EC2Launch v2 runs user data/],
    [generalized(launch2({ [RUN_ONCE]: '' })), 'warning', /used up/],
    [launch2({ [AGENT_CONFIG]: 'config: [' }), 'unknown', /could not be decided/],
    [without(launch2(), /agent-config/), 'pass', /EC2Launch v2 runs user data/],
    [without(sampleFiles('healthy'), /Amazon/), 'notApplicable', /No launch agent/],
  ])('%#', (files, result, title) => {
    expect(outcome(files, 'first-boot-user-data')).toEqual([result, expect.stringMatching(title)]);
  });
});

describe('scripts in the settings of EC2Launch v2', () => {
  const scripts = `  - stage: postReady\n    tasks:\n      - task: executeScript\n        inputs:\n          - frequency: once\n            type: powershell\n            content: secret-word\n          - frequency: always\n            type: batch\n            content: dir\n`;
  const told = (extra: Files) => {
    const files = launch2({ [AGENT_CONFIG]: agentConfig(`${adminAccount('random')}${scripts}`), ...extra });
    const [diagnostic] = checkOf(subjectOf(files), 'first-boot-user-data').diagnostics;
    return [diagnostic?.detail, diagnostic?.evidence.slice(1).map(({ text: each }) => each)];
  };
  const SHOWN = [
    'executeScript in the stage postReady: frequency once',
    'executeScript in the stage postReady: frequency always',
  ];

  test('are told with their frequency, not with what they say', () => {
    expect(told({})).toEqual(['', SHOWN]);
  });
  test('that run once do not run where .run-once was left', () => {
    expect(told({ [RUN_ONCE]: '' })).toEqual([
      expect.stringMatching(
        /The script or program of agent-config\.yml with the frequency once does not run either\.$/,
      ),
      SHOWN,
    ]);
  });
});

/** EC2Launch v2 with a disabled SSM Agent, and a further task. */
const withSsm = (task: string): Files =>
  launch2(
    {
      'Program Files/Amazon/SSM/amazon-ssm-agent.exe': 'MZ',
      [AGENT_CONFIG]: agentConfig(`${adminAccount('random')}${task}`),
    },
    2,
    '2.0.1881',
    [['AmazonSSMAgent', 4]],
  );

describe('the services and the task of the other agents', () => {
  test.each<readonly [string, Files, string, RegExp]>([
    ['launch2-service-start', launch2({}, 3), 'warning', /only when something asks/],
    ['launch2-service-start', launch2({}, null), 'fail', /not registered/],
    ['launch2-service-start', launch2({}, 7), 'unknown', /could not be decided/],
    ['launch2-service-start', sampleFiles('healthy'), 'notApplicable', /EC2Launch v2 is not on the volume/],
    ['launch1-task', generalized(launch1({ [TASK_FILE]: taskXml(false) })), 'fail', /disabled/],
    ['launch1-task', launch1({ [TASK_FILE]: 'x' }), 'unknown', /could not be decided/],
    ['launch1-task', launch2(), 'notApplicable', /EC2Launch v1 is not on the volume/],
    ['ssm-service-start', ssm(4, { [TASK_FILE]: taskXml(true) }), 'warning', /AmazonSSMAgent is disabled/],
    ['ssm-service-start', ssm(9), 'unknown', /could not be decided/],
    ['ssm-service-start', withSsm(''), 'warning', /AmazonSSMAgent is disabled/],
    ['ssm-service-start', withSsm('      - task: startSsm\n'), 'unknown', /which is disabled, is started could not/],
    ['ssm-service-start', sampleFiles('healthy'), 'notApplicable', /SSM Agent is not on the volume/],
    ['ssm-instance-data', ssm(2, { [SSM_DATA]: '' }), 'warning', /still has data of an instance/],
    ['ssm-instance-data', without(ssm(2), /^ProgramData/), 'unknown', /could not be decided/],
    ['ssm-instance-data', sampleFiles('healthy'), 'notApplicable', /SSM Agent is not on the volume/],
  ])('%s %#', (id, files, result, title) => {
    expect(outcome(files, id)).toEqual([result, expect.stringMatching(title)]);
  });

  test('are unknown where the files may not be looked at', () => {
    expect([
      closed(without(launch2(), /EC2Launch\.exe$/), 'ProgramData/Amazon/EC2Launch', 'launch2-service-start'),
      closed(launch2(), 'Program Files/Amazon/EC2Launch', 'agent-fits-windows'),
      closed(launch1(), 'ProgramData/Amazon/EC2-Windows', 'launch1-task'),
      closed(ssm(2), 'Program Files/Amazon/SSM', 'ssm-service-start'),
      closed(ssm(2, { [SSM_DATA]: '' }), 'ProgramData/Amazon/SSM/InstanceData', 'ssm-instance-data'),
    ]).toEqual(['unknown', 'unknown', 'unknown', 'unknown', 'unknown']);
  });
});

describe('the version of the agent', () => {
  test.each<readonly [Files, string, RegExp]>([
    [launch1(), 'pass', /EC2Launch v1 1\.3\.2004891: no known fault/],
    [launch1({}, '1.3.2004052'), 'pass', /no known fault/],
    [launch1({}, '1.3.2001000'), 'warning', /has a known fault/],
    [launch2({}, 2, '2.0.500'), 'warning', /has a known fault/],
    [without(launch1(), /psd1/), 'unknown', /could not be decided/],
    [without(sampleFiles('healthy'), /Amazon/), 'notApplicable', /No launch agent/],
    [
      { ...sampleFiles('healthy'), 'ProgramData/Amazon/EC2Launch/sysprep/unattend.xml': '<x/>' },
      'unknown',
      /could not be decided/,
    ],
  ])('%#', (files, result, title) => {
    expect(outcome(files, 'agent-version')).toEqual([result, expect.stringMatching(title)]);
  });

  test.each([
    ['2.0.1643', 'pass'],
    ['2.0.1644', 'warning'],
  ])('EC2Launch v2 %s on Windows Server 2012 R2: %s', (version, result) => {
    const software = path(
      'Microsoft\\Windows\\CurrentVersion\\Uninstall\\{launch}',
      [],
      [text('DisplayName', 'Amazon EC2Launch'), text('DisplayVersion', version)],
    );
    const files = without(hiveWith('healthy', 'SOFTWARE', software), /^Program Files\/Amazon/);
    const outcomes = outcome(
      { ...files, 'ProgramData/Amazon/EC2Launch/sysprep/unattend.xml': '<x/>' },
      'agent-version',
    );
    expect(outcomes[0]).toBe(result);
  });
});
