import { describe, expect, test } from 'vitest';
import { results, runOf, sampleFiles, sampleWith, stepOf, verdict } from '../support/worlds.ts';

const EC2 = 'Program Files/Amazon/Ec2ConfigService';
const ANSWER = `${EC2}/sysprep2008.xml`;
const BUNDLE = `${EC2}/Settings/BundleConfig.xml`;
const CONFIG = `${EC2}/Settings/Config.xml`;
const BEFORE = `${EC2}/Scripts/BeforeSysprep.cmd`;

const ALL_HOLD = {
  'known-way-in': 'holds',
  'rdp-never-open-with-blank-password': 'holds',
  'copyprofile-can-succeed': 'holds',
  'rdp-reachable-again': 'holds',
};

describe('the run of the healthy sample', () => {
  const run = runOf(sampleFiles('healthy'));

  test('has a step for each of the 40 events, in their order', () => {
    const events = run.steps.map((step) => step.event).filter((event) => event !== null);
    expect([...new Set(events)]).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(events).toEqual(events.toSorted((a, b) => a - b));
  });

  test('plans exactly what it does', () => {
    expect(run.plan.map((action) => action.id)).toEqual(run.steps.map((step) => step.id));
    expect(new Set(run.steps.map((step) => step.id)).size).toBe(run.steps.length);
    expect(run.steps.map((step) => step.number)).toEqual(run.steps.map((_, index) => index + 1));
  });

  test('breaks no statement and lets Administrator in', () => {
    expect(results(run)).toEqual(ALL_HOLD);
    expect(run.final).toEqual({
      canLogIn: true,
      imageState: 'IMAGE_STATE_COMPLETE',
      imageMade: true,
      rdp: 'open',
      accounts: [
        {
          name: 'Administrator',
          enabled: true,
          administrator: true,
          password: 'Random, retrievable with the key pair',
        },
        { name: 'Guest', enabled: false, administrator: false, password: 'Cannot tell' },
      ],
    });
  });

  test('goes through the image states in the order of a real log', () => {
    const states = run.steps.flatMap((step) =>
      step.changes.filter((change) => change.kind === 'imageState').map((change) => change.after),
    );
    expect(states).toEqual([
      'IMAGE_STATE_UNDEPLOYABLE',
      'IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE',
      'IMAGE_STATE_UNDEPLOYABLE',
      'IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE',
      'IMAGE_STATE_UNDEPLOYABLE',
      'IMAGE_STATE_COMPLETE',
    ]);
  });

  test('names the line of the script that closes Remote Desktop, and the value it changes', () => {
    const step = stepOf(run, 'prepare-before-sysprep');
    expect(step.because).toEqual({ file: BEFORE, line: 2 });
    expect(step.changes).toEqual([
      {
        kind: 'registry',
        target: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\!fDenyTSConnections',
        before: { type: 'REG_DWORD', data: 0 },
        after: { type: 'REG_DWORD', data: 1 },
        because: { file: BEFORE, line: 2 },
      },
    ]);
  });

  test('names the script that Windows starts, and with each change the line of the script that it calls', () => {
    const { because, changes } = stepOf(run, 'setupcomplete-run');
    expect(because).toEqual({ file: 'Windows/Setup/Scripts/SetupComplete.cmd', line: 1 });
    expect(changes.map((change) => change.because)).toEqual(
      [2, 3, 4].map((line) => ({ file: `${EC2}/Scripts/PostSysprep.cmd`, line })),
    );
  });

  test('runs the plug-ins of one moment as one unordered group', () => {
    const group = run.steps
      .filter((step) => step.group === 'before-ready')
      .map((step) => step.id.replace('beforeready-', ''));
    expect(group).toEqual([
      'Ec2SetPassword',
      'Ec2SetComputerName',
      'Ec2InitializeDrives',
      'Ec2EventLog',
      'Ec2ConfigureRDP',
      'Ec2OutputRDPCert',
      'Ec2SetDriveLetter',
      'Ec2WindowsActivate',
      'Ec2DynamicBootVolumeSize',
      'Ec2ElasticGpuSetup',
      'Ec2FeatureLogging',
    ]);
  });
});

