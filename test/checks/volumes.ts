import { encodeAliasC } from '../../main/accounts/samEncode.ts';
import { buildHive, type KeySpec, type ValueSpec } from '../../main/registry/regf/build.ts';
import { key, number, path, sid, text } from '../../main/sample/hiveSpecs.ts';
import { readSubject, type Subject } from '../../main/subject/subject.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { digest, hiveEdited, hiveWith, sampleFiles, sampleWith, type Files } from '../support/worlds.ts';

export const SERVICING = 'Microsoft\\Windows\\CurrentVersion\\Component Based Servicing';
export const sessionManager = (values: readonly ValueSpec[]): Files =>
  hiveWith('healthy', 'SYSTEM', path('ControlSet001\\Control\\Session Manager', [], values));
export const activeName = (name: string): Files =>
  hiveWith(
    'healthy',
    'SYSTEM',
    path('ControlSet001\\Control\\ComputerName\\ActiveComputerName', [], [text('ComputerName', name)]),
  );
export const without = (files: Files, pattern: RegExp): Files =>
  Object.fromEntries(Object.entries(files).filter(([file]) => !pattern.test(file)));
/** The hives of a volume that are of SYSTEM and SOFTWARE. */
export const hivesOf = (files: Files): Files => without(files, /^(?!.*config\/(?:SYSTEM|SOFTWARE)$)/);
/** A healthy sample with a service. */
export const service = (name: string, values: readonly ValueSpec[]): Files =>
  hiveWith('healthy', 'SYSTEM', path(`ControlSet001\\Services\\${name}`, [], values));
/** A healthy sample of a build. */
export const ofBuild = (build: string, ...extra: readonly KeySpec[]): Files =>
  hiveWith(
    'healthy',
    'SOFTWARE',
    currentVersion([text('CurrentBuild', build), text('CurrentBuildNumber', build)]),
    ...extra,
  );
/** Values of the key that names the version of Windows. */
export const currentVersion = (values: readonly ValueSpec[]): KeySpec =>
  path('Microsoft\\Windows NT\\CurrentVersion', [], values);
/** A healthy sample with Store packages by list or user, such as `Applications`. */
export const appxStore = (
  lists: Readonly<Record<string, readonly string[]>>,
  more: readonly KeySpec[] = [],
  build = '9600',
): Files =>
  ofBuild(
    build,
    path('Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore', [
      ...Object.entries(lists).map(([name, packages]) =>
        key(
          name,
          [],
          packages.map((each) => key(each, [])),
        ),
      ),
      ...more,
    ]),
  );
/** A volume of which a hive or another file cannot be read. */
export const unreadIn = (files: Files, ...parts: readonly string[]): Subject => {
  const unreadable = parts.map((part) => (part.includes('/') ? part : `Windows/System32/config/${part}`));
  return readSubject(memoryFs(files, { unreadable }), { digest, writeBar: null, logs: [], problems: [] });
};
export const unread = (...parts: readonly string[]): Subject => unreadIn(sampleFiles('healthy'), ...parts);

/** The start of a program for a machine, such as 0x8664. */
export const program = (machine: number): Uint8Array => {
  const bytes = new Uint8Array(0x60);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0x4d5a);
  view.setUint32(0x3c, 0x40, true);
  view.setUint32(0x40, 0x5045_0000);
  view.setUint16(0x44, machine, true);
  return bytes;
};
export const AMD64 = 0x8664;
export const X86 = 0x014c;

/** An entry of an action file, as Windows writes it. */
export const imaging = (component: string, inner: string, architecture = 'amd64'): string =>
  `<imaging exclude=""><assemblyIdentity name="${component}" version="6.3.9600.1" processorArchitecture="${architecture}" versionScope="NonSxS"/><sysprepOrder order="0x1A00"/>${inner}</imaging>`;
export const actionFile = (...entries: readonly string[]): string =>
  `<sysprepInformation>\r\n${entries.join('\r\n')}\r\n</sysprepInformation>`;
export const APPX_ENTRY = imaging(
  'Microsoft-Windows-AppX-Sysprep',
  String.raw`<sysprepValidate methodName="SysprepGeneralizeValidate" moduleName="$(runtime.system32)\AppxSysprep.dll"/><sysprepModule methodName="SysprepGeneralize" moduleName="AppxSysprep.dll"/>`,
);
const ACTIONS = 'Windows/System32/Sysprep/ActionFiles';

/** A healthy sample with programs: sound action files, and the DLLs that they call. */
export const withPrograms = (generalize = actionFile(APPX_ENTRY), files = sampleFiles('healthy')): Files => ({
  ...files,
  'Windows/System32/AppxSysprep.dll': program(AMD64),
  'Windows/System32/setup/tssysprep.dll': program(AMD64),
  [`${ACTIONS}/Cleanup.xml`]: actionFile(),
  [`${ACTIONS}/Generalize.xml`]: generalize,
  [`${ACTIONS}/Specialize.xml`]: actionFile(),
});
/** A provider of another maker. */
export const provider = (data: string, scheme = 'SysPrepExternal\\Generalize', name = '{12345678}'): KeySpec =>
  path(`Microsoft\\Windows\\CurrentVersion\\Setup\\${scheme}`, [], [text(name, data)]);

/** A healthy sample with more in SYSTEM\Setup. */
export const setup = (values: readonly ValueSpec[], keys: readonly KeySpec[] = []): Files =>
  hiveWith('healthy', 'SYSTEM', key('Setup', values, keys));
