import { describe, expect, it } from 'vitest';
import { lintDocument } from '../../main/config/lint/lintDocument.ts';
import { refusals } from '../../main/config/lint/refusals.ts';
import { configOf, stock } from './samples.ts';

const SHELL = 'Microsoft-Windows-Shell-Setup';
const DEPLOYMENT = 'Microsoft-Windows-Deployment';
const JOIN = 'Microsoft-Windows-UnattendedJoin';

/** What every component carries beside its name and its processor. */
const IDENTITY = 'publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"';

function answer(inside: string, pass = 'specialize', name = SHELL, architecture = 'amd64'): string {
  return `<settings pass="${pass}"><component name="${name}" processorArchitecture="${architecture}" ${IDENTITY}>${inside}</component></settings>`;
}

const fileOf = (...blocks: readonly string[]) =>
  configOf('u.xml', `<unattend xmlns="urn:schemas-microsoft-com:unattend">${blocks.join('')}</unattend>`);

/** Warnings and errors; what lint only tells has tests of its own. */
const codes = (...blocks: readonly string[]): readonly string[] =>
  lintDocument(fileOf(...blocks)).flatMap(({ code, severity }) => (severity === 'info' ? [] : [`${severity} ${code}`]));

/** Whether Windows Server 2012 R2 refuses the file: for certain, perhaps, or not. */
function refused(block: string, kernel: string | null = '6.3'): string {
  const found = refusals(fileOf(block), { architecture: 'amd64', kernel });
  return found.some(({ certain }) => certain) ? 'certainly' : found.length > 0 ? 'perhaps' : 'no';
}

/** A command with what it needs, where `inside` does not have it. */
const sync = (inside: string) => {
  const order = inside.includes('<Order>') ? '' : '<Order>1</Order>';
  const path = inside.includes('<Path>') ? '' : '<Path>cmd.exe /c ver</Path>';
  return `<RunSynchronous><RunSynchronousCommand>${order}${path}${inside}</RunSynchronousCommand></RunSynchronous>`;
};
const oobe = (inside: string) => answer(`<OOBE>${inside}</OOBE>`, 'oobeSystem');
const administrator = '<AdministratorPassword><Value>Heron5-Lake!</Value></AdministratorPassword>';
const account = (name: string) =>
  answer(
    `<UserAccounts><LocalAccounts><LocalAccount><Name>${name}</Name></LocalAccount></LocalAccounts></UserAccounts>`,
    'oobeSystem',
  );

