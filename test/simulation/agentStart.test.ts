import { describe, expect, test } from 'vitest';
import type { Run } from '../../shared/model/simulation.ts';
import { path, text } from '../../main/sample/hiveSpecs.ts';
import {
  hiveEdited,
  hiveWith,
  results,
  runOf,
  sampleFiles,
  sampleWith,
  stepOf,
  verdict,
  type Files,
} from '../support/worlds.ts';

const EC2 = 'Program Files/Amazon/Ec2ConfigService';
const ANSWER = `${EC2}/sysprep2008.xml`;
const CONFIG = `${EC2}/Settings/Config.xml`;
const BEFORE = `${EC2}/Scripts/BeforeSysprep.cmd`;
const PRODUCT = '{6ED26F9C-0B8B-4B4B-8E1C-1A2B3C4D5E6F}';

const withConfig = (change: (xml: string) => string) => sampleWith('healthy', { [CONFIG]: change });
const setting = (name: string, value: string | null) => (xml: string) =>
  xml.replace(new RegExp(`\\s*<${name}>[^<]*</${name}>`), value === null ? '' : `<${name}>${value}</${name}>`);

/** The healthy sample with another version of the agent; null: none is written down. */
function agentOf(version: string | null): Files {
  if (version === null)
    return hiveEdited('healthy', 'SOFTWARE', (spec) => (spec.name.toUpperCase() === PRODUCT ? null : spec));
  const product = path(
    `Microsoft\\Windows\\CurrentVersion\\Uninstall\\${PRODUCT}`,
    [],
    [text('DisplayVersion', version)],
  );
  return hiveWith('healthy', 'SOFTWARE', product);
}

const routesOf = (version: string | null) =>
  stepOf(runOf(agentOf(version)), 'agentstart-routes').changes.map(({ target }) => target.split('.').at(-1));

const toldOf = (version: string | null) => stepOf(runOf(agentOf(version)), 'agentstart-routes').notSimulated;

const password = (xml: string) =>
  xml.replace(
    '<BluetoothTaskbarIconEnabled>',
    '<UserAccounts><AdministratorPassword><Value>Heron5-Lake!</Value><PlainText>true</PlainText></AdministratorPassword></UserAccounts><BluetoothTaskbarIconEnabled>',
  );

const consoleOf = (run: Run, id: string) =>
  stepOf(run, id).changes.flatMap(({ kind, after }) => (kind === 'console' ? [after] : []));

describe('the log and the console of the agent', () => {
  const run = runOf(sampleFiles('healthy'));

  test('the log has what Config.xml enables, the console does not show it', () => {
    expect(stepOf(run, 'agentstart-read-config')).toMatchObject({
      messages: [
        'Reading C:\\Program Files\\Amazon\\Ec2ConfigService\\Settings\\config.xml',
        'Enabled plug-ins: Ec2SetPassword, Ec2InitializeDrives, Ec2OutputRDPCert, Ec2SetDriveLetter, Ec2WindowsActivate, Ec2DynamicBootVolumeSize, Ec2ElasticGpuSetup, Ec2FeatureLogging, Ec2HandleUserData',
      ],
      changes: [],
    });
    expect(stepOf(run, 'agentstart-license')).toMatchObject({
      messages: [
        'Windows License Type: unknown until run',
        'AMI-ID: unknown until run',
        'Instance-ID: unknown until run',
      ],
      changes: [],
    });
  });

  test('a plug-in that a property switched off is not in the list', () => {
    const [, listed] = stepOf(runOf(sampleFiles('lock-out')), 'agentstart-read-config').messages;
    expect(listed).not.toContain('Ec2SetPassword');
  });

  test.each([
    ['agentstart-sysprep-complete', 'Message: Sysprep End'],
    ['agentstart-identity', 'EC2 Agent: Ec2Config service v4.9.3160'],
    ['agentstart-metadata', 'Message: Meta-data is now available.'],
    ['beforeready-Ec2SetPassword', 'Password: <Password> (unknown until run) </Password>'],
    ['beforeready-Ec2OutputRDPCert', 'RDPCERTIFICATE-THUMBPRINT: unknown until run'],
    ['ready-message', 'Message: Windows is Ready to use'],
  ])('after %s the console shows its last line', (id, line) => {
    expect(consoleOf(run, id)).toEqual([line]);
    expect(stepOf(run, id).after.console).toBe(line);
  });

  test('the console gets the state of the password plug-in, and the lines behind it', () => {
    expect(stepOf(run, 'beforeready-Ec2SetPassword').messages).toEqual([
      'Ec2SetPassword: Enabled',
      'Username: Administrator',
      'Password: <Password> (unknown until run) </Password>',
    ]);
    expect(consoleOf(runOf(sampleFiles('lock-out')), 'beforeready-Ec2SetPassword')).toEqual([
      'Ec2SetPassword: Disabled',
    ]);
  });

  test('a Config.xml that cannot be used is not said to be read', () => {
    const broken = runOf(withConfig(() => 'hello'));
    expect(stepOf(broken, 'agentstart-read-config')).toMatchObject({
      title: 'Which plug-ins Config.xml enables cannot be told',
      certainty: 'unconfirmed',
    });
  });
});

