import { describe, expect, it } from 'vitest';
import { setSetting } from '../../main/config/settings/set.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { readAnswerFile } from '../../main/config/answerFile.ts';
import { readBundleConfig } from '../../main/config/bundleConfig.ts';
import { knownComponents, knownPaths, knownSetting } from '../../main/config/catalogue.ts';
import { WCM_NAMESPACE } from '../../main/config/namespaces.ts';
import { parseSetting } from '../../main/config/settings/notation.ts';
import { listSettings } from '../../main/config/settings/read.ts';
import { resolve } from '../../main/config/settings/resolve.ts';
import { settingTree } from '../../main/config/settings/tree.ts';
import { changedLines, configOf, edited, failed, stock, textAfter } from './samples.ts';

const SHELL = 'Microsoft-Windows-Shell-Setup';
const answer = stock('sysprep2008.xml');

const added = (setting: string, value: string, config = answer): readonly string[] =>
  changedLines(config, edited(config, setSetting(config, setting, value)));

describe('setSetting on what is absent', () => {
  it('adds a setting in the order of the reference, laid out like its neighbours', () => {
    expect(added(`specialize/${SHELL}/ComputerName`, 'WEB1')).toEqual(['+      <ComputerName>WEB1</ComputerName>']);
    expect(added(`oobeSystem/${SHELL}/OOBE/HideOEMRegistrationScreen`, 'true')).toEqual([
      '+        <HideOEMRegistrationScreen>true</HideOEMRegistrationScreen>',
    ]);
  });

  it('adds groups, list items, components and passes around it', () => {
    expect(added(`oobeSystem/${SHELL}/UserAccounts/AdministratorPassword/Value`, 'x')).toEqual([
      '+      <UserAccounts>',
      '+        <AdministratorPassword>',
      '+          <Value>x</Value>',
      '+        </AdministratorPassword>',
      '+      </UserAccounts>',
    ]);
    const list = 'specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand';
    expect(added(`${list}[Order=4]/Path`, 'a')).toEqual([
      '+        <RunSynchronousCommand wcm:action="add">',
      '+          <Order>4</Order>',
      '+          <Path>a</Path>',
      '+        </RunSynchronousCommand>',
    ]);
    const identity =
      'processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS" '
      + 'xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
    expect(added('specialize/Microsoft-Windows-UnattendedJoin/Identification/JoinDomain', 'd')).toEqual([
      `+    <component name="Microsoft-Windows-UnattendedJoin" ${identity}>`,
      '+      <Identification>',
      '+        <JoinDomain>d</JoinDomain>',
      '+      </Identification>',
      '+    </component>',
    ]);
    expect(added('auditUser/Microsoft-Windows-Deployment/Generalize/Mode', 'OOBE').slice(0, 2)).toEqual([
      '+  <settings pass="auditUser">',
      `+    <component name="Microsoft-Windows-Deployment" ${identity}>`,
    ]);
  });

  it('opens empty elements and keeps a file on one line on one line', () => {
    const known = `specialize/${SHELL}/CopyProfile`;
    const component = `<component name="${SHELL}" processorArchitecture="x86"`;
    expect(
      textAfter(
        `<unattend>\n\t<settings pass="specialize">\n\t\t${component}/>\n\t</settings>\n</unattend>`,
        known,
        'true',
        'unattend.xml',
      ),
    ).toBe(
      `<unattend>\n\t<settings pass="specialize">\n\t\t${component}>\n\t\t\t<CopyProfile>true</CopyProfile>\n\t\t</component>\n\t</settings>\n</unattend>`,
    );
    expect(
      textAfter(
        `<unattend><settings pass="specialize">${component}></component></settings></unattend>`,
        known,
        'true',
        'unattend.xml',
      ),
    ).toBe(
      `<unattend><settings pass="specialize">${component}><CopyProfile>true</CopyProfile></component></settings></unattend>`,
    );
  });

  it('keeps a comment with the line that it stands on', () => {
    const text = `<unattend>\n <settings pass="specialize">\n  <component name="${SHELL}">\n   <A>1</A> <!-- about A -->\n  </component>\n </settings>\n</unattend>`;
    expect(textAfter(text, `specialize/${SHELL}/CopyProfile`, 'true', 'u.xml')).toContain(
      '<A>1</A> <!-- about A -->\n   <CopyProfile>true</CopyProfile>\n',
    );
  });

  it('takes over the line end of the line that it follows', () => {
    const text = `<unattend>\r\n <settings pass="specialize">\r\n  <component name="${SHELL}">\n   <TimeZone>UTC</TimeZone>\n  </component>\r\n </settings>\r\n</unattend>`;
    expect(textAfter(text, `specialize/${SHELL}/CopyProfile`, 'true', 'u.xml')).toBe(
      text.replace('   <TimeZone>', '   <CopyProfile>true</CopyProfile>\n   <TimeZone>'),
    );
  });

  it('knows which prefix is in force', () => {
    const text = `<unattend xmlns:wcm="${WCM_NAMESPACE}"><settings pass="specialize"><component name="Microsoft-Windows-Deployment" xmlns:wcm="urn:other"/></settings></unattend>`;
    const command = 'specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand[Order=1]/Path';
    expect(textAfter(text, command, 'x', 'u.xml')).toContain(
      `<RunSynchronousCommand xmlns:wcm="${WCM_NAMESPACE}" wcm:action="add"><Order>1</Order><Path>x</Path>`,
    );
  });

  it('adds plug-ins, global settings and properties of EC2Config', () => {
    const config = stock('Config.xml');
    const less = edited(config, setSetting(config, 'Plugins/Ec2EventLog', null));
    expect(changedLines(config, less)).toEqual([
      '-      <Name>Ec2EventLog</Name>',
      '-      <State>Disabled</State>',
      '-    </Plugin>',
      '-    <Plugin>',
    ]);
    const again = edited(less, setSetting(less, 'Plugins/ec2eventlog', 'Disabled'));
    expect(again.source.text).toBe(config.source.text);
    const bundle = stock('BundleConfig.xml');
    const short = edited(bundle, setSetting(bundle, 'Properties/SetRDPCertificate', null));
    expect(edited(short, setSetting(short, 'Properties/SetRDPCertificate', 'No')).source.text).toBe(bundle.source.text);
    const noCommand = edited(bundle, setSetting(bundle, 'Sysprep/PreSysprepRunCmd', null));
    expect(changedLines(noCommand, edited(noCommand, setSetting(noCommand, 'Sysprep/PreSysprepRunCmd', 'x')))).toEqual([
      '+      <PreSysprepRunCmd>x</PreSysprepRunCmd>',
    ]);
  });

  it('adds a key to LaunchConfig.json', () => {
    const text = '{\r\n  "setWallpaper": true\r\n}';
    expect(textAfter(text, 'handleUserData', 'false', 'LaunchConfig.json')).toBe(
      '{\r\n  "setWallpaper": true,\r\n  "handleUserData": false\r\n}',
    );
  });

  it('names near settings for one that nobody knows, and the passes for a wrong one', () => {
    const fix = (setting: string): string => {
      const outcome = setSetting(answer, setting, 'x');
      return outcome.ok ? '' : `${outcome.problem.diagnostic.code}: ${outcome.problem.diagnostic.fix ?? ''}`;
    };
    expect(fix(`specialize/${SHELL}/CopyProfil`)).toBe('setting-unknown: Did you mean CopyProfile?');
    expect(fix(`oobeSystem/${SHELL}/CopyProfile`)).toBe('setting-pass: Set it in specialize.');
    expect(fix('specialize/Microsoft-Windows-Shel-Setup/CopyProfile')).toContain(SHELL);
    const config = setSetting(stock('Config.xml'), 'Plugins/Ec2SetPasword', 'Enabled');
    expect(config.ok ? '' : config.problem.diagnostic.fix).toBe('Did you mean Plugins/Ec2SetPassword?');
    expect(failed(setSetting(answer, 'specialize/x', null))).toEqual(['usage', 'setting-unknown']);
    expect(unwrap(setSetting(answer, `specialize/${SHELL}/ComputerName`, null))).toEqual([]);
  });

  const commands = 'specialize/Microsoft-Windows-Deployment/RunSynchronous';
  it.each<readonly [string, string, string]>([
    ['sysprep2008.xml', `specialize/${SHELL}/CopyProfile[2]`, 'setting-item-missing'],
    ['sysprep2008.xml', `specialize/${SHELL}[2]/CopyProfile`, 'setting-item-missing'],
    ['sysprep2008.xml', `specialize[2]/${SHELL}/CopyProfile`, 'setting-item-missing'],
    ['sysprep2008.xml', `oobeSystem/${SHELL}/OOBE[2]/HideEULAPage`, 'setting-item-missing'],
    ['sysprep2008.xml', `${commands}/RunSynchronousCommand[5]/Path`, 'setting-item-missing'],
    ['sysprep2008.xml', `oobeSystem/${SHELL}/OOBE[Order=2]/HideEULAPage`, 'setting-selector'],
    ['sysprep2008.xml', `specialize/${SHELL}/CopyProfile@x86`, 'setting-selector'],
    ['sysprep2008.xml', `specialize@x86/${SHELL}/CopyProfile`, 'setting-selector'],
    ['sysprep2008.xml', `specialize/${SHELL}@x64/CopyProfile`, 'setting-selector'],
    ['sysprep2008.xml', `${commands}/RunSynchronousCommand[a b=9]/Path`, 'setting-selector'],
    ['Config.xml', 'Plugins/Ec2SetPassword[2]', 'setting-item-missing'],
    ['Config.xml', 'Plugins[2]/Ec2SetPassword', 'setting-item-missing'],
    ['Config.xml', 'Plugins@x86/Ec2SetPassword', 'setting-selector'],
    ['BundleConfig.xml', 'Properties/AutoSysprep[2]', 'setting-item-missing'],
    ['BundleConfig.xml', 'Sysprep[3]/ExePath', 'setting-item-missing'],
    ['BundleConfig.xml', 'Sysprep[name=6.0]/ExePath', 'setting-selector'],
  ])('makes no second one of what stands once: %s, %s', (file, setting, code) => {
    expect(failed(setSetting(stock(file as 'Config.xml'), setting, 'x'))).toEqual(['usage', code]);
  });

  it('makes no second key of LaunchConfig.json', () => {
    const config = configOf('LaunchConfig.json', '{"setWallpaper":true}');
    expect(failed(setSetting(config, 'setWallpaper[2]', 'false'))).toEqual(['usage', 'setting-item-missing']);
    expect(failed(setSetting(config, 'setWallpaper@x86', 'false'))).toEqual(['usage', 'setting-selector']);
  });

  it('adds to the block that the name leads to', () => {
    const bundle = stock('BundleConfig.xml');
    const after = edited(bundle, setSetting(bundle, 'Sysprep[2]/PreSysprepRunCmd', 'x'));
    expect(readBundleConfig(after).sysprep.map(({ preSysprepRunCmd }) => preSysprepRunCmd?.value)).toEqual([
      readBundleConfig(bundle).sysprepFor('6.3')?.preSysprepRunCmd?.value,
      'x',
    ]);
    expect(added(`specialize/${SHELL}@ARM64/CopyProfile`, 'true')[0]).toContain('processorArchitecture="arm64"');
  });

  const settings = knownComponents().flatMap((component) =>
    knownPaths(component).flatMap((path) =>
      (knownSetting(component, path)?.passes ?? []).map((pass) => `${pass}/${component}/${path}`),
    ),
  );

  it('adds every setting of the catalogue beside all others, and takes it away again without a trace', () => {
    const before = listSettings(answer, { showSecrets: true });
    const passes = new Set(readAnswerFile(answer).passes.map(({ name }) => name));
    let count = 0;
    for (const setting of settings) {
      const outcome = setSetting(answer, setting, 'x');
      if (!outcome.ok) {
        // A group, a part of an item, or an item of which the file has several.
        expect([setting, failed(outcome)?.[1]]).toEqual([setting, expect.stringMatching(/is-group|unknown|ambiguous/)]);
        continue;
      }
      const after = edited(answer, outcome);
      const others = listSettings(after, { showSecrets: true }).filter(({ value }) => value !== 'x');
      if (!before.some((one) => one.setting === setting))
        expect([setting, others.map((one) => one.setting)]).toEqual([setting, before.map((one) => one.setting)]);
      count += 1;
      const steps = unwrap(parseSetting(setting)).map(({ name }) => name);
      const depth = steps.findIndex((_, index) => !isThere(steps.slice(0, index + 1).join('/')));
      if (depth < 0 || !passes.has(steps[0] ?? '')) continue;
      const top = steps.slice(0, depth + 1).join('/');
      expect([setting, edited(after, setSetting(after, top, null)).source.bytes]).toEqual([
        setting,
        answer.source.bytes,
      ]);
    }
    expect(count).toBeGreaterThan(300);
  });
});

function isThere(setting: string): boolean {
  const steps = unwrap(parseSetting(setting));
  return resolve(settingTree(answer), steps).kind === 'found';
}
