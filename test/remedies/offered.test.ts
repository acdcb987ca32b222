import { describe, expect, test } from 'vitest';
import { proposalsFor } from '../../main/remedies/proposals.ts';
import type { KeySpec } from '../../main/registry/regf/build.ts';
import { key, number, path, text } from '../../main/sample/hiveSpecs.ts';
import type { Proposal } from '../../shared/model/proposal.ts';
import { LAUNCH_CONFIG, launch1, launch1Password, launchConfig, TASK_FILE, taskXml } from '../checks/agents.ts';
import { withPassword } from '../checks/cases/secrets.ts';
import { networkInterface, without } from '../checks/volumes.ts';
import { makeDirty } from '../support/hivesLogs.ts';
import { digest, hiveWith, sampleFiles, sampleWith, subjectOf, type Files } from '../support/worlds.ts';

const SYSTEM = 'Windows/System32/config/SYSTEM';
const SOFTWARE = 'Windows/System32/config/SOFTWARE';
const AGENT_FILE = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';
const EARLY = 'Windows/Panther/Unattend/unattend.xml';
const PASS = '<unattend><settings pass="specialize"/></unattend>';

const system = (...extra: readonly KeySpec[]): Files => hiveWith('healthy', 'SYSTEM', ...extra);
const offered = (files: Files): readonly Proposal[] => proposalsFor(subjectOf(files), digest);
const ids = (files: Files): readonly string[] => offered(files).map(({ id }) => id);

const denied = path('ControlSet001\\Control\\Terminal Server', [], [number('fDenyTSConnections', 1)]);

const warnings = (files: Files) => offered(files).map(({ warning }) => /generalized could not be told/.test(warning));

describe('Remote Desktop', () => {
  test('is left closed on a generalized image, where the agent opens it at the first boot', () => {
    const armed = path(
      'Microsoft\\Windows\\CurrentVersion\\Setup\\State',
      [],
      [text('ImageState', 'IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE')],
    );
    const generalized: Files = {
      ...hiveWith('healthy', 'SOFTWARE', armed),
      [SYSTEM]:
        system(
          denied,
          path(
            'Setup',
            [key('Status', [], [key('SysprepStatus', [number('GeneralizationState', 4)])])],
            [number('SetupType', 2), number('OOBEInProgress', 1), text('CmdLine', 'oobe\\windeploy.exe')],
          ),
        )[SYSTEM] ?? '',
      'Windows/System32/Sysprep/Sysprep_succeeded.tag': '',
    };
    expect([subjectOf(generalized).report.generalized.verdict, ids(generalized)]).toEqual(['generalized', []]);
    expect(ids(system(denied))).toEqual(['reopen-remote-desktop']);
  });

  test('is opened with a warning where nobody can tell whether the image is generalized', () => {
    const state = path(
      'Microsoft\\Windows\\CurrentVersion\\Setup\\State',
      [],
      [text('ImageState', 'IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE')],
    );
    const untold = { ...hiveWith('healthy', 'SOFTWARE', state), [SYSTEM]: system(denied)[SYSTEM] ?? '' };
    expect([warnings(system(denied)), warnings(untold)]).toEqual([[false], [true]]);
  });

  test('is opened by its wrong values only, and a policy that denies it is told and left', () => {
    const policy = path('Policies\\Microsoft\\Windows NT\\Terminal Services', [], [number('fDenyTSConnections', 1)]);
    const files = { ...system(denied), [SOFTWARE]: hiveWith('healthy', 'SOFTWARE', policy)[SOFTWARE] ?? '' };
    const [proposal] = offered(files);
    expect(proposal?.changes).toEqual([
      {
        kind: 'setValue',
        file: SYSTEM,
        fingerprint: expect.any(String),
        key: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server',
        keyPath: 'ControlSet001\\Control\\Terminal Server',
        name: 'fDenyTSConnections',
        type: 'REG_DWORD',
        data: '0',
      },
    ]);
    expect(proposal?.warning).toMatch(/A policy denies connections\. It wins over what is set here/);
  });
});

const adapter = (address: string): Files =>
  networkInterface('{A}', [number('EnableDHCP', 0), text('IPAddress', address)]);

describe('DHCP', () => {
  test('is set where there is a static address, not for an adapter without one, such as one of a virtual switch', () => {
    expect([ids(adapter('10.0.0.5')), ids(adapter('0.0.0.0'))]).toEqual([['use-dhcp'], []]);
  });
});

describe('a remedy of a hive', () => {
  test('says that it cannot be applied where the hive is dirty', () => {
    const files = system(denied);
    const hive = files[SYSTEM] instanceof Uint8Array ? files[SYSTEM] : new Uint8Array();
    expect(offered({ ...files, [SYSTEM]: makeDirty(hive) })).toMatchObject([
      { applicability: { kind: 'cannotApply', reason: { code: 'hive-dirty' } } },
    ]);
  });

  test('is none where the hive is not there', () => {
    expect(ids(without(system(denied), /config\/SYSTEM$/))).toEqual([]);
  });
});

describe('the hardware clock', () => {
  const answerZone = sampleWith('healthy', {
    [AGENT_FILE]: (xml) => xml.replace('<TimeZone>UTC<', '<TimeZone>Tokyo Standard Time<'),
  });

  test('matters where the machine or its answer file has another time zone than UTC', () => {
    expect(ids(answerZone)).toEqual(['set-real-time-is-universal']);
    const zone = path('ControlSet001\\Control\\TimeZoneInformation', [], [number('RealTimeIsUniversal', 1)]);
    expect(ids({ ...answerZone, [SYSTEM]: system(zone)[SYSTEM] ?? '' })).toEqual([]);
  });
});

