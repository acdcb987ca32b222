import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeConfig } from '../../main/config/describe.ts';
import { isSecretPath } from '../../main/config/secrets.ts';
import { formatStep, parseSetting } from '../../main/config/settings/notation.ts';
import { getSetting, listSettings, MAX_LISTED } from '../../main/config/settings/read.ts';
import { setSetting, setSettings } from '../../main/config/settings/set.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { configOf, edited, failed, stock, textAfter } from './samples.ts';

const SHELL = 'Microsoft-Windows-Shell-Setup';
const answer = stock('sysprep2008.xml');

const valueOf = (path: string, text: string, setting: string): string | null =>
  unwrap(getSetting(configOf(path, text), setting, { showSecrets: true })).value;

describe('notation', () => {
  it('reads names, architectures, numbers and keys', () => {
    expect(unwrap(parseSetting('a/B-C@x86[2]/D[Order=2]/"e/[f"'))).toEqual([
      { name: 'a', architecture: null, index: null, key: null },
      { name: 'B-C', architecture: 'x86', index: 2, key: null },
      { name: 'D', architecture: null, index: null, key: { name: 'Order', value: '2' } },
      { name: 'e/[f', architecture: null, index: null, key: null },
    ]);
  });

  it.each(['', '/', 'a//b', 'a/', '/a', 'a[', 'a[0]', 'a[]', 'a]b', '"a', 'a[=1]', `${'a/'.repeat(4000)}a`])(
    'refuses %j',
    (setting) => {
      expect(failed(parseSetting(setting))).toEqual(['usage', 'setting-syntax']);
    },
  );

  it('reads what it writes', () => {
    const name = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('a@b', '@a', '@', '"', '\\', '[1]', 'a/b'));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, fc.option(fc.integer({ min: 1, max: 99 }))), { minLength: 1, maxLength: 4 }),
        (steps) => {
          const made = steps.map(([step, index]) => ({ name: step, architecture: null, index, key: null }));
          expect(unwrap(parseSetting(made.map(formatStep).join('/')))).toEqual(made);
        },
      ),
    );
  });
});

const component = (arch: string, value: string): string =>
  `<component name="C" processorArchitecture="${arch}"><S>${value}</S></component>`;