describe('what is not known of Config.xml', () => {
  test('is told once, where it is read', () => {
    const run = runOf({
      ...sampleWith('healthy', { [BEFORE]: (script) => `${script}C:\\t\\mystery.exe\r\n` }),
      't/mystery.exe': 'x',
    });
    const told = run.steps.flatMap((step) =>
      step.notSimulated.filter((line) => line.includes('Config.xml depends')).map(() => step.id),
    );
    expect(told).toEqual(['agentstart-read-config']);
    expect(stepOf(run, 'beforeready-Ec2SetPassword')).toMatchObject({ certainty: 'unconfirmed', notSimulated: [] });
  });

  test('is told with its plug-in where one setting is the reason', () => {
    const run = runOf(withConfig((xml) => xml.replace(/(Ec2EventLog<\/Name>\s*<State>)Disabled/, '$1No')));
    expect(stepOf(run, 'beforeready-Ec2EventLog').notSimulated).toHaveLength(1);
  });
});

describe('routes to the instance services', () => {
  test.each([
    ['4.9.2218', ['254', '250', '251']],
    ['4.9.2905', ['254', '250', '251', '123', '249']],
    ['4.9.3034', ['254', '250', '251', '123', '249', '253']],
    ['4.10', ['254', '250', '251', '123', '249', '253']],
    [null, ['254', '250', '251']],
  ])('of version %s', (version, expected) => expect(routesOf(version)).toEqual(expected));

  test('are not known whole where the version of the agent is not', () => {
    expect([toldOf('4.9.2218'), toldOf(null)]).toEqual([
      [],
      ['Routes to further services: which they are depends on the version of the agent'],
    ]);
  });
});

describe('the global settings of Config.xml', () => {
  const NAMES = ['ShouldAddRoutes', 'WaitForMetaDataAvailable', 'RemoveCredentialsfromSysprepOnStartup'] as const;
  const STEPS = ['agentstart-routes', 'agentstart-metadata', 'agentstart-remove-credentials'] as const;

  /** Number of changes and title of each setting's step where all three have one value. */
  function steps(value: string | null) {
    const change = (xml: string) => NAMES.reduce((file, name) => setting(name, value)(file), xml);
    const run = runOf(sampleWith('healthy', { [ANSWER]: password, [CONFIG]: change }));
    return STEPS.map((id) => [stepOf(run, id).changes.length, stepOf(run, id).title]);
  }

  test('true: each does what it says', () => {
    expect(steps('true')).toEqual([
      [6, 'Routes to the instance services are added'],
      [1, 'The agent waits until the metadata service answers'],
      [1, 'The Administrator password is removed from the answer file'],
    ]);
  });

  test('false: none does', () => {
    expect(steps('false')).toEqual([
      [0, 'No routes are added: metadata and activation may be out of reach'],
      [0, 'The agent does not wait for the metadata service'],
      [0, 'The Administrator password stays in the answer file'],
    ]);
  });

  test.each([['Yes'], [null]])('%s: none can be told', (value) => {
    expect(steps(value)).toEqual([
      [0, 'Whether routes to the instance services are added cannot be told'],
      [0, 'Whether the agent waits for the metadata service cannot be told'],
      [0, 'Whether an Administrator password is removed from the answer file cannot be told'],
    ]);
  });

  test.each([
    ['false', 'true', 'cannotTell'],
    ['Yes', 'true', 'cannotTell'],
    ['true', 'true', 'holds'],
    ['false', 'false', 'holds'],
  ])('routes %s and waiting %s: the end %s', (routes, wait, expected) => {
    const run = runOf(
      withConfig((xml) => setting('WaitForMetaDataAvailable', wait)(setting('ShouldAddRoutes', routes)(xml))),
    );
    expect(results(run)).toMatchObject({ 'known-way-in': expected, 'rdp-reachable-again': expected });
    if (expected === 'cannotTell')
      expect(verdict(run, 'known-way-in')).toMatchObject({
        reason:
          'Whether the run gets to its end cannot be told. The agent waits for the metadata service and adds no route to it: without a path to 169.254.169.254 it waits without end.',
        path: ['agentstart-metadata'],
      });
  });
});

describe('hibernation', () => {
  test.each([
    ['4.9.3160', 'Hibernation is switched off', 'documented', 1],
    ['4.9.3159', 'This version of the agent leaves hibernation as it is', 'unconfirmed', 0],
    [null, 'Whether hibernation is switched off depends on the version of the agent', 'unconfirmed', 0],
  ])('under version %s', (version, title, certainty, changes) => {
    const step = stepOf(runOf(agentOf(version)), 'prepare-hibernation');
    expect([step.title, step.certainty, step.changes.length]).toEqual([title, certainty, changes]);
  });
});