describe('a generalize that did not end', () => {
  test.each([
    [3, ['reset-sysprep-status']],
    [4, []],
    [7, []],
  ])('GeneralizationState %d', (state, wanted) => {
    const status = path('Setup\\Status\\SysprepStatus', [], [number('GeneralizationState', state)]);
    expect(ids(system(status))).toEqual(wanted);
  });
});

const named = (file: string): Files => system(path('Setup', [], [text('UnattendFile', file)]));

describe('an answer file that would win', () => {
  test('is forgotten only beside the one of the agent, and never that one', () => {
    const early = { ...sampleFiles('healthy'), [EARLY]: PASS };
    expect([ids(early), ids(without(early, /^Program Files\/Amazon/))]).toEqual([['remove-forgotten-answer-file'], []]);
    expect(ids(named(`C:\\${AGENT_FILE.replaceAll('/', '\\')}`))).toEqual([]);
    expect(ids(named('D:\\other.xml'))).toEqual(['remove-forgotten-answer-file']);
  });

  test('is not, where it has no pass of the first boot or all of them ran', () => {
    const passes = ['<settings pass="generalize"/>', '<settings pass="specialize" wasPassProcessed="true"/>'];
    expect(passes.map((each) => ids({ ...sampleFiles('healthy'), [EARLY]: `<unattend>${each}</unattend>` }))).toEqual([
      [],
      [],
    ]);
  });
});

describe('the service of EC2Config', () => {
  test('is left as it is where another launch agent is there', () => {
    const off = system(path('ControlSet001\\Services\\Ec2Config', [], [number('Start', 4)]));
    const other = { 'ProgramData/Amazon/EC2Launch/sysprep/unattend.xml': '<unattend/>' };
    expect([ids(off), ids({ ...off, ...other })]).toEqual([['enable-ec2config-service'], []]);
  });
});

describe('routes to link-local addresses', () => {
  test('are removed with thought where EC2Launch v1 is not scheduled to add them anew', () => {
    const routes = path(
      'ControlSet001\\Services\\Tcpip\\Parameters\\PersistentRoutes',
      [],
      [text('169.254.169.254,255.255.255.255,172.31.48.1,15', '')],
    );
    const risks = (files: Files) =>
      offered({ ...files, [SYSTEM]: system(routes)[SYSTEM] ?? '' }).map(({ risk }) => risk);
    expect([risks(sampleFiles('healthy')), risks(launch1()), risks(launch1({ [TASK_FILE]: taskXml(false) }))]).toEqual([
      ['safe'],
      ['safe'],
      ['needsThought'],
    ]);
  });
});

describe('the first-boot work of EC2Config', () => {
  const SETTINGS = 'Program Files/Amazon/Ec2ConfigService/Settings';
  const chosen = sampleWith('healthy', {
    [`${SETTINGS}/Config.xml`]: (xml) => xml.replace(/(<Name>Ec2SetPassword<\/Name>\s*<State>)Enabled/, '$1Disabled'),
    [`${SETTINGS}/BundleConfig.xml`]: (xml) =>
      xml.replace(/(<Name>SetPasswordAfterSysprep<\/Name>\s*<Value>)Yes/, '$1No'),
  });

  test('makes no password where the answer file sets one', () => {
    const [proposal] = offered(chosen);
    expect([proposal?.id, proposal?.changes.map(({ file }) => file)]).toEqual([
      'rearm-ec2config',
      [`${SETTINGS}/Config.xml`, `${SETTINGS}/BundleConfig.xml`],
    ]);
    expect(ids({ ...chosen, [AGENT_FILE]: withPassword() })).toEqual([]);
    expect(ids({ ...chosen, [AGENT_FILE]: '<unattend' })).toEqual(['rearm-ec2config']);
  });
});

describe('the first-boot work of EC2Launch v1', () => {
  test('keeps DoNothing where the answer file has the password', () => {
    const config = launchConfig({ adminPasswordType: 'DoNothing' });
    expect(ids(launch1({ [LAUNCH_CONFIG]: config }))).toEqual(['rearm-ec2launch1']);
    expect(ids(launch1({ ...launch1Password, [LAUNCH_CONFIG]: config }))).toEqual([]);
    expect(offered(launch1({ [LAUNCH_CONFIG]: config }))[0]?.warning).toMatch(/also where DoNothing was chosen/);
  });

  test('is not rearmed in a file that the agent refuses', () => {
    expect(ids(launch1({ [LAUNCH_CONFIG]: '{ "handleUserData": false' }))).toEqual([]);
  });
});

const cached = (inner: string): Files => ({
  ...sampleFiles('healthy'),
  'Windows/Panther/unattend.xml': `<unattend xmlns="urn:schemas-microsoft-com:unattend"><settings pass="oobeSystem"><component name="c">${inner}</component></settings></unattend>`,
});

describe('a cached answer file', () => {
  test('is left where its passwords are scrubbed or empty, and product keys stay', () => {
    const inners = [
      '<AdministratorPassword>*SENSITIVE*DATA*DELETED*</AdministratorPassword>',
      '<Password><Value></Value></Password>',
      '<ProductKey>AAAAA-BBBBB-CCCCC-DDDDD-EEEEE</ProductKey>',
    ];
    expect(inners.map((inner) => ids(cached(inner)))).toEqual([[], [], []]);
  });

  test('that is damaged is left', () => {
    const { 'Windows/Panther/unattend.xml': xml = '' } = cached('<Password>x</Password>');
    const files = { ...sampleFiles('healthy'), 'Windows/Panther/unattend.xml': String(xml).slice(0, -12) };
    expect(ids(files)).toEqual([]);
  });
});