describe('what one setting decides', () => {
  test('SetPasswordAfterSysprep No locks everybody out, and the verdict names that line', () => {
    const run = runOf(sampleFiles('lock-out'));
    expect(results(run)).toEqual({ ...ALL_HOLD, 'known-way-in': 'broken' });
    expect(verdict(run, 'known-way-in')).toMatchObject({
      path: ['specialize-start', 'specialize-order-2', 'beforeready-Ec2SetPassword', 'afterready-disable'],
      deciding: { file: BUNDLE, setting: 'Properties/SetPasswordAfterSysprep', line: 13, value: 'No' },
      contradictions: [{ certainty: 'unconfirmed' }],
    });
    expect(run.final.canLogIn).toBe(false);
  });

  test('an AdministratorPassword in the answer file opens the way in again', () => {
    const password =
      '<UserAccounts><AdministratorPassword><Value>Heron5-Lake!</Value><PlainText>true</PlainText></AdministratorPassword></UserAccounts>';
    const files = sampleWith('lock-out', {
      [ANSWER]: (text) => text.replace('<BluetoothTaskbarIconEnabled>', `${password}<BluetoothTaskbarIconEnabled>`),
    });
    const run = runOf(files);
    expect(results(run)).toEqual(ALL_HOLD);
    expect(stepOf(run, 'oobe-password').changes).toMatchObject([{ kind: 'password', after: 'Set by the answer file' }]);
    expect(stepOf(run, 'agentstart-remove-credentials').title).toBe(
      'The Administrator password is removed from the answer file',
    );
  });

  test('without order 2 and without a new password, the blank one stays: Remote Desktop opens on it', () => {
    const files = sampleWith('lock-out', {
      [ANSWER]: (text) => text.replace(/<RunSynchronousCommand[^>]*>\s*<Order>2[\s\S]*?<\/RunSynchronousCommand>/, ''),
    });
    const run = runOf(files);
    expect(results(run)).toMatchObject({ 'known-way-in': 'broken', 'rdp-never-open-with-blank-password': 'broken' });
    expect(verdict(run, 'rdp-never-open-with-blank-password').path.at(-1)).toBe('specialize-order-2');
  });

  test('a BeforeSysprep.cmd that is a comment leaves Remote Desktop open on a blank password', () => {
    const run = runOf(sampleWith('healthy', { [BEFORE]: 'rem reg add nothing\r\n' }));
    expect(results(run)).toEqual({ ...ALL_HOLD, 'rdp-never-open-with-blank-password': 'broken' });
    expect(verdict(run, 'rdp-never-open-with-blank-password').path).toEqual([
      'prepare-before-sysprep',
      'specialize-start',
    ]);
  });

  test('without order 3 Remote Desktop stays closed', () => {
    const files = sampleWith('healthy', {
      [ANSWER]: (text) => text.replace(/<RunSynchronousCommand[^>]*>\s*<Order>3[\s\S]*?<\/RunSynchronousCommand>/, ''),
    });
    const run = runOf(files);
    expect(results(run)).toEqual({ ...ALL_HOLD, 'rdp-reachable-again': 'broken' });
    expect(run.final).toMatchObject({ canLogIn: false, rdp: 'closed' });
  });

  test('a program that is not known before Sysprep makes what it could have changed undecidable', () => {
    const files = sampleWith('healthy', { [BEFORE]: (text) => `${text}C:\\tools\\harden.exe /all\r\n` });
    const run = runOf({ ...files, 'tools/harden.exe': 'x' });
    expect(stepOf(run, 'prepare-before-sysprep').notSimulated).toEqual([`C:\\tools\\harden.exe /all (${BEFORE}:3)`]);
    expect(results(run)).toMatchObject({
      'rdp-never-open-with-blank-password': 'cannotTell',
      'copyprofile-can-succeed': 'cannotTell',
    });
  });

  test('a forgotten answer file in Panther\\Unattend wins over that of the agent', () => {
    const forgotten =
      '<?xml version="1.0"?><unattend xmlns="urn:schemas-microsoft-com:unattend"><settings pass="specialize"/></unattend>';
    const run = runOf({ ...sampleFiles('healthy'), 'Windows/Panther/Unattend/unattend.xml': forgotten });
    expect(run.steps.some((step) => step.id.startsWith('specialize-order-'))).toBe(false);
    expect(results(run)['rdp-reachable-again']).toBe('broken');
  });

  test('ScramblePassword.exe that is not on the volume scrambles nothing, and is told', () => {
    const files = sampleFiles('lock-out');
    delete files[`${EC2}/ScramblePassword.exe`];
    const run = runOf(files);
    expect(stepOf(run, 'specialize-order-2').notSimulated).toEqual([
      `C:\\Program Files\\Amazon\\Ec2ConfigService\\ScramblePassword.exe is not on the volume, so it changes nothing (${ANSWER}:44)`,
    ]);
    expect(results(run)).toMatchObject({
      'known-way-in': 'cannotTell',
      'rdp-never-open-with-blank-password': 'cannotTell',
    });
  });

  test('without SetPasswordAfterSysprep the plug-in itself decides', () => {
    const files = sampleWith('healthy', {
      [BUNDLE]: (text) => text.replace(/<Property>\s*<Name>SetPasswordAfterSysprep[\s\S]*?<\/Property>/, ''),
      [CONFIG]: (text) => text.replace(/(Ec2SetPassword<\/Name>\s*<State>)Enabled/, '$1Disabled'),
    });
    expect(verdict(runOf(files), 'known-way-in').deciding).toEqual({
      file: CONFIG,
      setting: 'Plugins/Ec2SetPassword',
      value: 'Disabled',
      line: 6,
    });
  });

  test('an empty SetupComplete.cmd breaks nothing and is told', () => {
    const run = runOf(sampleFiles('empty-setupcomplete'));
    expect(results(run)).toEqual(ALL_HOLD);
    expect(stepOf(run, 'setupcomplete-run').title).toBe('SetupComplete.cmd is empty: PostSysprep.cmd does not run');
  });

  test('Ec2SetPassword in Config.xml alone decides nothing: BundleConfig.xml overwrites it', () => {
    const off = sampleWith('healthy', {
      [CONFIG]: (text) => text.replace(/(Ec2SetPassword<\/Name>\s*<State>)Enabled/, '$1Disabled'),
    });
    expect(results(runOf(off))).toEqual(ALL_HOLD);
  });
});

