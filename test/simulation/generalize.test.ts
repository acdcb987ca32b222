import { describe, expect, test } from 'vitest';
import { runOf, sampleWith, stepOf } from '../support/worlds.ts';

const ANSWER = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';
const INSTALLED = 'PersistAllDeviceInstalls';
const ABSENT = 'DoNotCleanUpNonPresentDevices';

const set = (xml: string, name: string, value: string | null) =>
  xml.replace(new RegExp(`<${name}>[^<]*</${name}>`), value === null ? '' : `<${name}>${value}</${name}>`);

/** The step of the devices with two values of the settings; null leaves one out. */
function devices(installed: string | null, absent: string | null) {
  const change = (xml: string) => set(set(xml, INSTALLED, installed), ABSENT, absent);
  const { title, certainty, changes } = stepOf(
    runOf(sampleWith('healthy', { [ANSWER]: change })),
    'generalize-devices',
  );
  return { title, certainty, after: changes.map(({ target, after }) => [target, after]) };
}

const after = (installed: string, absent: string) => [
  ['devices', installed],
  ['devices not present', absent],
];

describe('the devices of the image', () => {
  test('are kept where both settings say so', () => {
    expect(devices('true', 'true')).toEqual({
      title: 'Installed devices are kept; records of devices that are not present are kept',
      certainty: 'stated',
      after: after('Kept', 'Kept'),
    });
  });

  test.each([['false'], [null]])('that are not present lose their records without the second one: %s', (absent) => {
    expect(devices('true', absent)).toEqual({
      title: 'Installed devices are kept; records of devices that are not present are removed',
      certainty: 'documented',
      after: after('Kept', 'Removed'),
    });
  });

  test.each([['false'], [null]])('are detected again without the first one: %s', (installed) => {
    expect(devices(installed, 'true')).toEqual({
      title:
        'Device installations are removed; first boot detects them again; records of devices that are not present are kept',
      certainty: 'documented',
      after: after('Removed', 'Kept'),
    });
  });

  test('are open under a word that is neither true nor false', () => {
    expect(devices('yes', 'yes')).toMatchObject({
      certainty: 'unconfirmed',
      after: after('Cannot tell', 'Cannot tell'),
    });
  });
});