describe('settings against the reference', () => {
  it.each([
    ['a name that is none', answer('<CopyProfil>x</CopyProfil>'), 'error answer-setting-unknown', 'perhaps'],
    ['another component', answer('<UserData/>', 'oobeSystem'), 'error answer-setting-unknown', 'perhaps'],
    ['other capitals', answer('<copyprofile>true</copyprofile>'), 'warning answer-setting-capitals', 'perhaps'],
    ['another pass', answer('<CopyProfile>true</CopyProfile>', 'oobeSystem'), 'error answer-setting-pass', 'perhaps'],
    ['a group in another pass', answer(sync(''), 'oobeSystem', DEPLOYMENT), 'error answer-setting-pass', 'perhaps'],
    ['only public files', oobe('<SkipUserOOBE>true</SkipUserOOBE>'), 'warning answer-setting-unconfirmed', 'no'],
    [
      'only files of old releases',
      answer('<ShowWindowsLive>true</ShowWindowsLive>'),
      'warning answer-setting-unconfirmed',
      'perhaps',
    ],
    [
      'a setting that was removed with Windows 10',
      answer('<DisableWelcomePage>true</DisableWelcomePage>', 'specialize', 'Microsoft-Windows-IE-InternetExplorer'),
      'warning answer-setting-unconfirmed',
      'no',
    ],
  ])('%s', (_, block, code, expected) => {
    expect(codes(block)).toEqual([code]);
    expect(refused(block)).toBe(expected);
  });

  it('knows what of Windows Server 2012 R2 newer releases do not take', () => {
    const skip = oobe('<SkipMachineOOBE>true</SkipMachineOOBE>');
    expect([refused(skip, '6.1'), refused(skip, '10.0'), refused(skip, null)]).toEqual(['no', 'perhaps', 'perhaps']);
  });

  it.each([
    ['HideOEMRegistrationScreens', oobe('<HideOEMRegistrationScreens>true</HideOEMRegistrationScreens>')],
    ['SkipUserOOB', oobe('<SkipUserOOB>true</SkipUserOOB>')],
    ['RunSynchronous of another component', answer(sync('<Order>1</Order>'))],
    ['a password outside its group', answer(administrator, 'oobeSystem')],
    ['a password in specialize', answer(`<UserAccounts>${administrator}</UserAccounts>`)],
    ['a component by another name', answer('', 'specialize', 'Microsoft-Windows-Networking-MPSSVC-Svc')],
    ['a computer name of 16 characters', answer('<ComputerName>averyverylongnam</ComputerName>')],
  ])('%s is fatal for the whole file', (_, block) => {
    expect(refused(block)).toBe('certainly');
    const [found] = lintDocument(fileOf(block)).filter(({ severity }) => severity === 'error');
    expect(found?.detail).toMatch(/^Windows refuses the whole file/);
  });

  it('leaves components alone that the reference does not have, and Windows PE what its own components are', () => {
    expect(codes(answer('<Nonsense/>', 'specialize', 'Microsoft-Windows-TapiSetup'))).toEqual([]);
    expect(
      codes(answer('<UILanguage>en-US</UILanguage>', 'windowsPE', 'Microsoft-Windows-International-Core')),
    ).toEqual([]);
  });

  it('says one thing of a group, and nothing of what authoring tools add', () => {
    expect(codes(answer('<Themess><A/><B/></Themess>'))).toEqual(['error answer-setting-unknown']);
    expect(codes(answer('<note xmlns="urn:tool">x</note><CopyProfile>true</CopyProfile>'))).toEqual([]);
  });

  it('names its sources: the tables of one release, and the rule that was seen', () => {
    const [found] = lintDocument(fileOf(answer('<CopyProfil>x</CopyProfil>')));
    expect(found).toMatchObject({
      summary: `The reference has no setting CopyProfil of ${SHELL}.`,
      fix: 'Did you mean CopyProfile?',
      source: [{ certainty: 'documented' }, { certainty: 'observed' }],
    });
    expect(found?.source[0]?.document).toContain('Windows 10, version 1809');
  });
});

