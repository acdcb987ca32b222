import { describe, expect, it } from 'vitest';
import { formFor } from '../../main/config/forms.ts';
import { lintDocument } from '../../main/config/lint/lintDocument.ts';
import { getSetting } from '../../main/config/settings/read.ts';
import { setSetting } from '../../main/config/settings/set.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { configOf, edited, stock } from './samples.ts';

const SHELL = 'Microsoft-Windows-Shell-Setup';

function answer(inside: string, pass = 'specialize', name = SHELL): string {
  return `<settings pass="${pass}">\n<component name="${name}" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">\n${inside}\n</component>\n</settings>`;
}

function lint(path: string, text: string): readonly string[] {
  return lintDocument(configOf(path, text))
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, severity, where }) => `${severity} ${code} ${where[0]?.line}:${where[0]?.column}`);
}

const unattend = (...blocks: readonly string[]): readonly string[] =>
  lint('u.xml', `<unattend xmlns="urn:schemas-microsoft-com:unattend">${blocks.join('')}</unattend>`);

const plugin = (name: string, state: string): string => `<Plugin><Name>${name}</Name><State>${state}</State></Plugin>`;

const item = (order: number): string =>
  `<RunSynchronousCommand><Order>${order}</Order><Path>cmd.exe /c ver</Path></RunSynchronousCommand>`;

const path = (length: number): string =>
  `<RunSynchronous><RunSynchronousCommand><Order>1</Order><Path>${'x'.repeat(length)}</Path></RunSynchronousCommand></RunSynchronous>`;

const password = (value: string, plain: string): string =>
  answer(
    `<UserAccounts><AdministratorPassword><Value>${value}</Value>${plain}</AdministratorPassword></UserAccounts>`,
    'oobeSystem',
  );

describe('lintDocument', () => {
  it('finds nothing in the stock files', () => {
    expect(
      (['sysprep2008.xml', 'Config.xml', 'BundleConfig.xml'] as const).map((name) => lintDocument(stock(name))),
    ).toEqual([[], [], []]);
  });

  it('finds words of another file', () => {
    const text = `<Ec2ConfigurationSettings>\n<Plugins>\n${plugin('Ec2SetPassword', 'true')}\n${plugin('Ec2EventLogg', 'enabled')}\n</Plugins>\n<GlobalSettings><ManageShutdown>Yes</ManageShutdown></GlobalSettings></Ec2ConfigurationSettings>`;
    expect(lint('Config.xml', text)).toEqual([
      'error ec2-wrong-word 3:36',
      'warning ec2-plugin-unknown 4:34',
      'error ec2-wrong-word 6:17',
    ]);
    expect(
      lint(
        'b.xml',
        '<BundleConfig><Property><Name>AutoSysprep</Name><Value>Disabled</Value></Property></BundleConfig>',
      ),
    ).toEqual(['error ec2-wrong-word 1:49']);
  });

  it('finds duplicates, but not items of lists', () => {
    expect(unattend(answer(''), answer(''))).toEqual(['error answer-component-duplicate 6:1']);
    expect(unattend(answer('<TimeZone>UTC</TimeZone>\n<TimeZone>UTC</TimeZone>'))).toEqual([
      'error answer-setting-duplicate 4:1',
    ]);
    const commands = `<RunSynchronous>\n${item(1)}\n${item(1)}\n${item(2)}</RunSynchronous>`;
    expect(unattend(answer(commands, 'specialize', 'Microsoft-Windows-Deployment'))).toEqual([
      'warning answer-order-duplicate 5:24',
    ]);
  });

  it('finds values that Windows refuses or that differ', () => {
    expect(unattend(answer(path(260), 'specialize', 'Microsoft-Windows-Deployment'))).toEqual([
      'error answer-command-too-long 3:56',
    ]);
    expect(unattend(answer(path(259), 'specialize', 'Microsoft-Windows-Deployment'))).toEqual([]);
    expect(unattend(answer('<CopyProfile>Yes</CopyProfile>'))).toEqual(['error answer-value-type 3:1']);
    expect(unattend(answer('<CopyProfile>TRUE</CopyProfile>'))).toEqual([]);
    expect(
      unattend(answer('<TimeZone>UTC</TimeZone>'), answer('<TimeZone>GMT Standard Time</TimeZone>', 'oobeSystem')),
    ).toEqual(['warning answer-timezone-differs 7:1']);
  });

  it('finds readable passwords and cached copies, without showing them', () => {
    expect(unattend(password('S3cret', ''))).toEqual(['warning answer-password-plain-text 3:15']);
    const hidden = Buffer.from('S3cretAdministratorPassword', 'utf16le').toString('base64');
    expect(unattend(password(hidden, '<PlainText>false</PlainText>'))).toEqual([
      'warning answer-password-reversible 3:15',
    ]);
    expect(unattend(password('S3cret', '<PlainText>false</PlainText>'))).toEqual([
      'warning answer-password-undecodable 3:15',
    ]);
    expect(unattend(password('*SENSITIVE*DATA*DELETED*', ''))).toEqual(['warning answer-cached-copy 3:15']);
    expect(
      JSON.stringify(lintDocument(configOf('u.xml', `<unattend>${password('S3cret', '')}</unattend>`))),
    ).not.toContain('S3cret');
  });

  it('takes time in proportion to the length', () => {
    const zones = answer('<TimeZone>UTC</TimeZone>'.repeat(40_000), 'oobeSystem');
    const config = configOf('u.xml', `<unattend>${zones}</unattend>`);
    const start = performance.now();
    lintDocument(config);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('lists damage first, with what to do about it', () => {
    const found = lintDocument(
      configOf(
        'u.xml',
        `<unattend xmlns="urn:schemas-microsoft-com:unattend">${answer('<CopyProfile>no</CopyProfile>')}`,
      ),
    );
    expect(found.map(({ code }) => code)).toEqual(['xml-close-missing', 'answer-value-type']);
    expect(found.every(({ fix, source }) => (fix ?? '') !== '' && source.length > 0)).toBe(true);
  });
});

describe('formFor', () => {
  it.each(['sysprep2008.xml', 'Config.xml', 'BundleConfig.xml'] as const)(
    'names settings that can be set: %s',
    (name) => {
      const config = stock(name);
      const fields = formFor(config).flatMap((section) => section.fields);
      expect(fields.length).toBeGreaterThan(5);
      for (const { setting, input, choices } of fields) {
        expect([setting, input === 'choice']).toEqual([setting, choices.length > 0]);
        const current = unwrap(getSetting(config, setting)).value;
        if (current !== null && choices.length > 0)
          expect([setting, choices]).toEqual([setting, expect.arrayContaining([current])]);
        const after = edited(config, setSetting(config, setting, 'value-1'));
        expect([setting, unwrap(getSetting(after, setting, { showSecrets: true })).value]).toEqual([
          setting,
          'value-1',
        ]);
      }
    },
  );

  it('has a field for each setting of the stock files, except names and order numbers', () => {
    const fields = formFor({ kind: 'ec2config' }).flatMap((section) => section.fields);
    expect(fields.find((field) => field.setting === 'Plugins/Ec2SetPassword')?.choices).toEqual([
      'Enabled',
      'Disabled',
    ]);
    expect(formFor({ kind: 'script' })).toEqual([]);
  });
});
