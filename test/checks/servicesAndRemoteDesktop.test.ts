import { describe, expect, test } from 'vitest';
import { key, number, path, text } from '../../main/sample/hiveSpecs.ts';
import { readSubject } from '../../main/subject/subject.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import {
  checkOf,
  digest,
  hiveEdited,
  hiveWith,
  sampleFiles,
  sampleWith,
  subjectOf,
  type Files,
} from '../support/worlds.ts';
import { generalized, without } from './volumes.ts';

const service = (name: string, ...values: Parameters<typeof key>[1]): Files =>
  hiveWith('healthy', 'SYSTEM', path(`ControlSet001\\Services\\${name}`, [], values));
const station = (name: string, ...values: Parameters<typeof key>[1]) =>
  path(`ControlSet001\\Control\\Terminal Server\\WinStations\\${name}`, [], values);
const policy = (value: number): Files =>
  hiveWith(
    'healthy',
    'SOFTWARE',
    path('Policies\\Microsoft\\Windows NT\\Terminal Services', [], [number('fDenyTSConnections', value)]),
  );
/** The same volume with Remote Desktop refused by the setting. */
const refusedWith = (files: Files): Files => ({
  ...files,
  'Windows/System32/config/SYSTEM':
    hiveWith(
      'healthy',
      'SYSTEM',
      path('ControlSet001\\Control\\Terminal Server', [], [number('fDenyTSConnections', 1)]),
    )['Windows/System32/config/SYSTEM'] ?? '',
});
const ANSWER = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';
const ALLOWS =
  '<component name="Microsoft-Windows-TerminalServices-LocalSessionManager" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"><fDenyTSConnections>false</fDenyTSConnections></component>';
/** The answer file without its commands, with a component in their place. */
const lost = (component: string): string =>
  String(
    sampleWith('healthy', {
      [ANSWER]: (xml) =>
        xml.replace(/<component name="Microsoft-Windows-Deployment"[^]*?<\/component>/, () => component),
    })[ANSWER],
  );
const armed = (value: number): Files =>
  generalized(path('ControlSet001\\Control\\Terminal Server', [], [number('fDenyTSConnections', value)]));
const truncated = (name: string, files: Files = sampleFiles('healthy')): Files => {
  const bytes = files[`Windows/System32/config/${name}`];
  const cut = bytes instanceof Uint8Array ? bytes.subarray(0, bytes.length - 512) : '';
  return { ...files, [`Windows/System32/config/${name}`]: cut };
};
const outcome = (files: Files, id: string) => {
  const { result, title } = checkOf(subjectOf(files), id);
  return [result, title];
};

describe('the service of the agent', () => {
  test.each([
    ['pass', service('Ec2Config', number('Start', 2)), 'The service Ec2Config starts by itself'],
    ['warning', service('Ec2Config', number('Start', 3)), /only when something asks for it/],
    ['fail', service('Ec2Config', number('Start', 4)), 'The service Ec2Config is disabled'],
    ['unknown', service('Ec2Config', number('Start', 9)), /could not be decided/],
    ['unknown', service('Ec2Config', text('Start', '2')), /could not be decided/],
    ['unknown', without(sampleFiles('healthy'), /config\/SYSTEM$/), /could not be decided/],
    ['notApplicable', without(sampleFiles('healthy'), /Amazon/), 'EC2Config is not on the volume'],
  ])('%s', (result, files, title) => {
    expect(outcome(files, 'agent-service-start')).toEqual([
      result,
      typeof title === 'string' ? title : expect.stringMatching(title),
    ]);
  });
  test('that is not registered does not start', () => {
    const files = hiveEdited('healthy', 'SYSTEM', (spec) => (spec.name === 'Ec2Config' ? null : spec));
    expect(outcome(files, 'agent-service-start')).toEqual([
      'fail',
      'The service Ec2Config is not registered, although its files are on the volume',
    ]);
    expect(outcome(truncated('SYSTEM', files), 'agent-service-start')[0]).toBe('unknown');
  });
  test('whose files may not be looked at is unknown', () => {
    const fs = memoryFs(sampleFiles('healthy'), { unreadable: ['Program Files/Amazon/Ec2ConfigService'] });
    const subject = readSubject(fs, { digest, writeBar: null, logs: [], problems: [] });
    expect(checkOf(subject, 'agent-service-start').result).toBe('unknown');
  });
});

