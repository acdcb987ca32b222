import { describe, expect, test } from 'vitest';
import { key, list, number, path, text } from '../../main/sample/hiveSpecs.ts';
import { checkOf, hiveWith, sampleFiles, subjectOf, type Files } from '../support/worlds.ts';
import {
  generalized,
  ofBuild,
  service,
  setup,
  setupStatus,
  unread,
  unreadIn,
  upgradedFrom,
  without,
} from './volumes.ts';

const resultOf = (files: Files, id: string) => checkOf(subjectOf(files), id).result;
const SYSTEM_CHECKS = [
  'generalized-markers',
  'sysprep-status',
  'setup-in-progress',
  'setup-children',
  'unattend-pass-status',
  'sid-change-result',
  'audit-mode',
  'in-place-upgrade',
  'servicing-service',
];
const SOFTWARE_CHECKS = ['image-state-copies', 'sysprep-vm-mode', 'reserved-storage'];

describe('without the hive that holds them', () => {
  test.each(SYSTEM_CHECKS)('%s is undecided', (id) => {
    expect(checkOf(unread('SYSTEM'), id).result).toBe('unknown');
    expect(resultOf(without(sampleFiles('healthy'), /config\/SYSTEM$/), id)).toBe('unknown');
  });
  test.each(SOFTWARE_CHECKS)('%s is undecided', (id) => {
    expect(checkOf(unread('SOFTWARE'), id).result).toBe('unknown');
    expect(resultOf(without(sampleFiles('healthy'), /config\/SOFTWARE$/), id)).toBe('unknown');
  });
});

describe('a generalized image', () => {
  test('waits for set-up as it should, and has the tag of success', () => {
    const ids = ['setup-in-progress', 'sysprep-success-tag', 'sysprep-status', 'generalized-markers'];
    expect(ids.map((id) => resultOf(generalized(), id))).toEqual(['pass', 'pass', 'warning', 'warning']);
  });

  test('without the tag may have been cut off', () => {
    const { result, prediction } = checkOf(subjectOf(without(generalized(), /\.tag$/)), 'sysprep-success-tag');
    expect([result, prediction]).toEqual(['warning', 'cannotTell']);
  });

  test('whose OOBEInProgress says otherwise contradicts itself', () => {
    const files = setup([number('OOBEInProgress', 1)]);
    const { result, title } = checkOf(subjectOf(files), 'generalized-markers');
    expect([result, title]).toEqual(['fail', 'The marks of generalization contradict each other']);
  });
});

describe('the state that Sysprep keeps', () => {
  test.each([
    [7, 2, 'pass'],
    [7, 5, 'warning'],
    [3, 2, 'fail'],
    [4, 2, 'warning'],
    [11, 2, 'unknown'],
  ])('%i with clean-up %i: %s', (general, cleanup, result) => {
    const files = setupStatus('SysprepStatus', [
      number('GeneralizationState', general),
      number('CleanupState', cleanup),
    ]);
    expect(resultOf(files, 'sysprep-status')).toBe(result);
  });

  test('that is text says nothing', () => {
    const files = setupStatus('SysprepStatus', [text('GeneralizationState', '7')]);
    expect(['sysprep-status', 'generalized-markers'].map((id) => resultOf(files, id))).toEqual(['unknown', 'unknown']);
  });
});

describe('set-up', () => {
  test.each([
    [number('SetupType', 1), 'unknown'],
    [number('SystemSetupInProgress', 1), 'fail'],
    [text('CmdLine', 'setup -newsetup'), 'warning'],
    [list('OOBEInProgress', ['1']), 'unknown'],
    [number('RestartSetup', 1), 'fail'],
  ])('with another mark: %#', (value, result) => expect(resultOf(setup([value]), 'setup-in-progress')).toBe(result));

  test.each([
    [1, 'fail'],
    [9, 'pass'],
    [5, 'unknown'],
  ])('with a pass of state %i: %s', (state, result) =>
    expect(resultOf(setupStatus('UnattendPasses', [number('oobeSystem', state)]), 'unattend-pass-status')).toBe(result),
  );

  test('counts its cookie as no pass', () => {
    const files = setupStatus('UnattendPasses', [number('ActionQueueCookie', 1)]);
    expect(resultOf(files, 'unattend-pass-status')).toBe('pass');
  });
});

