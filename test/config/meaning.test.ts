import { describe, expect, it } from 'vitest';
import { openConfig } from '../../main/config/document.ts';
import { meaningOf } from '../../main/config/meaning.ts';
import { setSettings } from '../../main/config/settings/set.ts';
import { listSettings } from '../../main/config/settings/read.ts';
import { edited, stock } from './samples.ts';

const says = (name: string, text: string) =>
  meaningOf(openConfig(name, Buffer.from(text))).says.map(({ line, says: sentence }) => `${line} ${sentence}`);

describe('what a file means', () => {
  it.each(['Config.xml', 'BundleConfig.xml', 'sysprep2008.xml'] as const)(
    'is told of the settings of the stock %s, in its order',
    (name) => {
      const { says: told, rest } = meaningOf(stock(name));
      expect(told.map(({ line }) => line)).toEqual(told.map(({ line }) => line).toSorted((a, b) => a - b));
      expect([told.length > 5, told.length + rest]).toEqual([true, listSettings(stock(name)).length]);
      expect(told.every(({ says: sentence }) => /^[A-Z].*\.$/.test(sentence) && !sentence.includes('{value}'))).toBe(
        true,
      );
    },
  );

  it('follows an edit', () => {
    const bundle = stock('BundleConfig.xml');
    const after = edited(bundle, setSettings(bundle, [{ setting: 'Properties/SetPasswordAfterSysprep', value: 'No' }]));
    const sentence = (file: typeof bundle) =>
      meaningOf(file).says.find(({ setting }) => setting === 'Properties/SetPasswordAfterSysprep')?.says;
    expect([sentence(bundle), sentence(after)]).toEqual([
      'Each new instance makes its own Administrator password, which can be retrieved with the key pair.',
      'The agent sets no password on new instances: it cannot be retrieved.',
    ]);
  });

  it('tells a word that is none of those that the setting takes', () => {
    const text = '<BundleConfig><Property><Name>AutoSysprep</Name><Value>true</Value></Property></BundleConfig>';
    expect(says('BundleConfig.xml', text)).toEqual(['1 AutoSysprep is "true", which is none of Yes, No.']);
  });

  it('is known of the settings of EC2Launch too', () => {
    expect(says('LaunchConfig.json', '{"adminPasswordType":"DoNothing","adminPassword":"not-A-real-1"}')).toEqual([
      '1 The Administrator password is that of Unattend.xml. Without one nobody may be able to log in.',
    ]);
    expect(says('agent-config.yml', 'config:\n- stage: postReady\n  tasks:\n  - task: startSsm\n')).toEqual([
      '4 In the stage postReady, the task startSsm runs.',
    ]);
  });

  it.each<readonly [string, readonly string[]]>([
    ['reg add "HKLM\\x" /v fDenyTSConnections /t REG_DWORD /d 1 /f', ['1 Remote Desktop is refused.']],
    ['reg add "HKLM\\x" /v fDenyTSConnections /t REG_DWORD /d 0 /f', ['1 Remote Desktop is allowed.']],
    ['rem net stop x\r\n:: net stop x\r\n@echo off\r\nnet stop wuauserv\r\n', ['4 The service wuauserv is stopped.']],
    ['call "C:\\a b\\PostSysprep.cmd"', ['1 The script PostSysprep.cmd runs, and this one goes on after it.']],
    [
      'WMIC USERACCOUNT WHERE "Name=\'Administrator\'" SET PasswordExpires=FALSE',
      ['1 The password of the account does not expire.'],
    ],
    ['net user ops not-A-real-1 /add', ['1 The account ops is made.']],
    ['C:\\x\\InitializeInstance.ps1 -Schedule', ['1 EC2Launch v1 does its work once, at the next start.']],
    ['C:\\x\\InitializeInstance.ps1 -SchedulePerBoot', ['1 EC2Launch v1 does its work at every start.']],
    [
      'sysprep.exe /oobe /generalize /shutdown',
      ['1 Sysprep removes the identity of the machine. That cannot be undone.'],
    ],
    ['own.exe /do', []],
  ])('tells the commands of a script: %s', (text, sentences) => {
    expect(says('a.cmd', text)).toEqual(sentences);
    expect(meaningOf(openConfig('a.cmd', Buffer.from(text))).rest).toBe(sentences.length === 0 ? 1 : 0);
  });

  it('shows no secret', () => {
    const file = openConfig(
      'unattend.xml',
      Buffer.from(
        '<unattend xmlns="urn:schemas-microsoft-com:unattend"><settings pass="oobeSystem"><component name="Microsoft-Windows-Shell-Setup"><UserAccounts><AdministratorPassword><Value>not-A-real-1</Value><PlainText>true</PlainText></AdministratorPassword></UserAccounts><FirstLogonCommands><SynchronousCommand><Order>1</Order><CommandLine>net user x not-A-real-1 /add</CommandLine></SynchronousCommand></FirstLogonCommands></component></settings></unattend>',
      ),
    );
    const told = meaningOf(file).says.map(({ says: sentence }) => sentence);
    expect(told).toEqual([
      'Every instance gets the Administrator password of this file. It stands here, readable for whoever has the image.',
      'In oobeSystem, the command net user x ••• /add runs.',
    ]);
  });
});