/** A healthy sample with other numbers in a key of SYSTEM\Setup\Status. */
export const setupStatus = (name: string, values: readonly ValueSpec[]): Files =>
  hiveWith('healthy', 'SYSTEM', path(`Setup\\Status\\${name}`, [], values));
/** The hives of two volumes, of which the first gives SYSTEM. */
export const bothHives = (system: Files, software: Files): Files => ({
  ...software,
  ...without(system, /^(?!.*config\/SYSTEM$)/),
});
/** Windows of a build that was upgraded in place. */
export const upgradedFrom = (before: string, build: string): Files =>
  bothHives(
    setup([], [key('Source OS (Updated on 1/6/2019 02:18:37)', [text('CurrentBuild', before)])]),
    ofBuild(build),
  );
/** A sample that Sysprep has generalized, with more in its SYSTEM hive. */
export const generalized = (...extra: readonly KeySpec[]): Files => ({
  ...bothHives(
    hiveWith(
      'healthy',
      'SYSTEM',
      key(
        'Setup',
        [text('CmdLine', String.raw`oobe\windeploy.exe`), number('SetupType', 2), number('OOBEInProgress', 1)],
        [path('Status\\SysprepStatus', [], [number('GeneralizationState', 4)])],
      ),
      ...extra,
    ),
    hiveWith(
      'healthy',
      'SOFTWARE',
      path(
        'Microsoft\\Windows\\CurrentVersion\\Setup\\State',
        [],
        [text('ImageState', 'IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE')],
      ),
    ),
  ),
  'Windows/System32/Sysprep/Sysprep_succeeded.tag': '',
});
/** A healthy sample with values of a station that listens for Remote Desktop. */
export const station = (name: string, values: readonly ValueSpec[]): Files =>
  hiveWith('healthy', 'SYSTEM', path(`ControlSet001\\Control\\Terminal Server\\WinStations\\${name}`, [], values));
/** Where the firewall of a control set has its profiles and rules. */
export const FIREWALL = 'ControlSet001\\Services\\SharedAccess\\Parameters\\FirewallPolicy';
/** A healthy sample with a rule of the firewall, such as `Action=Allow|LPort=3389`. */
export const firewallRule = (id: string, rule: string, ...extra: readonly KeySpec[]): Files =>
  hiveWith('healthy', 'SYSTEM', path(`${FIREWALL}\\FirewallRules`, [], [text(id, `v2.22|${rule}|`)]), ...extra);
/** A healthy sample with an interface of the network; `{A}` has no adapter. */
export const networkInterface = (id: string, values: readonly ValueSpec[]): Files =>
  service(`Tcpip\\Parameters\\Interfaces\\${id}`, values);
/** A sample with a further network adapter, and a version of EC2Config. */
export const withAdapter = (description: string, agentVersion: string): Files => ({
  ...hiveEdited('healthy', 'SOFTWARE', (spec) => ({
    ...spec,
    values: (spec.values ?? []).map((value) =>
      value.name === 'DisplayVersion' ? text('DisplayVersion', agentVersion) : value,
    ),
  })),
  'Windows/System32/config/SYSTEM':
    hiveWith(
      'healthy',
      'SYSTEM',
      path('ControlSet001\\Control\\Class\\{4D36E972-E325-11CE-BFC1-08002BE10318}', [
        key('0007', [text('DriverDesc', description)]),
      ]),
    )['Windows/System32/config/SYSTEM'] ?? '',
});
/** A healthy sample without a service. */
export const withoutService = (...names: readonly string[]): Files =>
  hiveEdited('healthy', 'SYSTEM', (spec) => (names.includes(spec.name) ? null : spec));
/** A healthy sample whose network drivers were made on a day, such as `9-9-2014`. */
export const withPvDriverOf = (day: string): Files =>
  hiveEdited('healthy', 'SYSTEM', (spec) => ({
    ...spec,
    values: (spec.values ?? []).map((value) => (value.name === 'DriverDate' ? text('DriverDate', day) : value)),
  }));
/** A healthy sample with values of its time zone. */
export const zoneInformation = (values: readonly ValueSpec[]): Files =>
  hiveWith('healthy', 'SYSTEM', path('ControlSet001\\Control\\TimeZoneInformation', [], values));
/** A sample whose answer file sets a time zone in both passes. */
export const answerZone = (id: string): Files =>
  sampleWith('healthy', {
    'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml': (xml) =>
      xml.replaceAll('<TimeZone>UTC</TimeZone>', `<TimeZone>${id}</TimeZone>`),
  });
/** A healthy sample with licensing settings. */
export const softwareProtection = (values: readonly ValueSpec[]): Files =>
  hiveWith(
    'healthy',
    'SOFTWARE',
    path('Microsoft\\Windows NT\\CurrentVersion\\SoftwareProtectionPlatform', [], values),
  );
/** A healthy sample whose group Administrators has these members. */
export const administrators = (members: readonly string[]): Files => {
  const data = encodeAliasC({ rid: 0x220, name: 'Administrators', description: '', members });
  return hiveEdited('healthy', 'SAM', (spec) =>
    spec.name === '00000220' ? { ...spec, values: [{ name: 'C', type: 'REG_BINARY', data }] } : spec,
  );
};
/** A healthy sample whose security policy has a machine SID. */
export const policySid = (machineSid: string): Files => ({
  ...sampleFiles('healthy'),
  'Windows/System32/config/SECURITY': buildHive({
    root: key('SECURITY', [], [path('Policy\\PolAcDmS', [], [sid('', machineSid)])]),
    lastWritten: 1n,
  }),
});
