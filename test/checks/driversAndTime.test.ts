import { describe, expect, test } from 'vitest';
import { number, text } from '../../main/sample/hiveSpecs.ts';
import { readSubject } from '../../main/subject/subject.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { checkOf, digest, hiveEdited, sampleFiles, sampleWith, subjectOf, type Files } from '../support/worlds.ts';
import { launch2, taskXml } from './agents.ts';
import {
  answerZone,
  ofBuild,
  service,
  unread,
  without,
  withoutService,
  withPvDriverOf,
  zoneInformation,
} from './volumes.ts';

const outcome = (files: Files, id: string) => {
  const { result, title } = checkOf(subjectOf(files), id);
  return [result, title];
};
const SYSTEM = 'Windows/System32/config/SYSTEM';
const ANSWER = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';
const CLEANUP = 'Windows/System32/Tasks/Microsoft/Windows/Plug and Play/Plug and Play Cleanup';
const version = (of: string, wanted: string): Files =>
  hiveEdited('healthy', 'SYSTEM', (spec) =>
    (spec.values ?? []).some(
      ({ name, data }) => name === 'DriverDesc' && Buffer.from(data).toString('utf16le').includes(of),
    )
      ? {
          ...spec,
          values: (spec.values ?? []).map((value) =>
            value.name === 'DriverVersion' ? text('DriverVersion', wanted) : value,
          ),
        }
      : spec,
  );
const answer = (change: (xml: string) => string): Files => sampleWith('healthy', { [ANSWER]: change });

describe('drivers', () => {
  test.each<readonly [string, Files, string, RegExp]>([
    ['boot-storage-drivers', service('AWSNVMe', [number('Start', 0)]), 'pass', /start with the boot loader/],
    ['boot-storage-drivers', withoutService('AWSNVMe'), 'pass', /start with the boot loader/],
    ['boot-storage-drivers', withoutService('AWSNVMe', 'xenvbd'), 'warning', /No storage driver/],
    ['boot-storage-drivers', { ...service('xenvbd', [number('Start', 4)]) }, 'warning', /^xenvbd does not start/],
    ['nvme-driver', service('AWSNVMe', [number('Start', 4)]), 'warning', /The NVMe driver of AWS cannot start/],
    ['nvme-driver', { ...withoutService('AWSNVMe') }, 'warning', /An NVMe disk driver is not installed/],
    ['nvme-driver', service('AWSNVMe', [number('Start', 9)]), 'unknown', /could not/],
    ['ena-driver', version('Elastic Network', '0.9.5.0'), 'warning', /too old: version 0\.9\.5\.0/],
    ['ena-driver', sampleFiles('healthy'), 'pass', /version 2\.2\.3\.0/],
    ['ena-driver', service('ena', [number('Start', 4)]), 'warning', /cannot start/],
    ['pv-driver', version('AWS PV Network', '7.4.6.0'), 'warning', /too old: version 7\.4\.6\.0/],
    ['pv-driver', withoutService('xenbus', 'xenvbd', 'xennet'), 'warning', /not installed/],
    ['pv-driver', withoutService('xennet'), 'warning', /cannot start/],
    [
      'pv-driver',
      service('rhelscsi', [number('Start', 4)]),
      'pass',
      /PV driver of AWS is installed, version 8\.4\.3\.0/,
    ],
    ['pv-driver', service('rhelscsi', [number('Start', 8)]), 'unknown', /could not/],
    ['pv-driver', ofBuild('26100'), 'notApplicable', /no PV drivers/],
    ['device-cleanup', ofBuild('17763'), 'notApplicable', /does not have this fault/],
    ['device-cleanup', withPvDriverOf('9-10-2014'), 'pass', /not one that the clean-up/],
    ['device-cleanup', withPvDriverOf('9-9-2014'), 'unknown', /could not/],
    ['device-cleanup', { ...withPvDriverOf('9-9-2014'), [CLEANUP]: taskXml(false) }, 'pass', /does not run/],
    ['device-cleanup', { ...withPvDriverOf('9-9-2014'), [CLEANUP]: taskXml(true) }, 'fail', /may take the PV/],
    ['device-cleanup', { ...withPvDriverOf('x'), [CLEANUP]: taskXml(true) }, 'unknown', /could not/],
    [
      'persist-devices',
      answer((xml) => xml.replace(/<DoNotCleanUp.*<\/DoNotCleanUpNonPresentDevices>/, '')),
      'warning',
      /does not set DoNotCleanUpNonPresentDevices to true/,
    ],
    [
      'persist-devices',
      answer((xml) => xml.replaceAll('amd64', 'x86')),
      'warning',
      /PersistAllDeviceInstalls and DoNot/,
    ],
    ['persist-devices', answer(() => '<unattend'), 'unknown', /could not/],
    ['persist-devices', without(sampleFiles('healthy'), /sysprep2008/), 'notApplicable', /not on the volume/],
    ['persist-devices', launch2(), 'warning', /PersistAllDeviceInstalls/],
    ['persist-devices', without(sampleFiles('healthy'), /Amazon/), 'notApplicable', /No agent is on the volume/],
  ])('%s %#', (id, files, result, title) => {
    expect(outcome(files, id)).toEqual([result, expect.stringMatching(title)]);
  });

  test('of the root disk that all start late fail', () => {
    const files = hiveEdited('healthy', 'SYSTEM', (spec) =>
      ['AWSNVMe', 'xenvbd'].includes(spec.name) ? { ...spec, values: [number('Start', 3)] } : spec,
    );
    expect(outcome(files, 'boot-storage-drivers')).toEqual([
      'fail',
      'AWSNVMe and xenvbd do not start with the boot loader',
    ]);
  });

  test.each([ANSWER, 'Program Files/Amazon/Ec2ConfigService/Settings/BundleConfig.xml'])(
    'whose answer file may not be read are unknown: %s',
    (file) => {
      const fs = memoryFs(sampleFiles('healthy'), { unreadable: [file] });
      const subject = readSubject(fs, { digest, writeBar: null, logs: [], problems: [] });
      expect(checkOf(subject, 'persist-devices').result).toBe('unknown');
    },
  );
});

