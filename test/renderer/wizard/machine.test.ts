import { describe, expect, test } from 'vitest';
import { firstStep, footerOf, stepState, type Facts, type WorkFacts } from '../../../renderer/wizard/machine.ts';
import type { HiveFound, VolumeReport } from '../../../shared/model/volume.ts';

const REPORT: VolumeReport = {
  root: 'D:\\',
  windows: {
    productName: 'Windows Server 2012 R2',
    editionId: null,
    build: '9600',
    installationType: null,
    kernel: '6.3',
  },
  computerName: 'WIN-ORIG',
  controlSet: 1,
  imageState: 'IMAGE_STATE_COMPLETE',
  generalized: { verdict: 'notGeneralized', markers: [] },
  agents: [],
  hives: [],
  configs: [{ path: 'a.xml', kind: 'answerFile', size: 1 }],
  logs: [],
  writeBar: null,
  fingerprint: '00',
  problems: [],
};
const hive = (state: HiveFound['state']): HiveFound => ({
  name: 'SAM',
  path: 'SAM',
  state,
  size: 1,
  logsApplied: [],
  warnings: [],
});
const idle: WorkFacts<never> = { state: 'idle', done: null, total: null, result: null, stale: false };
const FACTS: Facts = {
  report: REPORT,
  purpose: 'standard',
  checks: idle,
  run: idle,
  diagnosis: idle,
  opening: false,
  unsaved: 0,
};
const summary = (fail: number, warning: number, unknown: number) => ({
  fail,
  warning,
  unknown,
  undecided: unknown,
  pass: 9,
  notApplicable: 0,
});
const found = <T>(result: T): WorkFacts<T> => ({ ...idle, result });

const volumeState = (...hives: readonly HiveFound[]) => stepState('volume', { ...FACTS, report: { ...REPORT, hives } });

const checklistState = (...counts: [number, number, number]) =>
  stepState('checklist', { ...FACTS, checks: found(summary(...counts)) });

const checksState = (work: Partial<Facts['checks']>) =>
  stepState('checklist', { ...FACTS, checks: { ...idle, ...work } });

const runState = (broken: number, cannotTell: number) =>
  stepState('run', { ...FACTS, run: found({ broken, cannotTell }) });

describe('the state of a step', () => {
  test('without a volume only the first step says what to do', () => {
    const closed = { ...FACTS, report: null };
    expect(stepState('volume', closed)).toEqual({ tone: '', words: 'Open a volume first' });
    expect(stepState('run', closed)).toEqual({ tone: '', words: '' });
  });

  test('the volume tells what was replayed and what could not be read', () => {
    expect(volumeState(hive('clean'))).toEqual({ tone: 'pass', words: 'Read' });
    expect(volumeState(hive('replayed'), hive('replayed'))).toEqual({ tone: 'pass', words: '2 hives replayed' });
    expect(volumeState(hive('dirty'), hive('replayed'))).toEqual({ tone: 'warn', words: '1 hive dirty' });
    expect(volumeState(hive('replayed'), hive('unreadable'))).toEqual({ tone: 'unknown', words: 'Partly read' });
  });

  test('the checklist counts the worst first', () => {
    expect(checklistState(3, 5, 2)).toEqual({ tone: 'fail', words: '3 fail, 5 warnings' });
    expect(checklistState(0, 1, 2)).toEqual({ tone: 'warn', words: '1 warning, 2 unknown' });
    expect(checklistState(0, 0, 1)).toEqual({ tone: 'unknown', words: '1 unknown' });
    expect(checklistState(0, 0, 0)).toEqual({ tone: 'pass', words: 'Nothing stops it' });
  });

  test('work shows how far it is, whether it failed, and whether it is old', () => {
    expect(checksState({})).toEqual({ tone: '', words: 'Not checked yet' });
    expect(checksState({ state: 'running' })).toEqual({ tone: 'busy', words: 'Checking' });
    expect(checksState({ state: 'running', done: 31, total: 52 })).toEqual({
      tone: 'busy',
      words: 'Checking, 31 of 52',
    });
    expect(checksState({ state: 'running', done: 31 })).toEqual({ tone: 'busy', words: 'Checking, 31' });
    expect(checksState({ state: 'failed' })).toEqual({ tone: 'unknown', words: 'Could not finish' });
    expect(checksState({ result: summary(1, 0, 0), stale: true })).toEqual({ tone: '', words: '1 fail, old' });
  });

  test('a run that cannot be told is never a pass', () => {
    expect(runState(2, 1)).toEqual({ tone: 'fail', words: '2 statements broken' });
    expect(runState(0, 1)).toEqual({ tone: 'unknown', words: '1 cannot tell' });
    expect(runState(0, 0)).toEqual({ tone: 'pass', words: 'No statement broken' });
  });

  test('a diagnosis names its causes', () => {
    const facts = { ...FACTS, diagnosis: found({ outcome: 'failed', causes: 1 } as const) };
    expect(stepState('troubleshoot', facts)).toEqual({ tone: 'fail', words: '1 cause found' });
    expect(stepState('troubleshoot', FACTS)).toEqual({ tone: '', words: 'No logs found' });
  });

  test('unsaved changes are told before the number of files', () => {
    expect(stepState('configure', FACTS)).toEqual({ tone: '', words: '1 settings file' });
    expect(stepState('configure', { ...FACTS, unsaved: 2 })).toEqual({ tone: 'warn', words: '2 unsaved changes' });
  });
});

describe('the footer', () => {
  test('nothing is blocked; where going on is not sensible it says why', () => {
    expect(footerOf('volume', FACTS)).toEqual({ back: null, next: 'checklist', reason: '', sensible: true });
    expect(footerOf('volume', { ...FACTS, purpose: 'backup' })).toEqual({
      back: null,
      next: 'checklist',
      reason: 'For a backup Sysprep is wrong: make a snapshot, or an image without Sysprep.',
      sensible: false,
    });
    expect(footerOf('checklist', FACTS)).toEqual({
      back: 'volume',
      next: 'configure',
      reason: 'The checks have not finished; what they find appears here.',
      sensible: false,
    });
    expect(footerOf('checklist', { ...FACTS, checks: found(summary(1, 0, 0)) })).toEqual({
      back: 'volume',
      next: 'configure',
      reason: '1 failure remains. You can still look at Configure and Run.',
      sensible: true,
    });
  });

  test('the last step leads nowhere, and troubleshooting is never the main way on', () => {
    expect(footerOf('troubleshoot', FACTS)).toEqual({ back: 'run', next: null, reason: '', sensible: false });
    expect(footerOf('run', { ...FACTS, run: found({ broken: 1, cannotTell: 0 }) })).toEqual({
      back: 'configure',
      next: 'troubleshoot',
      reason: '1 statement broken. Change the deciding settings and run again.',
      sensible: false,
    });
  });

  test('an image that already failed opens at its logs', () => {
    expect([firstStep('standard'), firstStep('backup'), firstStep('failed')]).toEqual([
      'volume',
      'volume',
      'troubleshoot',
    ]);
  });
});
