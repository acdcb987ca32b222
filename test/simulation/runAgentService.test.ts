import { describe, expect, test } from 'vitest';
import { number, path } from '../../main/sample/hiveSpecs.ts';
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
const BEFORE = `${EC2}/Scripts/BeforeSysprep.cmd`;
const KEY = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Ec2Config';
const DISABLE = `reg add ${KEY} /v Start /t REG_DWORD /d 4 /f`;
const start = (value: number): Files =>
  hiveWith('healthy', 'SYSTEM', path('ControlSet001\\Services\\Ec2Config', [], [number('Start', value)]));
const LOCKED_OUT =
  'Order 2 scrambles the Administrator password and the service Ec2Config does not start (Start = 4), so nothing sets a known one afterwards.';

describe('a service of the agent that is disabled', () => {
  test('locks everybody out, and the value is named', () => {
    const run = runOf(start(4));
    expect(results(run)).toMatchObject({ 'known-way-in': 'broken', 'rdp-reachable-again': 'holds' });
    expect(verdict(run, 'known-way-in')).toMatchObject({
      reason: LOCKED_OUT,
      path: ['specialize-start', 'specialize-order-2', 'agentstart-service'],
      evidence: [{ where: { key: KEY, value: 'Start' }, text: 'Start = 4' }],
    });
    expect(run.final.canLogIn).toBe(false);
  });

  test('does nothing of what it would do, all of which stays planned', () => {
    const run = runOf(start(4));
    expect(run.steps.at(-1)?.id).toBe('agentstart-service');
    expect(run.plan.at(-1)?.id).toBe('afterready-disable');
    expect(run.final.imageState).toBe('IMAGE_STATE_COMPLETE');
  });

  test('may be disabled by a script, whose line decides', () => {
    const run = runOf(sampleWith('healthy', { [BEFORE]: (text) => `${text}${DISABLE}\r\n` }));
    expect(verdict(run, 'known-way-in')).toMatchObject({
      reason: LOCKED_OUT,
      deciding: { file: BEFORE, line: 3, setting: `${KEY}\\!Start`, value: '4' },
    });
  });

  test('and be enabled again by a later one', () => {
    const enable = DISABLE.replace('/d 4', '/d 2');
    const files = { ...start(4), ...sampleScripts(`${enable}\r\n`) };
    expect(results(runOf(files))['known-way-in']).toBe('holds');
  });

  test('keeps nobody out whose password the answer file sets; the answer says what is missing', () => {
    const password =
      '<UserAccounts><AdministratorPassword><Value>Heron5-Lake!</Value><PlainText>true</PlainText></AdministratorPassword></UserAccounts>';
    const answer = sampleWith('healthy', {
      [ANSWER]: (xml) => xml.replace('<BluetoothTaskbarIconEnabled>', `${password}<BluetoothTaskbarIconEnabled>`),
    })[ANSWER];
    const run = runOf({ ...start(4), [ANSWER]: answer ?? '' });
    expect(results(run)['known-way-in']).toBe('holds');
    expect(run.answer).toBe(
      'The run finishes. The agent does nothing: the service Ec2Config does not start (Start = 4). Administrator has the password of the answer file.',
    );
  });
});

/** The scripts of the healthy sample with further lines in BeforeSysprep.cmd. */
function sampleScripts(lines: string): Files {
  return { [BEFORE]: sampleWith('healthy', { [BEFORE]: (text) => text + lines })[BEFORE] ?? '' };
}

describe('a service of the agent', () => {
  test('that is not registered does not start either', () => {
    const run = runOf(hiveEdited('healthy', 'SYSTEM', (spec) => (spec.name === 'Ec2Config' ? null : spec)));
    expect(results(run)['known-way-in']).toBe('broken');
    expect(stepOf(run, 'agentstart-service').title).toMatch(/there is no such service/);
  });
  test.each([
    ['starts on demand', start(3)],
    ['has a start value that is not known', start(9)],
  ])('that %s leaves open what it does', (_, files) => {
    const run = runOf(files);
    expect(stepOf(run, 'agentstart-service').certainty).toBe('unconfirmed');
    expect(results(run)).toMatchObject({ 'known-way-in': 'cannotTell', 'rdp-reachable-again': 'holds' });
    expect(run.final.canLogIn).toBeNull();
  });
  test('that a script may or may not disable leaves open what it does', () => {
    const asked = `echo perhaps| ${DISABLE.replace(' /f', '')}\r\n`;
    const run = runOf({ ...sampleFiles('healthy'), ...sampleScripts(asked) });
    expect(stepOf(run, 'agentstart-service').title).toMatch(/cannot be told \(.*BeforeSysprep.cmd:3\)$/);
    expect(results(run)['known-way-in']).toBe('cannotTell');
  });
  test('that starts adds no step', () => {
    expect(runOf(sampleFiles('healthy')).steps.some(({ id }) => id === 'agentstart-service')).toBe(false);
  });
});
