import { key, path, text } from '../../../main/sample/hiveSpecs.ts';
import { buildHive } from '../../../main/registry/regf/build.ts';
import { hiveWith, sampleFiles, sampleWith, type Files } from '../../support/worlds.ts';
import { adminAccount, AGENT_CONFIG, agentConfig, launch1, launch2, LAUNCH_CONFIG, launchConfig } from '../agents.ts';
import { without } from '../volumes.ts';
import type { CheckCase } from './checkCase.ts';

export const EC2CONFIG = 'Program Files/Amazon/Ec2ConfigService';
export const ANSWER = `${EC2CONFIG}/sysprep2008.xml`;
const CURRENT_VERSION = 'Microsoft\\Windows NT\\CurrentVersion';

/** A word that no output may hold. */
export const SECRET = 'Hunter2-is-not-it';

const component = (name: string, inner: string): string =>
  `<component name="${name}" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">${inner}</component>`;

/** An answer file that sets the password of the Administrator. */
export const withPassword = (value = SECRET, plainText = 'true'): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<unattend xmlns="urn:schemas-microsoft-com:unattend">\n<settings pass="oobeSystem">${component(
    'Microsoft-Windows-Shell-Setup',
    `\n<UserAccounts><AdministratorPassword>\n<Value>${value}</Value>\n<PlainText>${plainText}</PlainText></AdministratorPassword></UserAccounts>`,
  )}</settings>\n</unattend>`;

const joining = component(
  'Microsoft-Windows-UnattendedJoin',
  `<Identification><Credentials><Domain>corp</Domain><Password>${SECRET}</Password><Username>joiner</Username></Credentials><JoinDomain>corp</JoinDomain></Identification>`,
);

export const withDomainJoin = (): Files =>
  sampleWith('healthy', {
    [ANSWER]: (xml) => xml.replace('<settings pass="specialize">', `<settings pass="specialize">${joining}`),
  });

const withFile = (name: string, content: string): Files => ({ ...sampleFiles('healthy'), [name]: content });
const healthy = (): Files => sampleFiles('healthy');

export const secrets: readonly CheckCase[] = [
  {
    id: 'answer-file-passwords',
    withoutHives: 'decided',
    good: healthy,
    bad: () => withFile(ANSWER, withPassword()),
    badResult: 'warning',
  },
  { id: 'join-credentials', withoutHives: 'decided', good: healthy, bad: withDomainJoin, badResult: 'warning' },
  {
    id: 'cached-answer-file-secrets',
    good: () => withFile('Windows/Panther/unattend.xml', withPassword('*SENSITIVE*DATA*DELETED*')),
    bad: () => withFile('Windows/Panther/Unattend/unattend.xml', withPassword()),
    badResult: 'warning',
    also: [
      ...[
        'Windows/Panther/Autounattend.xml',
        'Windows/System32/Sysprep/Panther/unattend.xml',
        'Windows/System32/Sysprep/my.xml',
        'Windows/Temp/unattend.xml',
      ].map((name) => ({
        when: `where ${name} holds one`,
        files: () => withFile(name, withPassword()),
        result: 'warning' as const,
        says: /^1 readable password in answer files that were left/,
      })),
      {
        when: 'where another XML file of the folder is no answer file',
        files: () => withFile('Windows/Panther/diagerr.xml', '<xml><Password>word</Password></xml>'),
        result: 'pass',
        says: /^No answer file in the folders of Setup and Sysprep/,
      },
    ],
  },
  {
    id: 'agent-password-in-settings',
    good: () => withFile('ProgramData/Amazon/EC2-Windows/Launch/Config/LaunchConfig.json', '{"adminPassword": ""}'),
    bad: () =>
      withFile('ProgramData/Amazon/EC2-Windows/Launch/Config/LaunchConfig.json', `{"adminPassword": "${SECRET}"}`),
    badResult: 'warning',
    onSample: 'unknown',
    also: [
      {
        when: 'where the folder that would hold them was not copied',
        files: healthy,
        result: 'unknown',
        says: /has no folder ProgramData: it was copied without it/,
      },
      {
        when: 'where v1 has an encrypted one',
        files: () =>
          launch1({ [LAUNCH_CONFIG]: launchConfig({ adminPasswordType: 'encrypted', adminPassword: SECRET }) }),
        result: 'warning',
        says: /^The settings of EC2Launch hold an encrypted password .* is not documented/,
      },
      {
        when: 'where v1 is told to take it as it is',
        files: () =>
          launch1({ [LAUNCH_CONFIG]: launchConfig({ adminPasswordType: 'Specify', adminPassword: SECRET }) }),
        result: 'warning',
        says: /^1 readable password /,
      },
      {
        when: 'where v2 has an encrypted one',
        files: () =>
          launch2({ [AGENT_CONFIG]: agentConfig(`${adminAccount('encrypted')}            data: ${SECRET}\n`) }),
        result: 'warning',
        says: /^The settings of EC2Launch hold an encrypted password /,
      },
      {
        when: 'where v2 has one in clear text',
        files: () => launch2({ [AGENT_CONFIG]: agentConfig(`${adminAccount('static')}            data: ${SECRET}\n`) }),
        result: 'warning',
        says: /^1 readable password /,
      },
      {
        when: 'where one agent has an encrypted one, and the other one in clear text',
        files: () => ({
          ...launch1({ [LAUNCH_CONFIG]: launchConfig({ adminPasswordType: 'Encrypted', adminPassword: SECRET }) }),
          [AGENT_CONFIG]: agentConfig(`${adminAccount('static')}            data: ${SECRET}\n`),
        }),
        result: 'warning',
        says: /^1 readable password /,
      },
    ],
  },
  {
    id: 'winlogon-autologon',
    good: () =>
      hiveWith('healthy', 'SOFTWARE', path(`${CURRENT_VERSION}\\Winlogon`, [], [text('AutoAdminLogon', '0')])),
    bad: () =>
      hiveWith('healthy', 'SOFTWARE', path(`${CURRENT_VERSION}\\Winlogon`, [], [text('DefaultPassword', SECRET)])),
    badResult: 'warning',
  },
  {
    id: 'lsa-default-password',
    withoutHives: 'decided',
    good: healthy,
    bad: () => ({
      ...healthy(),
      'Windows/System32/config/SECURITY': buildHive({
        root: key('SECURITY', [], [path('Policy\\Secrets\\DefaultPassword', [key('CurrVal', [])])]),
        lastWritten: 1n,
      }),
    }),
    badResult: 'warning',
  },
  {
    id: 'unattend-settings-passwords',
    good: () => hiveWith('healthy', 'SOFTWARE', path(`${CURRENT_VERSION}\\UnattendSettings\\Shell`, [])),
    bad: () =>
      hiveWith(
        'healthy',
        'SOFTWARE',
        path(`${CURRENT_VERSION}\\UnattendSettings\\Shell\\AdministratorPassword`, [], [text('Value', SECRET)]),
      ),
    badResult: 'warning',
  },
  {
    id: 'user-data-scripts',
    withoutHives: 'decided',
    good: healthy,
    bad: () => withFile(`${EC2CONFIG}/Scripts/UserScript.ps1`, `net user deploy ${SECRET} /add\r\n`),
    badResult: 'warning',
    also: [
      {
        when: 'where the folder that would hold them was not copied',
        files: () => without(healthy(), /^Users/),
        result: 'unknown',
        says: /has no folder Users: it was copied without it/,
      },
    ],
  },
  {
    id: 'cloudwatch-keys',
    withoutHives: 'decided',
    good: () => withFile(`${EC2CONFIG}/Settings/AWS.EC2.Windows.CloudWatch.json`, cloudWatch('')),
    bad: () => withFile(`${EC2CONFIG}/Settings/AWS.EC2.Windows.CloudWatch.json`, cloudWatch(SECRET)),
    badResult: 'warning',
    also: [
      {
        when: 'where the folder that would hold them was not copied',
        files: () => without(healthy(), /^Program Files/),
        result: 'unknown',
        says: /has no folder Program Files: it was copied without it/,
      },
    ],
  },
  {
    id: 'proxy-passwords',
    withoutHives: 'decided',
    good: () => withFile(`${EC2CONFIG}/Ec2Config.exe.config`, proxy('')),
    bad: () => withFile(`${EC2CONFIG}/Ec2Config.exe.config`, proxy(`username="u" password="${SECRET}"`)),
    badResult: 'warning',
    also: [
      {
        when: 'where the folder that would hold them was not copied',
        files: () => without(healthy(), /^Program Files/),
        result: 'unknown',
        says: /has no folder Program Files: it was copied without it/,
      },
    ],
  },
];

const cloudWatch = (word: string): string =>
  JSON.stringify({
    EngineConfiguration: { Components: [{ Id: 'CloudWatch', Parameters: { AccessKey: word, SecretKey: word } }] },
  });

const proxy = (rest: string): string =>
  `<configuration><aws><proxy host="proxy.corp" port="8080" ${rest}/></aws></configuration>`;
