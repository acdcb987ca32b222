import { describe, expect, test } from 'vitest';
import { results, runOf, sampleFiles, sampleWith, stepOf } from '../support/worlds.ts';

const EC2 = 'Program Files/Amazon/Ec2ConfigService';
const BUNDLE = `${EC2}/Settings/BundleConfig.xml`;
const CONFIG = `${EC2}/Settings/Config.xml`;

const state = (plugin: string, value: string) => (xml: string) =>
  xml.replace(new RegExp(`(${plugin}</Name>\\s*<State>)[^<]*`), `$1${value}`);
const property = (name: string, value: string) => (xml: string) =>
  xml.replace(new RegExp(`(${name}</Name>\\s*<Value>)[^<]*`), `$1${value}`);
const becauseOf = (files: Parameters<typeof runOf>[0], step: string) => stepOf(runOf(files), step).because;

describe('what a plug-in runs because of', () => {
  const PASSWORD = 'beforeready-Ec2SetPassword';
  const USER_DATA = 'afterready-userdata';

  test('the property that switched it, not the line of Config.xml that says otherwise', () => {
    expect(becauseOf(sampleWith('healthy', { [CONFIG]: state('Ec2SetPassword', 'Disabled') }), PASSWORD)).toEqual({
      file: BUNDLE,
      line: 13,
    });
    expect(becauseOf(sampleFiles('lock-out'), PASSWORD)).toEqual({ file: BUNDLE, line: 13 });
  });

  test('its own line where nothing switched it, or a setting that leaves it open', () => {
    expect(becauseOf(sampleFiles('healthy'), 'beforeready-Ec2EventLog')).toEqual({ file: CONFIG, line: 18 });
    const open = sampleWith('healthy', { [BUNDLE]: property('SetPasswordAfterSysprep', 'true') });
    expect(becauseOf(open, PASSWORD)).toEqual({ file: BUNDLE, line: 13 });
  });

  test('no line where the agent switches it by itself', () => {
    expect(becauseOf(sampleWith('healthy', { [CONFIG]: state('Ec2HandleUserData', 'Disabled') }), USER_DATA)).toBe(
      null,
    );
    expect(becauseOf(sampleFiles('healthy'), USER_DATA)).toEqual({ file: CONFIG, line: 50 });
  });
});

describe('the certificate of Remote Desktop', () => {
  test('is made by Windows itself: the plug-in is ignored, as the source page says', () => {
    const run = runOf(sampleWith('healthy', { [BUNDLE]: property('SetRDPCertificate', 'Yes') }));
    expect(stepOf(run, 'beforeready-Ec2ConfigureRDP')).toMatchObject({
      title: 'Ec2ConfigureRDP is Enabled and ignored: this Windows makes its own Remote Desktop certificate',
      certainty: 'stated',
      because: { file: BUNDLE, line: 9 },
    });
    expect(stepOf(runOf(sampleFiles('healthy')), 'beforeready-Ec2ConfigureRDP').title).toBe(
      'Ec2ConfigureRDP is Disabled and does nothing',
    );
  });
});

test('user data may keep itself on: the last step says so', () => {
  expect(stepOf(runOf(sampleFiles('healthy')), 'afterready-disable').title).toBe(
    'User data and volume extension are switched off for later boots, unless user data asked to persist',
  );
  expect(results(runOf(sampleFiles('healthy')))['known-way-in']).toBe('holds');
});
