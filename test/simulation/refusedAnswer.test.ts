import { describe, expect, test } from 'vitest';
import { results, runOf, sampleWith, verdict } from '../support/worlds.ts';

const ANSWER = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';
const PASSWORD =
  '<AdministratorPassword><Value>Heron5-Lake!</Value><PlainText>true</PlainText></AdministratorPassword>';

const runWith = (change: (xml: string) => string) => runOf(sampleWith('healthy', { [ANSWER]: change }));
const inSpecialize = (xml: string) => (file: string) => file.replace('<CopyProfile>', `${xml}<CopyProfile>`);
const inOobe = (xml: string) => (file: string) => file.replace('<HideEULAPage>', `${xml}<HideEULAPage>`);

describe('an answer file that Windows refuses whole', () => {
  test.each([
    ['a setting misspelt as in public reports', inOobe('<SkipUserOOB>true</SkipUserOOB>')],
    [
      'a computer name of more than 15 characters',
      inSpecialize('<ComputerName>averyveryverylongname-more</ComputerName>'),
    ],
    ['a password in specialize', inSpecialize(`<UserAccounts>${PASSWORD}</UserAccounts>`)],
    ['a password directly under its component', inSpecialize(PASSWORD)],
  ])('with %s, nothing is made', (_, change) => {
    const run = runWith(change);
    expect(run.answer).toMatch(/^The run stops\. Windows refuses the whole answer file because of line \d+: /);
    expect(run.steps.at(-1)?.id).toBe('prepare-sysprep-exe');
    expect(run.final).toMatchObject({ imageMade: false, canLogIn: false });
    expect(results(run)['known-way-in']).toBe('broken');
  });

  test.each([
    ['a setting that the reference does not have', inSpecialize('<CopyProfil>x</CopyProfil>')],
    ['characters of no computer name', inSpecialize('<ComputerName>web_1.corp</ComputerName>')],
    ['a value that is not in the list', (xml: string) => xml.replace('<ProtectYourPC>3', '<ProtectYourPC>9')],
    ['a word in place of true or false', (xml: string) => xml.replace('<HideEULAPage>true', '<HideEULAPage>yes')],
    [
      'a command that is too long',
      (xml: string) =>
        xml.replace(
          '</RunSynchronous>',
          `<RunSynchronousCommand><Order>4</Order><Path>ping ${'1'.repeat(260)}</Path></RunSynchronousCommand></RunSynchronous>`,
        ),
    ],
    ['a setting of old releases', inSpecialize('<ShowWindowsLive>true</ShowWindowsLive>')],
  ])('with %s, it may be refused: nothing is promised', (_, change) => {
    const run = runWith(change);
    expect(results(run)).toMatchObject({ 'known-way-in': 'cannotTell', 'rdp-reachable-again': 'cannotTell' });
    expect(verdict(run, 'known-way-in').reason).toMatch(
      /^Whether the run gets to its end cannot be told\. Windows may refuse the whole answer file: .* \(line \d+\)\.$/,
    );
    expect(run.final.canLogIn).toBe(null);
  });

  test.each([
    ['settings that Windows Server 2012 R2 is known to take', inOobe('<SkipMachineOOBE>true</SkipMachineOOBE>')],
    ['components that the reference does not have', (xml: string) => xml.replace('ServerManager-SvrMgrNc', 'Acme')],
    [
      'mistakes for another architecture',
      (xml: string) =>
        xml.replace(
          '<settings pass="specialize">',
          '<settings pass="specialize"><component name="Microsoft-Windows-Shell-Setup" processorArchitecture="x86"><Nonsense/></component>',
        ),
    ],
    [
      'mistakes in a pass that Sysprep ignores',
      (xml: string) =>
        xml.replace(
          '<settings pass="specialize">',
          '<settings pass="windowsPE"><component name="Microsoft-Windows-Setup" processorArchitecture="amd64"><Nonsense/></component></settings><settings pass="specialize">',
        ),
    ],
  ])('with %s, it is not', (_, change) => {
    expect(results(runWith(change))['known-way-in']).toBe('holds');
  });
});