const PACIFIC = 'Pacific Standard Time';
const pass = (name: string, id: string) =>
  answer((xml) =>
    xml.replace(new RegExp(`(<settings pass="${name}">[\\s\\S]*?<TimeZone>)UTC`), (_, before: string) => before + id),
  );
const both = (machine: string, set: string): Files => ({
  ...answerZone(set),
  [SYSTEM]: zoneInformation([text('TimeZoneKeyName', machine)])[SYSTEM] ?? '',
});

describe('the clock', () => {
  test.each<readonly [string, Files, string, RegExp]>([
    ['real-time-is-universal', both(PACIFIC, PACIFIC), 'fail', /The time zone is Pacific/],
    [
      'real-time-is-universal',
      zoneInformation([text('TimeZoneKeyName', PACIFIC)]),
      'warning',
      /The time zone is Pacific/,
    ],
    [
      'real-time-is-universal',
      zoneInformation([text('TimeZoneKeyName', PACIFIC), number('RealTimeIsUniversal', 1)]),
      'pass',
      /takes the hardware clock for UTC/,
    ],
    [
      'real-time-is-universal',
      { ...answerZone(PACIFIC), [SYSTEM]: zoneInformation([number('RealTimeIsUniversal', 1)])[SYSTEM] ?? '' },
      'pass',
      /for UTC/,
    ],
    ['real-time-is-universal', withoutService('TimeZoneInformation'), 'unknown', /could not/],
    ['time-zone', both(PACIFIC, PACIFIC), 'pass', /Pacific Standard Time$/],
    ['time-zone', both(`${PACIFIC}\0rest`, PACIFIC), 'pass', /Pacific Standard Time$/],
    ['time-zone', both('pacific standard time', PACIFIC), 'pass', /pacific/],
    ['time-zone', pass('oobeSystem', PACIFIC), 'warning', /changes the time zone from UTC to Pacific/],
    ['time-zone', answerZone('Europe/Berlin'), 'warning', /does not have: Europe\/Berlin/],
    ['time-zone', both('Nowhere', 'UTC'), 'warning', /does not have the time zone of this machine: Nowhere/],
    ['time-zone', withoutService('TimeZoneInformation'), 'unknown', /could not/],
    ['time-zone', answer((xml) => xml.replaceAll(/<TimeZone>.*?<\/TimeZone>/g, '')), 'pass', /UTC$/],
  ])('%s %#', (id, files, result, title) => {
    expect(outcome(files, id)).toEqual([result, expect.stringMatching(title)]);
  });

  test('is unknown where another answer file may win', () => {
    const fs = memoryFs(
      { ...sampleFiles('healthy'), 'Windows/Panther/Unattend/unattend.xml': '<x/>' },
      { unreadable: ['Windows/Panther/Unattend/unattend.xml'] },
    );
    const subject = readSubject(fs, { digest, writeBar: null, logs: [], problems: [] });
    expect(['time-zone', 'real-time-is-universal'].map((id) => checkOf(subject, id).result)).toEqual([
      'unknown',
      'unknown',
    ]);
  });
});

describe('without a hive SYSTEM that is whole', () => {
  const files = sampleFiles('healthy');
  test.each([
    'boot-storage-drivers',
    'nvme-driver',
    'ena-driver',
    'pv-driver',
    'device-cleanup',
    'real-time-is-universal',
    'time-zone',
  ])('%s is unknown', (id) => {
    const subjects = [subjectOf(without(files, /config\/SYSTEM$/)), unread('SYSTEM')];
    expect(subjects.map((subject) => checkOf(subject, id).result)).toEqual(['unknown', 'unknown']);
  });
});
