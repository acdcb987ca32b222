import { describe, expect, test } from 'vitest';
import { parseSwitches } from '../../main/simulation/switches.ts';
import { results, runOf, sampleWith, stepOf } from '../support/worlds.ts';

const BUNDLE = 'Program Files/Amazon/Ec2ConfigService/Settings/BundleConfig.xml';

const withSwitches = (switches: string) =>
  sampleWith('healthy', { [BUNDLE]: (xml) => xml.replace('/oobe /shutdown /generalize', switches) });

const withExe = (path: string) =>
  sampleWith('healthy', { [BUNDLE]: (xml) => xml.replace(/<ExePath>C:[^<]*/, `<ExePath>${path}`) });

describe('the switches of the sysprep call', () => {
  test.each([
    ['/oobe /shutdown /generalize', { generalize: true, next: 'oobe', end: 'shutdown', doubts: [] }],
    ['/GENERALIZE /Audit /reboot', { generalize: true, next: 'audit', end: 'reboot', doubts: [] }],
    ['-oobe -quit', { generalize: false, next: 'oobe', end: 'quit', doubts: [] }],
    ['', { generalize: false, next: 'none', end: 'none', doubts: [] }],
    [
      '/generalize /oobe /audit /shutdown /quit /fast',
      {
        generalize: true,
        next: 'oobe',
        end: 'quit',
        doubts: [
          'the switch /fast is not one that is known',
          'the switches name both /oobe and /audit',
          'the switches name /shutdown and /quit',
        ],
      },
    ],
  ])('%j', (words, expected) => expect(parseSwitches(words)).toEqual(expected));

  test('ones that Sysprep may not take leave the whole run open', () => {
    const run = runOf(withSwitches('/oobe /generalize /shutdown /fast'));
    expect(new Set(Object.values(results(run)))).toEqual(new Set(['cannotTell']));
    expect(run.final.canLogIn).toBe(null);
    expect(run.answer).toBe(
      'What the run does cannot be told. What Sysprep does is open: the switch /fast is not one that is known.',
    );
  });

  test.each([
    ['/oobe /shutdown', 'prepare-sysprep-exe', false],
    ['/audit /generalize /shutdown', 'prepare-sysprep-exe', false],
    ['/generalize /shutdown', 'prepare-sysprep-exe', false],
    ['/oobe /generalize /reboot', 'capture-shutdown', false],
  ])('%s makes no image', (switches, last, imageMade) => {
    const run = runOf(withSwitches(switches));
    expect(run.steps.at(-1)?.id).toBe(last);
    expect(run.final).toMatchObject({ imageMade, canLogIn: false });
    expect(results(run)).toMatchObject({ 'known-way-in': 'broken', 'copyprofile-can-succeed': 'cannotTell' });
  });

  test('/quit leaves Windows running until something else stops it', () => {
    const run = runOf(withSwitches('/oobe /generalize /quit'));
    expect(stepOf(run, 'capture-shutdown').after.power).toBe('On');
    expect(stepOf(run, 'capture-image').certainty).toBe('inferred');
    expect(results(run)['known-way-in']).toBe('holds');
  });
});

describe('the program of the sysprep call', () => {
  test.each([
    'C:\\windows\\system32\\sysprep\\sysprep.exe',
    '"C:\\Windows\\System32\\Sysprep\\Sysprep.exe"',
    '%windir%\\system32\\sysprep\\sysprep.exe',
    '\\Windows/System32\\Sysprep\\sysprep.exe',
  ])('%s is Sysprep', (path) => expect(results(runOf(withExe(path)))['known-way-in']).toBe('holds'));

  test.each([
    'C:\\tools\\sysprep.exe',
    'sysprep.exe',
    'C:\\Windows\\System32\\notepad.exe',
    '%TOOLS%\\sysprep.exe',
    '',
  ])('what %j does is open', (path) => {
    const run = runOf(withExe(path));
    expect(new Set(Object.values(results(run)))).toEqual(new Set(['cannotTell']));
    expect(run.final.canLogIn).toBe(null);
    expect(stepOf(run, 'prepare-sysprep-exe')).toMatchObject({
      because: { file: BUNDLE, line: 19 },
      certainty: 'unconfirmed',
      notSimulated: ['the program that ExePath of BundleConfig.xml names'],
    });
  });
});