describe('CopyProfile', () => {
  test('a key of a deleted user stops specialize; nothing after it is done, all of it stays planned', () => {
    const run = runOf(sampleFiles('orphan-profile'));
    expect(results(run)).toMatchObject({
      'copyprofile-can-succeed': 'broken',
      'known-way-in': 'broken',
      'rdp-reachable-again': 'broken',
    });
    expect(run.steps.at(-1)?.id).toBe('specialize-copyprofile');
    expect(run.plan.at(-1)?.id).toBe('afterready-disable');
    expect(run.steps.at(-1)?.messages).toContain(
      '[Shell Unattend] _FindLatestProfile failed (0x80070003) [gle=0x00000003]',
    );
    expect(verdict(run, 'copyprofile-can-succeed')).toMatchObject({
      path: ['specialize-copyprofile'],
      deciding: { file: ANSWER, setting: 'specialize/Microsoft-Windows-Shell-Setup/CopyProfile', value: 'true' },
    });
    expect(run.final).toMatchObject({ canLogIn: false, imageMade: true });
  });

  test('CopyProfile false gets past the same key', () => {
    const files = sampleWith('orphan-profile', {
      [ANSWER]: (text) => text.replace('<CopyProfile>true', '<CopyProfile>false'),
    });
    expect(results(runOf(files))).toEqual(ALL_HOLD);
  });

  test('further accounts: the sources differ, so nothing about the end is promised', () => {
    const run = runOf(sampleFiles('extra-accounts'));
    expect(results(run)).toEqual({
      ...ALL_HOLD,
      'copyprofile-can-succeed': 'cannotTell',
      'known-way-in': 'cannotTell',
      'rdp-reachable-again': 'cannotTell',
    });
    expect(verdict(run, 'copyprofile-can-succeed').contradictions.map((source) => source.certainty)).toEqual([
      'stated',
      'documented',
    ]);
    expect(run.final.canLogIn).toBeNull();
  });
});

describe('a volume in the middle of a run', () => {
  test('is simulated as a new run of its source image, and says what it assumes', () => {
    const run = runOf(sampleFiles('failed-copyprofile'));
    expect(run.steps[0]?.id).toBe('prepare-preconditions');
    expect(run.start).toMatchObject({ imageState: 'IMAGE_STATE_COMPLETE', rdp: 'open' });
    expect(run.assumptions[0]).toBe(
      'The volume stands in the middle of a run (image state IMAGE_STATE_UNDEPLOYABLE). A new run of its source image is simulated.',
    );
  });

  test('goes on from where it stands when asked to', () => {
    expect(runOf(sampleFiles('failed-copyprofile'), true).steps[0]?.id).toBe('specialize-start');
  });
});

test('the first line does not say that a run finishes which may stop', () => {
  expect(runOf(sampleFiles('extra-accounts')).answer).toBe(
    'Whether the run finishes cannot be told. 2 further profiles and 2 further enabled accounts exist, and the sources differ on what that does to CopyProfile. No statement breaks, 3 cannot be decided.',
  );
});