describe('an upgraded Windows', () => {
  test.each([
    ['9600', 'fail'],
    ['14393', 'pass'],
    ['x', 'unknown'],
  ])('of build %s: %s', (build, result) =>
    expect(resultOf(upgradedFrom('7601', build), 'in-place-upgrade')).toBe(result),
  );

  test('shows by the value or the key Upgrade too, where it is not 0', () => {
    expect(resultOf(setup([], [key('Upgrade', [])]), 'in-place-upgrade')).toBe('fail');
    expect(resultOf(setup([number('Upgrade', 1)]), 'in-place-upgrade')).toBe('fail');
    expect(resultOf(setup([number('Upgrade', 0)]), 'in-place-upgrade')).toBe('pass');
  });
});

describe('what waits', () => {
  test('reserved storage without its value is not in use from 1903 on, does not exist before, and is unknown for an untold build', () => {
    expect(['17763', '18362', 'x'].map((build) => resultOf(ofBuild(build), 'reserved-storage'))).toEqual([
      'notApplicable',
      'pass',
      'unknown',
    ]);
  });

  test('the servicing service with a strange start is undecided', () => {
    expect(resultOf(service('TrustedInstaller', [number('Start', 9)]), 'servicing-service')).toBe('unknown');
  });
});

describe('one copy of the image state', () => {
  test('has nothing to be compared with', () => {
    expect(resultOf(without(sampleFiles('healthy'), /State\.ini$/), 'image-state-copies')).toBe('notApplicable');
  });

  test('that asks for audit mode makes the next start go there', () => {
    const state = path(
      'Microsoft\\Windows\\CurrentVersion\\Setup\\State',
      [],
      [text('ImageState', 'IMAGE_STATE_GENERALIZE_RESEAL_TO_AUDIT')],
    );
    expect(resultOf(hiveWith('healthy', 'SOFTWARE', state), 'audit-mode')).toBe('warning');
  });
});

describe('an armed image whose SOFTWARE cannot be read', () => {
  test('is not taken for one whose set-up broke off', () => {
    const subject = unreadIn(without(generalized(), /State\.ini$/), 'SOFTWARE');
    const { result, title } = checkOf(subject, 'setup-in-progress');
    expect([result, title]).toEqual(['unknown', 'Whether set-up waits as it should could not be decided']);
  });
});

describe('the way to audit mode', () => {
  const byState = hiveWith(
    'healthy',
    'SOFTWARE',
    path(
      'Microsoft\\Windows\\CurrentVersion\\Setup\\State',
      [],
      [text('ImageState', 'IMAGE_STATE_SPECIALIZE_RESEAL_TO_AUDIT')],
    ),
  );

  test('is certain by the image state, which is shown at its place, and likely by AuditBoot', () => {
    const { prediction, diagnostics } = checkOf(subjectOf(byState), 'audit-mode');
    expect(prediction).toBe('certain');
    expect(diagnostics[0]?.evidence.at(-1)).toEqual({
      where: { key: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Setup\\State', value: 'ImageState' },
      text: 'IMAGE_STATE_SPECIALIZE_RESEAL_TO_AUDIT',
    });
    const byBoot = hiveWith('healthy', 'SYSTEM', path('Setup\\Status', [], [number('AuditBoot', 1)]));
    expect(checkOf(subjectOf(byBoot), 'audit-mode').prediction).toBe('likely');
  });
});

describe('what only stops Sysprep, on an image that it has generalized', () => {
  const disabled = path('ControlSet001\\Services\\TrustedInstaller', [], [number('Start', 4)]);
  const subject = subjectOf(generalized(disabled));

  test('is no failure any more, and says why', () => {
    const { result, diagnostics } = checkOf(subject, 'servicing-service');
    expect([result, diagnostics[0]?.severity]).toEqual(['warning', 'warning']);
    expect(diagnostics[0]?.detail).toContain('Sysprep has generalized this image already');
    const before = checkOf(subjectOf(hiveWith('healthy', 'SYSTEM', disabled)), 'servicing-service');
    expect([before.result, before.diagnostics[0]?.severity]).toEqual(['fail', 'error']);
  });

  test.each(['rearm-count', 'bitlocker'])('is not asked from the source machine: %s', (id) => {
    const { result, onSourceOnly, breaks } = checkOf(subject, id);
    expect([result, onSourceOnly, breaks]).toEqual(['notApplicable', undefined, null]);
    expect(resultOf(sampleFiles('healthy'), id)).toBe('unknown');
  });

  test('stays what it is where it harms the new instances too', () => {
    const controller = path('ControlSet001\\Control\\ProductOptions', [], [text('ProductType', 'LanmanNT')]);
    expect(resultOf(generalized(controller), 'domain-controller')).toBe('fail');
  });
});