describe('getSetting', () => {
  it('finds settings of the answer file with their places', () => {
    expect(unwrap(getSetting(answer, `specialize/${SHELL}/CopyProfile`))).toEqual({
      setting: `specialize/${SHELL}/CopyProfile`,
      value: 'true',
      secret: false,
      line: 31,
      column: 7,
    });
    const list = 'specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand';
    expect(unwrap(getSetting(answer, `${list}[Order=2]/Path`)).value).toBe(
      unwrap(getSetting(answer, `${list}[2]/Path`)).value,
    );
    expect(failed(getSetting(answer, `${list}/Path`))).toEqual(['usage', 'setting-ambiguous']);
    expect(failed(getSetting(answer, `oobeSystem/${SHELL}/OOBE`))).toEqual(['usage', 'setting-is-group']);
    expect(unwrap(getSetting(answer, `specialize/${SHELL}/ComputerName`))).toMatchObject({ value: null, line: null });
    expect(unwrap(getSetting(answer, `specialize/${SHELL}/copyprofile`)).value).toBeNull();
  });

  it('finds settings of the files of EC2Config without case', () => {
    expect(unwrap(getSetting(stock('Config.xml'), 'Plugins/ec2setpassword')).value).toBe('Enabled');
    expect(unwrap(getSetting(stock('Config.xml'), 'GlobalSettings/RemoveCredentialsfromSyspreponStartup')).value).toBe(
      'true',
    );
    expect(unwrap(getSetting(stock('BundleConfig.xml'), 'Properties/SetPasswordAfterSysprep')).value).toBe('Yes');
    expect(unwrap(getSetting(stock('BundleConfig.xml'), 'Sysprep/Switches')).value).toBe('/oobe /shutdown /generalize');
    expect(unwrap(getSetting(stock('BundleConfig.xml'), 'Sysprep[version=5.2]/ExePath')).value).toBe(
      'sysprep-AMD64.exe',
    );
  });

  it('asks for the architecture where a pass has several', () => {
    const text = `<unattend><settings pass="specialize">${component('x86', '1')}${component('amd64', '2')}</settings></unattend>`;
    const config = configOf('u.xml', text);
    expect(failed(getSetting(config, 'specialize/C/S'))).toEqual(['usage', 'setting-ambiguous']);
    expect(unwrap(getSetting(config, 'specialize/C@AMD64/S')).value).toBe('2');
    expect(listSettings(config).map(({ setting }) => setting)).toEqual(['specialize/C@x86/S', 'specialize/C@amd64/S']);
  });

  it('hides secrets unless they are asked for', () => {
    const text = `<unattend><settings pass="oobeSystem"><component name="${SHELL}"><UserAccounts><AdministratorPassword><Value>s3cret</Value></AdministratorPassword></UserAccounts><FirstLogonCommands><SynchronousCommand><CommandLine>net user bob Pa55 /add</CommandLine></SynchronousCommand></FirstLogonCommands></component></settings></unattend>`;
    const config = configOf('u.xml', text);
    expect(listSettings(config).map(({ value, secret }) => [value, secret])).toEqual([
      [null, true],
      ['net user bob ••• /add', true],
    ]);
    expect(listSettings(config, { showSecrets: true }).map(({ value }) => value)).toEqual([
      's3cret',
      'net user bob Pa55 /add',
    ]);
  });

  it('hides the password of EC2Launch v2', () => {
    const config = configOf('agent-config.yml', 'inputs:\n  password:\n    type: static\n    data: S3cret\n');
    expect(listSettings(config).map(({ setting, value, secret }) => [setting, value, secret])).toEqual([
      ['inputs/password/type', 'static', false],
      ['inputs/password/data', null, true],
    ]);
  });

  it('finds elements and attributes of other XML, keys of JSON and YAML', () => {
    expect(
      valueOf('x.config', '<configuration><aws><proxy host="h" port="1"/></aws></configuration>', 'aws/proxy/@port'),
    ).toBe('1');
    expect(valueOf('LaunchConfig.json', '{"adminPasswordType":"Random","a":[{"b":1},{"b":true}]}', 'a[2]/b')).toBe(
      'true',
    );
    const yaml =
      'version: 1.0 # note\nconfig:\n- stage: boot\n  tasks:\n    - task: x\n    - task: setAdminAccount\n      inputs:\n        type: "Random"\n';
    expect(valueOf('agent-config.yml', yaml, 'config[1]/tasks[2]/inputs/type')).toBe('Random');
    expect(listSettings(configOf('agent-config.yml', yaml)).map(({ setting, line }) => [setting, line])).toEqual([
      ['version', 1],
      ['config[1]/stage', 3],
      ['config[1]/tasks[1]/task', 5],
      ['config[1]/tasks[2]/task', 6],
      ['config[1]/tasks[2]/inputs/type', 8],
    ]);
  });
});

