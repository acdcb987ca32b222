import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stepPrediction } from '../../main/api/stepPrediction.ts';
import { lastOf, openEngine, type Engine } from '../support/engine.ts';
import { withPassword } from '../checks/cases/secrets.ts';
import { runOf, sampleFiles, sampleWith } from '../support/worlds.ts';

const HIVES = 'Windows/System32/config';
const GC = 'Windows/Panther/UnattendGC/setupact.log';

let engine: Engine;
beforeAll(() => {
  engine = openEngine();
});
afterAll(() => engine.close());

const diagnose = async (volume: string) => (await lastOf(engine.caller.diagnosis.run({ volume }))).diagnosis;

describe('what is predicted', () => {
  test('is open from the step on that an unreadable hive leaves open', async () => {
    const volume = await engine.sample('failed-copyprofile');
    writeFileSync(join(volume, HIVES, 'SOFTWARE'), 'garbage');
    const { rows } = (await diagnose(volume)).expectation;
    const at = rows.findIndex((row) => row.step === 'specialize-copyprofile');
    expect(new Set(rows.slice(0, at).map((row) => row.predicted))).toEqual(new Set(['happens']));
    expect(new Set(rows.slice(at).map((row) => row.predicted))).toEqual(new Set(['cannot tell']));
  });

  test('is open for CopyProfile alone where the end is broken for another reason', () => {
    const files = { ...sampleFiles('lock-out'), 'Users/left/x.txt': 'x' };
    const closed =
      'reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server" /v fDenyTSConnections /t REG_DWORD /d 1 /f\r\n';
    const post = 'Program Files/Amazon/Ec2ConfigService/Scripts/PostSysprep.cmd';
    const run = runOf({
      ...files,
      [post]: sampleWith('lock-out', { [post]: (text) => `${text}${closed}` })[post] ?? '',
    });
    const ends = run.verdicts.filter((verdict) => verdict.kind === 'eventually').map((verdict) => verdict.result);
    expect(ends).toEqual(['broken', 'broken']);
    const predicted = stepPrediction(run);
    expect(run.plan.filter(({ id }) => predicted(id) === 'cannot tell').map(({ id }) => id)).toEqual([
      'specialize-copyprofile',
    ]);
  });

  test('fails where the run stops, and nothing behind it is reached', () => {
    const run = runOf(sampleFiles('orphan-profile'));
    const words = run.plan.map(({ id }) => stepPrediction(run)(id));
    const at = words.indexOf('fails');
    expect(run.plan[at]?.id).toBe('specialize-copyprofile');
    expect([...new Set(words.slice(0, at)), ...new Set(words.slice(at + 1))]).toEqual(['happens', 'not reached']);
  });

  test('happens throughout where nothing is open', () => {
    const run = runOf(sampleFiles('healthy'));
    expect(new Set(run.plan.map(({ id }) => stepPrediction(run)(id)))).toEqual(new Set(['happens']));
  });
});

describe('a volume whose set-up log was cut', () => {
  test('is told by the errors that its setuperr.log kept', async () => {
    const volume = await engine.sample('failed-copyprofile');
    truncateSync(join(volume, GC), 900);
    const { outcome, causes, answer } = await diagnose(volume);
    expect([outcome, causes.map(({ id, confidence }) => [id, confidence])]).toEqual([
      'failed',
      [['copyprofile-find', 'certain']],
    ]);
    expect(answer).toMatch(/^First boot stopped: /);
  });

  test('and overwritten is told all the same, since the image state denies a later success', async () => {
    const volume = await engine.sample('failed-copyprofile');
    writeFileSync(join(volume, GC), new Uint8Array(300_000));
    expect((await diagnose(volume)).outcome).toBe('failed');
  });

  test('leaves the outcome open where the log of generalize is no text', async () => {
    const volume = await engine.sample('failed-copyprofile');
    writeFileSync(join(volume, 'Windows/System32/Sysprep/Panther/setupact.log'), new Uint8Array(5000));
    const { outcome, causes, answer } = await diagnose(volume);
    expect([outcome, causes[0]?.confidence]).toEqual(['unknown', 'possible']);
    expect(answer).toMatch(/^The logs do not tell .* What could be read of them says: First boot stopped: /);
  });

  test('contradicts an image state that says that a phase did not finish', async () => {
    const volume = await engine.sample('failed-copyprofile');
    for (const log of [GC, GC.replace('setupact', 'setuperr'), 'Windows/Panther/setupact.log'])
      rmSync(join(volume, log), { force: true });
    expect((await diagnose(volume)).outcome).toBe('unknown');
  });
});

const find = async (grep: string) => {
  const volume = await engine.sample('failed-copyprofile');
  const { entries } = await engine.caller.logs.page({ volume, grep, offset: 0, limit: 100 });
  return entries.map(({ text }) => text);
};

describe('a search of the logs', () => {
  test('finds a text as it stands, and what an expression between slashes matches', async () => {
    const failures = await find('_FindLatestProfile failed (0x');
    expect(failures.length).toBeGreaterThan(0);
    expect(await find('/_findlatestprofile failed \\(0x8007000\\d\\)/')).toEqual(failures);
    expect(await find('_FindLatestProfile failed \\(0x')).toEqual([]);
  });

  test('refuses what is no expression', async () => {
    await expect(find('/([/')).rejects.toMatchObject({
      cause: { problem: { kind: 'usage', diagnostic: { code: 'search-expression-invalid' } } },
    });
  });
});

const offered = async (volume: string) => (await diagnose(volume)).proposals.map(({ id }) => id);
const CACHED = 'Windows/Panther/unattend-original.xml';

describe('what is proposed', () => {
  test('mends the cause that was found; the rest belongs to the checklist', async () => {
    const volume = await engine.sample('failed-copyprofile');
    writeFileSync(join(volume, CACHED), withPassword());
    expect((await engine.caller.fix.list({ volume })).map(({ id }) => id)).toContain('scrub-cached-answer-files');
    expect(await offered(volume)).toEqual(['remove-stale-profile-keys', 'set-copyprofile-false']);
  });

  test('is nothing where no cause was found', async () => {
    const volume = await engine.sample('orphan-profile');
    expect((await engine.caller.fix.list({ volume })).length).toBeGreaterThan(0);
    expect(await offered(volume)).toEqual([]);
  });
});

test('a failed volume whose hive is cut says what could not be looked at', async () => {
  const volume = await engine.sample('failed-copyprofile');
  truncateSync(join(volume, HIVES, 'SOFTWARE'), 6000);
  const { proposals, problems, advice } = await diagnose(volume);
  expect(proposals).toEqual([]);
  expect(problems.map(({ summary }) => summary).join(' ')).toContain('The hive SOFTWARE is damaged');
  expect(advice[0]).toMatch(/stays lost/);
});
