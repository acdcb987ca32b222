import { number, path } from '../../../main/sample/hiveSpecs.ts';
import { hiveWith, sampleFiles, sampleWith, type Files } from '../../support/worlds.ts';
import {
  adminAccount,
  AGENT_CONFIG,
  agentConfig,
  launch1,
  launch2,
  ssm,
  SSM_DATA,
  TASK_FILE,
  taskXml,
  LAUNCH_CONFIG,
  launchConfig,
} from '../agents.ts';
import { hivesOf, ofBuild, without } from '../volumes.ts';
import type { CheckCase } from './checkCase.ts';

const CONFIG_XML = 'Program Files/Amazon/Ec2ConfigService/Settings/Config.xml';

/** The sample with a plug-in of Config.xml switched off. */
const off = (plugin: string) =>
  sampleWith('healthy', {
    [CONFIG_XML]: (xml) =>
      xml.replace(new RegExp(`(<Name>${plugin}</Name>\\s*<State>)Enabled`), (_, before: string) => `${before}Disabled`),
  });

const ec2ConfigOff = () =>
  hiveWith('healthy', 'SYSTEM', path('ControlSet001\\Services\\Ec2Config', [], [number('Start', 4)]));
/** A volume with the SSM Agent; its service is not of these files. */
const withSsm = (files: Files): Files => ({ ...files, 'Program Files/Amazon/SSM/amazon-ssm-agent.exe': 'MZ' });
const LAUNCH2_FILES = { 'ProgramData/Amazon/EC2Launch/sysprep/unattend.xml': '<x/>' };

export const agent: readonly CheckCase[] = [
  {
    id: 'agent-fits-windows',
    good: () => sampleFiles('healthy'),
    bad: () => ({ ...without(sampleFiles('healthy'), /Amazon/), 'Program Files/Internet Explorer/iexplore.exe': '' }),
    badResult: 'fail',
    also: [
      {
        when: 'where the script of EC2Launch v1 is gone',
        files: () => without(launch1(), /InitializeInstance/),
        result: 'warning',
        says: /^The files of EC2Launch v1 are here, and its program is not/,
      },
      {
        when: 'where the program of EC2Launch v2 is gone',
        files: () => without(launch2(), /EC2Launch\.exe/),
        result: 'warning',
        says: /^The files of EC2Launch v2 are here, and its program is not/,
      },
      { when: 'for EC2Launch v2 on Windows Server 2022', files: () => launch2(), result: 'pass', says: /is the agent/ },
      {
        when: 'for EC2Launch v2 on Windows Server 2012, where it can be',
        files: () => ({ ...launch2(), ...hivesOf(ofBuild('9200')) }),
        result: 'warning',
        says: /can be installed on this version by hand/,
      },
      {
        when: 'for EC2Launch v2 on Windows Server 2008 R2, which the documents contradict each other on',
        files: () => ({ ...launch2(), ...hivesOf(ofBuild('7601')) }),
        result: 'warning',
        says: /contradict each other/,
      },
    ],
  },
  {
    id: 'agent-version',
    good: () => sampleFiles('healthy'),
    bad: () => launch1({}, '1.3.2003975'),
    badResult: 'warning',
  },
  {
    id: 'agent-service-start',
    good: () => sampleFiles('healthy'),
    bad: ec2ConfigOff,
    badResult: 'fail',
    also: [
      {
        when: 'where it is off and EC2Launch v2 is there in its place',
        files: () => ({ ...ec2ConfigOff(), ...LAUNCH2_FILES }),
        result: 'notApplicable',
        says: /EC2Config does not start, and EC2Launch v2 is there in its place/,
      },
      {
        when: 'where it is off and the other agent is not one for this Windows',
        files: () => ({ ...ec2ConfigOff(), 'ProgramData/Amazon/EC2-Windows/Launch/Sysprep/Unattend.xml': '<x/>' }),
        result: 'fail',
        says: /The service Ec2Config is disabled/,
      },
      {
        when: 'where it works beside EC2Launch v2',
        files: () => ({ ...sampleFiles('healthy'), ...LAUNCH2_FILES }),
        result: 'pass',
        says: /starts by itself/,
      },
    ],
  },
  {
    id: 'launch2-service-start',
    onSample: 'notApplicable',
    good: () => launch2(),
    bad: () => launch2({}, 4),
    badResult: 'fail',
    withoutHives: 'decided',
  },
  {
    id: 'launch1-task',
    onSample: 'notApplicable',
    good: () => launch1(),
    bad: () => launch1({ [TASK_FILE]: taskXml(false) }),
    badResult: 'warning',
    withoutHives: 'decided',
  },
  {
    id: 'first-boot-password',
    good: () => sampleFiles('healthy'),
    bad: () => sampleFiles('lock-out'),
    badResult: 'warning',
    withoutHives: 'decided',
    also: [
      {
        when: 'where EC2Launch v1 is older than the type of its password',
        files: () => launch1({ [LAUNCH_CONFIG]: launchConfig({ adminPasswordType: 'Encrypted' }) }, '1.3.2003975'),
        result: 'warning',
        says: /LaunchConfig\.json is not used, since version 1\.3\.2003975 does not know/,
      },
      {
        when: 'where EC2Launch v1 knows the type of its password',
        files: () => launch1({ [LAUNCH_CONFIG]: launchConfig({ adminPasswordType: 'Encrypted' }) }),
        result: 'pass',
        says: /^EC2Launch v1 sets the Administrator password/,
      },
      {
        when: 'where EC2Config has used it up, is off, and EC2Launch v2 is there in its place',
        files: () => ({
          ...off('Ec2SetPassword'),
          ...hivesOf(ec2ConfigOff()),
          ...LAUNCH2_FILES,
          [AGENT_CONFIG]: agentConfig(adminAccount('random')),
          'ProgramData/Amazon/EC2Launch/state/state.json': '{}',
        }),
        result: 'pass',
        says: /^EC2Launch v2 sets the Administrator password/,
      },
    ],
  },
  {
    id: 'first-boot-user-data',
    good: () => sampleFiles('healthy'),
    bad: () => off('Ec2HandleUserData'),
    badResult: 'warning',
    withoutHives: 'decided',
  },
  {
    id: 'ssm-service-start',
    onSample: 'notApplicable',
    good: () => ssm(2),
    bad: () => ssm(4),
    badResult: 'warning',
    withoutHives: 'decided',
    also: [
      {
        when: 'where EC2Launch v1 will start it',
        files: () => withSsm(launch1({}, undefined, [['AmazonSSMAgent', 4]])),
        result: 'pass',
        says: /waits for the first-boot work of EC2Launch v1/,
      },
      {
        when: 'where a task of EC2Launch v1 is left and the agent is another one',
        files: () => ssm(4, { [TASK_FILE]: taskXml(true) }),
        result: 'warning',
        says: /AmazonSSMAgent is disabled/,
      },
    ],
  },
  {
    id: 'ssm-instance-data',
    onSample: 'notApplicable',
    good: () => ssm(2),
    bad: () => ssm(2, { [SSM_DATA]: 'x' }),
    badResult: 'warning',
    withoutHives: 'decided',
  },
];
