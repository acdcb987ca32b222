import { key, number, path, text } from '../../../main/sample/hiveSpecs.ts';
import type { ValueSpec } from '../../../main/registry/regf/build.ts';
import { hiveEdited, hiveWith, sampleFiles, type Files } from '../../support/worlds.ts';
import { setup, setupStatus, upgradedFrom, without } from '../volumes.ts';
import type { CheckCase } from './checkCase.ts';

const healthy = () => sampleFiles('healthy');
const firstBootFailed = () => sampleFiles('failed-copyprofile');
const setupCl = (status: number) =>
  setup([], [key('SetupCl', [number('ExecutionSuccessful', status === 0 ? 1 : 0), number('NTSTATUS', status)])]);

const stateOfValue = (value: ValueSpec): Files =>
  hiveWith('healthy', 'SOFTWARE', path('Microsoft\\Windows\\CurrentVersion\\Setup\\State', [], [value]));

export const state: readonly CheckCase[] = [
  {
    id: 'image-state',
    good: healthy,
    bad: firstBootFailed,
    badResult: 'fail',
    also: [
      {
        when: 'where there is none',
        files: () =>
          without(
            hiveEdited('healthy', 'SOFTWARE', (spec) => (spec.name === 'State' ? null : spec)),
            /State\.ini$/i,
          ),
        result: 'unknown',
        says: /^There is no image state/,
      },
      {
        when: 'where only State.ini has one, and the registry could be read',
        files: () => hiveEdited('healthy', 'SOFTWARE', (spec) => (spec.name === 'State' ? null : spec)),
        result: 'unknown',
        says: /^Only State\.ini says .* is missing or no text/,
      },
      {
        when: 'where the registry value is a number',
        files: () => stateOfValue(number('ImageState', 1)),
        result: 'unknown',
        says: /^Only State\.ini says /,
      },
      {
        when: 'where it is empty',
        files: () => stateOfValue(text('ImageState', '')),
        result: 'unknown',
        says: /^The image state is empty/,
      },
      {
        when: 'where State.ini stands in for a hive that was not copied',
        files: () => without(healthy(), /config\/SOFTWARE$/),
        result: 'pass',
        says: /^State\.ini says that the image state is complete/,
      },
    ],
  },
  {
    id: 'image-state-copies',
    good: healthy,
    bad: () => ({
      ...healthy(),
      'Windows/Setup/State/State.ini': '[State]\r\nImageState="IMAGE_STATE_UNDEPLOYABLE"\r\n',
    }),
    badResult: 'warning',
  },
  {
    id: 'generalized-markers',
    good: healthy,
    bad: () => setupStatus('SysprepStatus', [number('GeneralizationState', 3)]),
    badResult: 'fail',
  },
  {
    id: 'sysprep-status',
    good: healthy,
    bad: () => setupStatus('SysprepStatus', [number('GeneralizationState', 3)]),
    badResult: 'fail',
  },
  {
    id: 'sysprep-success-tag',
    good: healthy,
    bad: () =>
      hiveWith(
        'healthy',
        'SOFTWARE',
        path('Microsoft\\Windows\\CurrentVersion\\Setup\\State', [], [text('ImageState', 'X')]),
      ),
    badResult: 'unknown',
  },
  { id: 'setup-in-progress', good: healthy, bad: firstBootFailed, badResult: 'fail' },
  { id: 'setup-children', good: healthy, bad: firstBootFailed, badResult: 'fail' },
  { id: 'unattend-pass-status', good: healthy, bad: firstBootFailed, badResult: 'fail' },
  {
    id: 'sid-change-result',
    good: () => setupCl(0),
    bad: () => setupCl(0xc0000022),
    badResult: 'warning',
    onSample: 'notApplicable',
  },
  {
    id: 'audit-mode',
    good: healthy,
    bad: () => hiveWith('healthy', 'SYSTEM', path('Setup\\Status', [], [number('AuditBoot', 1)])),
    badResult: 'warning',
  },
  {
    id: 'sysprep-vm-mode',
    good: healthy,
    bad: () =>
      hiveWith(
        'healthy',
        'SOFTWARE',
        path('Microsoft\\Windows\\CurrentVersion\\Setup\\Sysprep', [], [text('SysprepMode', 'vm')]),
      ),
    badResult: 'warning',
  },
  {
    id: 'in-place-upgrade',
    good: healthy,
    bad: () => upgradedFrom('9200', '9600'),
    badResult: 'fail',
    also: [
      {
        when: 'where the value Upgrade is no number',
        files: () => setup([text('Upgrade', 'x')]),
        result: 'unknown',
        says: /Upgrade holds no number/,
      },
    ],
  },
];