describe('the list of settings', () => {
  it('gives names that lead back to their settings', () => {
    const text = '{"user@host": 1, "@x": 2, "": 3, "a/b": {"c[1]": 4}, "l": [5, [6, {"z": 7}]]}';
    const config = configOf('x.json', text);
    const listed = listSettings(config);
    expect(listed.map(({ setting }) => unwrap(getSetting(config, setting)).value)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
    ]);
  });

  it('ends where no file of settings ends, and says so', () => {
    const report = describeConfig(configOf('x.json', `[${'1,'.repeat(MAX_LISTED)}1]`));
    expect([report.settings.length, report.problems.map(({ code }) => code)]).toEqual([
      MAX_LISTED,
      ['settings-too-many'],
    ]);
    const long = configOf('x.json', `{"${'k'.repeat(100_000)}": {${'"a": 1,'.repeat(20_000)} "b": 2}, "c": 3}`);
    expect(listSettings(long).map(({ setting }) => setting)).toEqual(['c']);
  });

  it('does not call absent what may stand behind a damage', () => {
    const config = configOf('x.yml', 'a: 1\nb: "x\nc: 2\n');
    expect(unwrap(getSetting(config, 'a')).value).toBe('1');
    expect(failed(getSetting(config, 'c'))).toEqual(['input', 'setting-file-damaged']);
  });

  it('takes time in proportion to the length', () => {
    const blocks = '<settings pass="a"><component name="c"/></settings>'.repeat(30_000);
    const config = configOf('u.xml', `<unattend>${blocks}</unattend>`);
    const start = performance.now();
    listSettings(config);
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

describe('setSetting on what is there', () => {
  it.each<readonly [string, string, string | null, string]>([
    ['<r><a>1</a></r>', 'a', '2<3&"', '<r><a>2&lt;3&amp;"</a></r>'],
    ['<r><a>1</a></r>', 'a', '', '<r><a></a></r>'],
    ['<r><a /></r>', 'a', '2', '<r><a>2</a></r>'],
    ['<r><a></a></r>', 'a', '2', '<r><a>2</a></r>'],
    ['<r><a>x<!-- n --><![CDATA[y]]></a></r>', 'a', '2', '<r><a>2<!-- n --></a></r>'],
    ['<r>\r\n  <a>1</a>\r\n  <b>1</b>\r\n</r>', 'a', null, '<r>\r\n  <b>1</b>\r\n</r>'],
    ['<r><a>1</a><b>1</b></r>', 'a', null, '<r><b>1</b></r>'],
    ['<r>\r\n<a>1</a>\r\n</r>', 'a', 'x\ny', '<r>\r\n<a>x\r\ny</a>\r\n</r>'],
    ['<r><a v="1" w = \'2\'/></r>', 'a/@w', '"it\'s"', '<r><a v="1" w = \'"it&apos;s"\'/></r>'],
    ['<r><a v="1"/></r>', 'a/@v', '"it\'s"', '<r><a v="&quot;it\'s&quot;"/></r>'],
    ['<r>\n <a/> <b/>\n</r>', 'b', null, '<r>\n <a/>\n</r>'],
    ['<r>\n <a/> <b/> <!-- c -->\n</r>', 'b', null, '<r>\n <a/>  <!-- c -->\n</r>'],
    ['<r>\r\n<a>1</a>\n<b>1</b>\r\n</r>', 'a', 'x\ny', '<r>\r\n<a>x\ny</a>\n<b>1</b>\r\n</r>'],
    ['<r><a v="1" w="2"/></r>', 'a/@v', null, '<r><a w="2"/></r>'],
    ['<r><a>1&amp;</a></r>', 'a', '1&', '<r><a>1&amp;</a></r>'],
  ])('%s: %s = %j', (text, setting, value, expected) => {
    expect(textAfter(text, setting, value)).toBe(expected);
  });

  it('writes characters as numbers where the file does not promise to hold them', () => {
    expect(textAfter('<?xml version="1.0" encoding="us-ascii"?><r><a/></r>', 'a', 'é')).toContain('<a>&#233;</a>');
    expect(textAfter('<?xml version="1.0" encoding="utf-8"?><r><a/></r>', 'a', 'é')).toContain('<a>é</a>');
    const other = '<?xml version="1.0" encoding="iso-8859-1"?><r><b>ü</b><a/></r>';
    expect(textAfter(other, 'a', 'é')).toContain('<b>ü</b><a>&#233;</a>');
  });

  it.each<readonly [string, string, string | null, string]>([
    ['{"a": "x",\n "b": 1}', 'a', 'true', '{"a": "true",\n "b": 1}'],
    ['{"a": true}', 'a', 'false', '{"a": false}'],
    ['{"a": 1}', 'a', 'x', '{"a": "x"}'],
    ['{"a": 1, "b": 2}', 'a', null, '{"b": 2}'],
    ['{"a": 1, "b": 2}', 'b', null, '{"a": 1}'],
  ])('JSON %s: %s = %j', (text, setting, value, expected) => {
    expect(textAfter(text, setting, value, 'c.json')).toBe(expected);
  });

  it.each<readonly [string, string, string | null, string]>([
    ['a: x # n\nb: 1\n', 'a', 'y', 'a: y # n\nb: 1\n'],
    ["a: 'x'\n", 'a', "it's", "a: 'it''s'\n"],
    ['a: true\n', 'a', 'false', 'a: false\n'],
    ['a: x\n', 'a', 'true', 'a: "true"\n'],
    ['a:\nb: 1\n', 'a', 'y: z', 'a: "y: z"\nb: 1\n'],
    ['a: x # n\nb: 1\n', 'a', null, 'b: 1\n'],
  ])('YAML %j: %s = %j', (text, setting, value, expected) => {
    expect(textAfter(text, setting, value, 'c.yml')).toBe(expected);
  });

  it('refuses what the file cannot hold', () => {
    expect(failed(setSetting(answer, `specialize/${SHELL}/TimeZone`, 'a\u0001'))).toEqual([
      'usage',
      'value-not-allowed',
    ]);
    expect(failed(setSetting(answer, `oobeSystem/${SHELL}/OOBE`, 'x'))).toEqual(['usage', 'setting-is-group']);
    expect(failed(setSetting(configOf('x.xml', '<r><a>1'), 'a', '2'))).toEqual(['input', 'setting-file-damaged']);
  });
});

describe('setSettings', () => {
  it('lets each change see the ones before it', () => {
    const base = `oobeSystem/${SHELL}/UserAccounts/AdministratorPassword`;
    const changes = [
      { setting: `${base}/Value`, value: 'x' },
      { setting: `${base}/PlainText`, value: 'true' },
      { setting: `specialize/${SHELL}/CopyProfile`, value: 'false' },
    ];
    const edits = unwrap(setSettings(answer, changes));
    expect(edits.length).toBe(2);
    const after = edited(answer, setSettings(answer, changes));
    expect(changes.map(({ setting }) => unwrap(getSetting(after, setting, { showSecrets: true })).value)).toEqual([
      'x',
      'true',
      'false',
    ]);
  });

  it('sets any text of generated XML and reads it back', () => {
    const tag = fc.constantFrom('a', 'b', 'c');
    const leaf = fc
      .tuple(tag, fc.constantFrom('', ' ', 'x', '<!-- n -->', '<![CDATA[&]]>', '&lt;', '\r\n  '))
      .map(([name, text]) => `<${name}>${text}</${name}>`);
    const group = fc.array(leaf, { maxLength: 4 }).map((leaves) => `<g>${leaves.join('')}</g>`);
    const value = fc
      .string({ unit: 'grapheme', maxLength: 10 })
      .filter((text) => !/[\u0000-\u001f\ufffe\uffff]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.oneof(leaf, group), { maxLength: 5 }), value, fc.nat(), (parts, wanted, pick) => {
        const config = configOf('x.xml', `<r z="0">${parts.join('\n')}</r>`);
        const listed = listSettings(config, { showSecrets: true });
        const target = listed[pick % Math.max(listed.length, 1)];
        if (target === undefined) return;
        const after = edited(config, setSetting(config, target.setting, wanted));
        expect(listSettings(after, { showSecrets: true }).map(({ setting, value: now }) => [setting, now])).toEqual(
          listed.map(({ setting, value: now }) => [setting, setting === target.setting ? wanted : now]),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('isSecretPath', () => {
  it.each<readonly [string, boolean]>([
    [`oobeSystem/${SHELL}/UserAccounts/AdministratorPassword/Value`, true],
    [`oobeSystem/${SHELL}/UserAccounts/AdministratorPassword/PlainText`, false],
    [`oobeSystem/${SHELL}/AutoLogon/Password/Value`, true],
    ['specialize/Microsoft-Windows-UnattendedJoin/Identification/Credentials/Password', true],
    ['specialize/Microsoft-Windows-UnattendedJoin/Identification/MachinePassword', true],
    ['windowsPE/Microsoft-Windows-Setup/UserData/ProductKey/Key', true],
    [`specialize/${SHELL}/ProductKey`, true],
    ['Plugins/Ec2SetPassword', false],
    ['Properties/SetPasswordAfterSysprep', false],
    ['adminPassword', true],
    ['adminPasswordType', false],
    ['aws/proxy/@password', true],
    ['config[1]/tasks[2]/inputs/password/data', true],
    ['config[1]/tasks[2]/inputs/password/type', false],
    ['properties/password', true],
    ['GlobalSettings/RemoveCredentialsfromSysprepOnStartup', false],
  ])('%s: %s', (setting, secret) => {
    expect(isSecretPath(setting.split('/'))).toBe(secret);
  });
});
