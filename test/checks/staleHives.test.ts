import { describe, expect, test } from 'vitest';
import { runChecks } from '../../main/checks/runChecks.ts';
import { number, path } from '../../main/sample/hiveSpecs.ts';
import { hiveStale } from '../../shared/model/volume.ts';
import { makeDirty, newLog } from '../support/hivesLogs.ts';
import { checkOf, finish, hiveWith, sampleFiles, subjectOf, type Files } from '../support/worlds.ts';
import { HIVES, type HiveName } from './hiveReaders.ts';

const place = (name: HiveName): string => `Windows/System32/config/${name}`;
const bytesOf = (files: Files, name: HiveName): Uint8Array => {
  const bytes = files[place(name)];
  if (!(bytes instanceof Uint8Array)) throw new Error(`the sample has no hive ${name}`);
  return bytes;
};
const dirty = (name: HiveName, files = sampleFiles('healthy')): Files => ({
  ...files,
  [place(name)]: makeDirty(bytesOf(files, name)),
});

describe('a hive that was not written completely, without its logs', () => {
  const subject = subjectOf(dirty('SYSTEM'));

  test.each([
    'sysprep-status',
    'generalized-markers',
    'rdp-state',
    'agent-service-start',
    'domain-controller',
    'dhcp-service-start',
    'first-boot-password',
  ])('lets %s not pass by its values', (id) => {
    const { result, prediction, title, diagnostics } = checkOf(subject, id);
    expect([result, prediction, title]).toEqual([
      'unknown',
      'cannotTell',
      expect.stringMatching(/^By a hive SYSTEM that misses changes: /),
    ]);
    expect(diagnostics[0]?.evidence.at(-1)).toEqual({
      where: { file: place('SYSTEM') },
      text: 'the hive SYSTEM misses changes that only its logs hold',
    });
    expect(diagnostics[0]?.fix).toMatch(/^Copy the hive again with its LOG files/);
  });

  test.each(HIVES)('%s: proves nothing by what stands in it', (name) => {
    const passed = finish(runChecks(subjectOf(dirty(name)))).results.filter(({ result }) => result === 'pass');
    const proofs = passed.flatMap(({ id, diagnostics }) =>
      diagnostics.flatMap(({ evidence }) => evidence.map(({ where }) => `${id} ${where.key ?? ''}`)),
    );
    expect(proofs.filter((proof) => proof.includes(` HKLM\\${name}\\`))).toEqual([]);
    expect(passed.length).toBeGreaterThan(10);
  });

  test('leaves what it shows to be wrong a failure, which is not certain', () => {
    const disabled = hiveWith(
      'healthy',
      'SYSTEM',
      path('ControlSet001\\Services\\Ec2Config', [], [number('Start', 4)]),
    );
    const whole = checkOf(subjectOf(disabled), 'agent-service-start');
    const stale = checkOf(subjectOf(dirty('SYSTEM', disabled)), 'agent-service-start');
    expect([whole.result, whole.prediction]).toEqual(['fail', 'certain']);
    expect([stale.result, stale.prediction]).toEqual(['fail', 'cannotTell']);
    expect(stale.diagnostics[0]?.detail).toContain('a value in it may be stale');
  });
});

test('a hive whose logs make up for what it misses proves what it shows', () => {
  const files = sampleFiles('healthy');
  const whole = bytesOf(files, 'SYSTEM');
  const sequence = new DataView(whole.buffer, whole.byteOffset).getUint32(8, true) + 1;
  const after = Uint8Array.from(whole);
  const replayed = { ...dirty('SYSTEM'), [`${place('SYSTEM')}.LOG1`]: newLog([whole, after], sequence) };
  expect(subjectOf(replayed).report.hives.some((hive) => hiveStale(hive))).toBe(true);
  const subject = subjectOf({ ...replayed, [`${place('SYSTEM')}.LOG2`]: new Uint8Array(0) });
  expect(subject.report.hives.filter((hive) => hiveStale(hive))).toEqual([]);
  expect(checkOf(subject, 'agent-service-start').result).toBe('pass');
});

test('damage alone is no sign that a value is stale', () => {
  const files = sampleFiles('healthy');
  const cut = { ...files, [place('SYSTEM')]: bytesOf(files, 'SYSTEM').slice(0, -4096) };
  const { hives } = subjectOf(cut).report;
  expect(hives.find(({ name }) => name === 'SYSTEM')).toMatchObject({ state: 'damaged' });
  expect(hives.filter((hive) => hiveStale(hive))).toEqual([]);
});