describe('values against the reference', () => {
  it.each([
    ['a word for true or false', oobe('<HideEULAPage>yes</HideEULAPage>'), 'error answer-value-type', 'perhaps'],
    [
      'a number that is none',
      answer('<Display><ColorDepth>x</ColorDepth></Display>'),
      'error answer-value-type',
      'perhaps',
    ],
    ['a word that is not in the list', oobe('<ProtectYourPC>9</ProtectYourPC>'), 'error answer-value-type', 'perhaps'],
    [
      'a word of WillReboot',
      answer(sync('<WillReboot>Sometimes</WillReboot>'), 'specialize', DEPLOYMENT),
      'error answer-value-type',
      'perhaps',
    ],
    [
      'an order out of range',
      answer(sync('<Order>501</Order>'), 'specialize', DEPLOYMENT),
      'error answer-value-range',
      'perhaps',
    ],
    [
      'a range that Windows does not insist on',
      answer(
        '<Identification><TimeoutPeriodInMinutes>90</TimeoutPeriodInMinutes></Identification>',
        'specialize',
        JOIN,
      ),
      'warning answer-value-range',
      'no',
    ],
    [
      'a command that is too long',
      answer(sync(`<Path>${'x'.repeat(260)}</Path>`), 'specialize', DEPLOYMENT),
      'error answer-command-too-long',
      'perhaps',
    ],
    [
      'a text that is too long',
      answer(`<RegisteredOwner>${'x'.repeat(257)}</RegisteredOwner>`),
      'error answer-value-too-long',
      'perhaps',
    ],
    [
      'a name of 15 characters and 16 bytes',
      answer('<ComputerName>Büro-Server-001</ComputerName>'),
      'error answer-value-too-long',
      'perhaps',
    ],
    [
      'characters of no computer name',
      answer('<ComputerName>web_1.corp</ComputerName>'),
      'error answer-computer-name',
      'perhaps',
    ],
    ['a computer name of digits', answer('<ComputerName>2012</ComputerName>'), 'error answer-computer-name', 'perhaps'],
    ['an empty value', answer('<ProductKey></ProductKey>'), 'warning answer-value-empty', 'perhaps'],
    ['a key of another form', answer('<ProductKey>AAAAA-BBBBB</ProductKey>'), 'error answer-product-key', 'perhaps'],
    [
      'two that exclude each other',
      answer(
        '<Identification><JoinDomain>a</JoinDomain><JoinWorkgroup>b</JoinWorkgroup><UnsecureJoin>true</UnsecureJoin></Identification>',
        'specialize',
        JOIN,
      ),
      'error answer-settings-exclude',
      'perhaps',
    ],
    [
      'a value of other releases',
      answer('<SanPolicy>4</SanPolicy>', 'offlineServicing', 'Microsoft-Windows-PartitionManager'),
      'warning answer-value-unconfirmed',
      'no',
    ],
    ['a time zone that is none', answer('<TimeZone>Europe/Berlin</TimeZone>'), 'warning answer-timezone-unknown', 'no'],
    [
      'a language that is none',
      answer('<UserLocale>english</UserLocale>', 'oobeSystem', 'Microsoft-Windows-International-Core'),
      'warning answer-locale',
      'no',
    ],
    [
      'a keyboard that is none',
      answer(
        '<InputLocale>0409:00000409;0413:000020409</InputLocale>',
        'oobeSystem',
        'Microsoft-Windows-International-Core',
      ),
      'warning answer-locale',
      'no',
    ],
    [
      'a colour that is none',
      answer('<Themes><WindowColor>blue</WindowColor></Themes>'),
      'warning answer-window-color',
      'no',
    ],
    ['characters of no account', account('ops@corp'), 'warning answer-account-name', 'no'],
    ['an account of a name that is taken', account('none'), 'warning answer-account-name', 'no'],
    ['an account with a long name', account('x'.repeat(21)), 'warning answer-account-name', 'no'],
  ])('%s', (_, block, code, expected) => {
    expect(codes(block)).toEqual([code]);
    expect(refused(block)).toBe(expected);
  });

  it.each([
    ['any capitals', oobe('<HideEULAPage>TRUE</HideEULAPage>')],
    ['a random name', answer('<ComputerName>*</ComputerName>')],
    ['an empty name', answer('<ComputerName></ComputerName>')],
    ['a zone without daylight time', answer('<TimeZone>w. europe standard time_dstoff</TimeZone>')],
    [
      'a keyboard by its ids',
      answer(
        '<InputLocale>0411:{03b5835f-f03c-411b-9ce2-aa23e1171e36}{a76c93d9-5523-4e90-aafa-4db112f9ac76}</InputLocale>',
        'oobeSystem',
        'Microsoft-Windows-International-Core',
      ),
    ],
    ['a colour of older releases', answer('<Themes><WindowColor>Color 7</WindowColor></Themes>')],
    [
      'one of two that asks for nothing',
      answer('<ExtendOSPartition><Extend>false</Extend><Size>512</Size></ExtendOSPartition>', 'specialize', DEPLOYMENT),
    ],
    ['a scrubbed key', answer('<ProductKey>*SENSITIVE*DATA*DELETED*</ProductKey>')],
  ])('%s is in order', (_, block) => expect(codes(block)).toEqual([]));

  it('shows no value that is a secret', () => {
    const told = JSON.stringify(
      lintDocument(
        fileOf(
          answer('<ProductKey>Falcon8-Secret</ProductKey>'),
          answer(`<UserAccounts>${administrator}</UserAccounts>`),
          answer('<AutoLogon><Password><PlainText>Falcon8Secret</PlainText></Password></AutoLogon>', 'oobeSystem'),
        ),
      ),
    );
    expect(told).toContain('answer-product-key');
    expect(told.match(/Falcon8-Secret|Heron5/g)).toBeNull();
  });
});

describe('files that Sysprep reads', () => {
  it('are not refused for what it ignores: other architectures, and passes of set-up', () => {
    expect(refused(answer('<SkipUserOOB/>', 'oobeSystem', SHELL, 'x86'))).toBe('no');
    expect(refused(answer('<SkipUserOOB/>', 'windowsPE'))).toBe('no');
    expect(refused(answer('<SkipUserOOB/>', 'offlineServicing'))).toBe('no');
  });

  it('are taken as they ship', () => {
    const file = stock('sysprep2008.xml');
    expect(refusals(file, { architecture: 'amd64', kernel: null })).toEqual([]);
  });
});
