import { expect, describe, it } from 'vitest';
import { openConfig } from '../../main/config/document.ts';
import { LAUNCH_CONFIG_FRAME } from '../../main/config/lint/agentExamples.ts';
import { lintDocument } from '../../main/config/lint/lintDocument.ts';
import {
  defaultBundleConfig,
  driveLetterConfig,
  freshConfigXml,
  stockWallpaperSettings,
} from '../../main/config/templates.ts';
import { corpusBytes, corpusEntries, describeCorpus } from '../support/corpus.ts';

/** What lint finds in a file of this name: codes with their lines. */
function found(name: string, text: string): readonly string[] {
  const config = openConfig(name, Buffer.from(text));
  return lintDocument(config).map(({ code, where }) => `${code} ${where[0]?.line ?? 0}`);
}

const letters = (...rows: readonly (readonly [string, string])[]): string =>
  driveLetterConfig(rows.map(([label, letter]) => ({ label, letter })));
const stockLaunch: unknown = JSON.parse(LAUNCH_CONFIG_FRAME.replace('#', 'Random'));
const launch = (changes: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.assign({}, stockLaunch, changes), null, 1);

/** agent-config.yml as AWS ships it. Source: ec2launch facts, B2. */
const STOCK_AGENT_CONFIG = `version: 1.0
config:
- stage: boot
  tasks:
  - task: extendRootPartition
- stage: preReady
  tasks:
  - task: activateWindows
    inputs:
      activation:
        type: amazon
  - task: setDnsSuffix
    inputs:
      suffixes:
      - $REGION.ec2-utilities.amazonaws.com
  - task: setAdminAccount
    inputs:
      password:
        type: random
  - task: setWallpaper
    inputs:
      path: C:\\ProgramData\\Amazon\\EC2Launch\\wallpaper\\Ec2Wallpaper.jpg
      attributes:
      - hostName
      - instanceId
- stage: postReady
  tasks:
  - task: startSsm
`;

describe('the stock files of the agents', () => {
  it.each([
    ['Config.xml', freshConfigXml()],
    ['BundleConfig.xml', defaultBundleConfig()],
    ['DriveLetterConfig.xml', letters(['', ''], ['', ''])],
    ['WallpaperSettings.xml', stockWallpaperSettings()],
    ['LaunchConfig.json', launch({})],
    ['DriveLetterMappingConfig.json', '{"driveLetterMapping":[{"volumeName":"Sample Volume","driveLetter":"D"}]}'],
    ['EventLogConfig.json', '{"events":[{"logName":"System","source":"","level":"Error","numEntries":3}]}'],
    ['agent-config.yml', STOCK_AGENT_CONFIG],
  ])('%s has nothing wrong', (name, text) => expect(found(name, text)).toEqual([]));
});

describe('EC2Config', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['BundleConfig.xml', defaultBundleConfig().replace(' /generalize', ''), ['ec2-switches-generalize 21']],
    [
      'BundleConfig.xml',
      defaultBundleConfig().replace('/oobe /shutdown /generalize', '/quit'),
      ['ec2-switches-generalize 21', 'ec2-switches-generalize 21'],
    ],
    ['BundleConfig.xml', defaultBundleConfig().replace('>AutoSysprep<', '>SetSysprep<'), ['ec2-property-unknown 4']],
    ['BundleConfig.xml', '<BundleConfig/>', []],
    [
      'DriveLetterConfig.xml',
      letters(['a', 'm:'], ['b', 'M:'], ['A', 'c:']),
      ['ec2-drive-letter-twice 9', 'ec2-drive-label-twice 12', 'ec2-drive-letter-system 13'],
    ],
    [
      'DriveLetterConfig.xml',
      letters(['a', 'MM:'], ['b', 'N']),
      ['ec2-drive-letter-form 5', 'ec2-drive-letter-form 9'],
    ],
    [
      'EventLogConfig.xml',
      '<E><R><ErrorType>error</ErrorType><NumEntries>0</NumEntries></R></E>',
      ['ec2-event-count 1'],
    ],
    ['InitializeDrivesSettings.xml', '<InitializeDrivesSettings/>', []],
    ['ActivationSettings.xml', '<A><S><DoActivate>false</DoActivate></S><S><DoActivate>true</DoActivate></S></A>', []],
    ['Ec2Config.exe.config', '<configuration><system.net><defaultProxy/></system.net></configuration>', []],
    [
      'Ec2Config.exe.config',
      '<configuration><system.net><defaultProxy><proxy proxyaddress="http://p"/><bypasslist><add address="169\\.254\\.169\\.25[014]"/></bypasslist></defaultProxy></system.net></configuration>',
      [],
    ],
    [
      'Ec2Config.exe.config',
      '<configuration><system.net><defaultProxy><proxy proxyaddress="http://p"/><bypasslist><add address="[("/></bypasslist></defaultProxy></system.net></configuration>',
      ['ec2-proxy-bypass 1'],
    ],
  ])('%s %#', (name, text, findings) => expect(found(name, text)).toEqual(findings));

  it('takes groups of inputs in a flow of CloudWatch', () => {
    const components = ['System', 'Security', 'Out'].map((id) => ({ Id: id, FullName: 'x', Parameters: {} }));
    const engine = { Components: components, Flows: { Flows: ['(System,Security),Out', '(System, Securty),Out'] } };
    const text = JSON.stringify({ EngineConfiguration: engine }, null, 1);
    expect(found('AWS.EC2.Windows.CloudWatch.json', text)).toEqual([
      `ec2-cloudwatch-flow ${text.slice(0, text.indexOf('Securty')).split('\n').length}`,
    ]);
  });
});