describe('Remote Desktop', () => {
  test.each([
    [service('TermService', number('Start', 4)), 'warning', /out of reach: the service TermService is disabled/],
    [service('Dhcp', number('Start', 4)), 'warning', /out of reach: the service Dhcp is disabled/],
    [
      hiveWith('healthy', 'SYSTEM', station('RDP-Tcp', number('fEnableWinStation', 0))),
      'warning',
      /out of reach: fEnableWinStation/,
    ],
    [
      hiveWith(
        'healthy',
        'SYSTEM',
        station('RDP-Tcp', number('fEnableWinStation', 0)),
        station('ICA-Tcp', number('PortNumber', 1494)),
      ),
      'unknown',
      /could not be decided/,
    ],
    [
      hiveWith('healthy', 'SYSTEM', station('RDP-Tcp', number('PortNumber', 5000))),
      'pass',
      /on port 5000, not on 3389/,
    ],
    [policy(1), 'warning', 'Remote Desktop is refused by a policy'],
    [policy(2), 'unknown', /could not be decided/],
    [refusedWith(policy(0)), 'pass', 'Remote Desktop accepts connections'],
    [policy(0), 'pass', 'Remote Desktop accepts connections'],
    [service('TermService', text('Start', 'x')), 'unknown', /could not be decided/],
    [truncated('SOFTWARE'), 'unknown', /could not be decided/],
  ])('%#', (files, result, title) => {
    expect(outcome(files, 'rdp-state')).toEqual([
      result,
      typeof title === 'string' ? title : expect.stringMatching(title),
    ]);
  });
  test.each<readonly [string, Files, string, RegExp]>([
    ['refused', armed(1), 'pass', /^Remote Desktop is refused, as it should be/],
    ['let in', armed(0), 'warning', /^A generalized image lets Remote Desktop in$/],
    ['refused for ever', { ...armed(1), [ANSWER]: lost('') }, 'warning', /^Nothing allows Remote Desktop again/],
    ['refused, a setting allows it', { ...armed(1), [ANSWER]: lost(ALLOWS) }, 'pass', /as it should be/],
    ['refused, its answer file damaged', { ...armed(1), [ANSWER]: '<unattend' }, 'pass', /as it should be/],
  ])('on a generalized image: %s', (_, files, result, title) => {
    expect(outcome(files, 'rdp-state')).toEqual([result, expect.stringMatching(title)]);
  });
  test.each([
    ['of a state that says neither', 'IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE', 'unknown'],
    ['that Sysprep left in the middle', 'IMAGE_STATE_UNDEPLOYABLE', 'warning'],
  ])('refused on a machine %s', (_, state, result) => {
    const place = path('Microsoft\\Windows\\CurrentVersion\\Setup\\State', [], [text('ImageState', state)]);
    const files = refusedWith(hiveWith('healthy', 'SOFTWARE', place));
    expect(subjectOf(files).report.generalized.verdict).toBe('unknown');
    expect(outcome(files, 'rdp-state')[0]).toBe(result);
  });
  test('names what contradicts the setting', () => {
    const [diagnostic] = checkOf(subjectOf(policy(1)), 'rdp-state').diagnostics;
    expect(diagnostic?.detail).toMatch(/^The policy beats the setting/);
    expect(diagnostic?.evidence[0]?.where.key).toMatch(/Policies/);
  });
});

describe('a domain', () => {
  const names = ['Domain', 'NV Domain'];
  const unnamed = hiveEdited('healthy', 'SYSTEM', (spec) => ({
    ...spec,
    values: (spec.values ?? []).filter(({ name }) => !names.includes(name)),
  }));
  test.each([
    ['a whole hive has none', 'pass', unnamed],
    ['a damaged SYSTEM hive may hide it', 'unknown', truncated('SYSTEM', unnamed)],
    ['a damaged SOFTWARE hive may hide it', 'unknown', truncated('SOFTWARE')],
  ])('%s', (_, result, files) => expect(checkOf(subjectOf(files), 'domain-joined').result).toBe(result));
});