describe('EC2Launch v1', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['LaunchConfig.json', launch({ setWallpaper: 'true' }), ['launch-settings-refused 4']],
    ['LaunchConfig.json', launch({ setWallpaper: undefined }), ['launch-settings-refused 1']],
    ['LaunchConfig.json', launch({ adminPasswordType: 'encrypted', adminPassword: 'x' }), []],
    ['LaunchConfig.json', launch({ adminPasswordType: 'DoNothing', adminPassword: 'x' }), ['launch-password-unused 9']],
    ['LaunchConfig.json', launch({ adminPasswordType: 'specify', adminPassword: 'x' }), ['launch-password-clear 9']],
    ['LaunchConfig.json', launch({ SETMONITORALWAYSON: 'yes' }), ['launch-switch-text 10']],
    ['LaunchConfig.json', '[]', ['launch-settings-refused 1']],
    [
      'DriveLetterMappingConfig.json',
      '{"driveLetterMapping":[{"driveLetter":"M:"},{"driveLetter":5}]}',
      ['launch-drive-letter-form 1', 'launch-drive-letter-form 1'],
    ],
    [
      'EventLogConfig.json',
      '{"events":[{"logName":"System","level":"warning","numEntries":999},{}]}',
      ['launch-event-log 1'],
    ],
    ['EventLogConfig.json', '{"events":[{"logName":"System","numEntries":0}]}', ['launch-event-count 1']],
  ])('%s %#', (name, text, findings) => expect(found(name, text)).toEqual(findings));

  it('leaves a file that is no JSON to what is said of its damage', () =>
    expect(found('LaunchConfig.json', '{"setWallpaper": }').every((each) => !each.startsWith('launch-'))).toBe(true));
});

describe('EC2Launch v2', () => {
  const admin = '  - task: setAdminAccount\n';
  const config = (postReady: string): string =>
    `version: 1.0\nconfig:\n- stage: preReady\n  tasks:\n${admin}- stage: postReady\n  tasks:\n${postReady}`;
  it.each<readonly [string, readonly string[]]>([
    ['  - task: sysprep\n', ['launch2-task-stage 8']],
    [
      '  - task: initializeVolume\n    inputs:\n      devices:\n      - device: xvdf\n        partition: MBR\n',
      ['launch2-volume-words 12'],
    ],
    ['  - task: executeProgram\n    inputs:\n    - path: a.exe\n      runAs: admin\n', ['launch2-run-as 11']],
    ['  - task: setHostName\n    inputs:\n      hostName: "12345"\n', ['launch2-host-name 10']],
    ['  - task: setHostName\n', []],
    ['  - task: executeScript\n    inputs: []\n', []],
    ['  - task: executeScript\n  - task: ExecuteScript\n', ['launch2-task-twice 9', 'launch2-task-unknown 9']],
  ])('a task %#', (text, findings) => expect(found('agent-config.yml', config(text))).toEqual(findings));

  it('is judged alike in JSON, and where the file cannot be parsed not at all', () => {
    expect(found('agent-config.yml', '{"config":[{"stage":"Boot","tasks":[{"task":"setAdminAccount"}]}]}')).toEqual([
      'launch2-stage-unknown 1',
    ]);
    expect(found('agent-config.yml', 'config: [').some((each) => each.startsWith('launch2-'))).toBe(false);
  });
});

/** Under the names that the files have on a machine, since by these they are known. */
const nameOf = (file: string): string => (file.split('__').at(-1) ?? file).replace(/^(?:Config|Sysprep)_/, '');

describeCorpus('agent files of others', () => {
  it('have the faults that were looked at, and no other', () => {
    const files = corpusEntries('agent-config')
      .map(({ file }) => file)
      .filter((file) => !file.endsWith('.xml'));
    const all = files.flatMap((file) => found(nameOf(file), Buffer.from(corpusBytes(file)).toString('utf8')));
    // This flow really names a counter that its file has not.
    expect(all).toEqual(['ec2-cloudwatch-flow 104']);
    expect(files.length).toBeGreaterThan(6);
  });
});
