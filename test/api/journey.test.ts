import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentsOf, fingerprintOf, fingerprintsOf, lastOf, openEngine, type Engine } from '../support/engine.ts';

const ANSWER = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';
const BUNDLE = 'Program Files/Amazon/Ec2ConfigService/Settings/BundleConfig.xml';
const CONFIG = 'Program Files/Amazon/Ec2ConfigService/Settings/Config.xml';
const SECRET = 'Sw0rdfish-in-clear';

let engine: Engine;
beforeAll(() => {
  engine = openEngine();
});
afterAll(() => engine.close());

const checks = (volume: string) => lastOf(engine.caller.checks.run({ volume }));
const simulate = (volume: string, edits?: { file: string; setting: string; value: string | null }[]) =>
  lastOf(engine.caller.simulation.run({ volume, ...(edits === undefined ? {} : { edits }) }));
const diagnose = (volume: string) => lastOf(engine.caller.diagnosis.run({ volume }));
const results = (run: { verdicts: readonly { statement: string; result: string }[] }) =>
  Object.fromEntries(run.verdicts.map((verdict) => [verdict.statement, verdict.result]));

describe('a failed image, from the logs to the mended run', () => {
  test('diagnosis names the cause, the key and both remedies; applying one and undoing it', async () => {
    const volume = await engine.sample('failed-copyprofile');
    const before = contentsOf(volume);
    const { diagnosis } = await diagnose(volume);
    expect(diagnosis.outcome).toBe('failed');
    expect(diagnosis.causes.map((cause) => [cause.id, cause.confidence])).toEqual([['copyprofile-find', 'certain']]);
    expect(diagnosis.causes[0]?.found.map((item) => item.where.key)).toEqual([
      expect.stringMatching(/ProfileList\\S-1-5-21-.*-1004$/),
    ]);
    expect(diagnosis.proposals.map((proposal) => [proposal.id, proposal.risk])).toEqual([
      ['remove-stale-profile-keys', 'safe'],
      ['set-copyprofile-false', 'needsThought'],
    ]);
    expect(diagnosis.codes.map((code) => [code.hex, code.name])).toContainEqual(['0x80070003', 'ERROR_PATH_NOT_FOUND']);
    expect(diagnosis.expectation).toMatchObject({ lastMatchedStep: 'specialize-shell' });
    expect(diagnosis.advice[0]).toMatch(/stays lost/);

    expect(results((await simulate(volume)).run)['copyprofile-can-succeed']).toBe('broken');
    const applied = await engine.caller.fix.carryOut({ volume, id: 'remove-stale-profile-keys' });
    expect(applied.files).toEqual(['Windows/System32/config/SOFTWARE']);
    expect(results((await simulate(volume)).run)['copyprofile-can-succeed']).toBe('holds');
    const changed = Object.entries(contentsOf(volume)).filter(([path, hash]) => before[path] !== hash);
    expect(changed.map(([path]) => path)).toEqual(['Windows/System32/config/SOFTWARE']);

    await engine.caller.fix.undo({ volume });
    expect(contentsOf(volume)).toEqual(before);
  });

  test('Option 2 changes one word of the answer file, and the run gets past CopyProfile', async () => {
    const volume = await engine.sample('orphan-profile');
    const before = readFileSync(join(volume, ANSWER), 'utf8');
    await engine.caller.fix.carryOut({ volume, id: 'set-copyprofile-false' });
    expect(readFileSync(join(volume, ANSWER), 'utf8')).toBe(before.replace('<CopyProfile>true', '<CopyProfile>false'));
    expect(results((await simulate(volume)).run)['copyprofile-can-succeed']).toBe('holds');
  });

  test('a volume that changed between showing and applying is refused, and nothing is written', async () => {
    const volume = await engine.sample('orphan-profile');
    const { fingerprint } = await engine.caller.config.read({ volume, file: BUNDLE });
    writeFileSync(
      join(volume, BUNDLE),
      readFileSync(join(volume, BUNDLE), 'utf8').replace('AutoSysprep', 'AutoSysPrep'),
    );
    const before = contentsOf(volume);
    const edits = [{ file: BUNDLE, setting: 'Properties/SetPasswordAfterSysprep', value: 'No' }];
    await expect(
      engine.caller.config.save({ volume, edits, fingerprints: { [BUNDLE]: fingerprint } }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(contentsOf(volume)).toEqual(before);
  });
});

describe('logs that are missing', () => {
  test('prove no success: the image state says that a phase has not finished', async () => {
    const volume = await engine.sample('failed-copyprofile');
    rmSync(join(volume, 'Windows/Panther'), { recursive: true });
    expect((await diagnose(volume)).diagnosis.outcome).toBe('unknown');
  });
});

describe('a profile key whose account still exists', () => {
  test('is a finding, and no remedy removes it: only keys of deleted users go', async () => {
    const volume = await engine.sample('healthy');
    rmSync(join(volume, 'Users', 'Administrator'), { recursive: true });
    expect((await engine.caller.fix.list({ volume })).map(({ id }) => id)).toEqual(['set-copyprofile-false']);
    const { report } = await checks(volume);
    expect(report.results.find((outcome) => outcome.id === 'profile-key-without-folder')?.result).toBe('fail');
  });
});

describe('reading', () => {
  test('changes nothing on the volume: no byte, no time, no permission', async () => {
    const volume = await engine.sample('failed-copyprofile');
    const before = fingerprintOf(volume);
    await engine.caller.volume.open({ path: volume });
    await engine.caller.accounts.list({ volume });
    await checks(volume);
    await simulate(volume);
    await diagnose(volume);
    const { files } = await engine.caller.config.list({ volume });
    for (const file of files) await engine.caller.config.read({ volume, file: file.path });
    await engine.caller.logs.page({ volume, offset: 0, limit: 100 });
    await engine.caller.fix.list({ volume });
    await engine.caller.config.preview({
      volume,
      edits: [{ file: BUNDLE, setting: 'Properties/AutoSysprep', value: 'Yes' }],
    });
    expect(fingerprintOf(volume)).toEqual(before);
  });

  test('says what a folder without Windows is, and what a missing one is', async () => {
    await expect(engine.caller.volume.open({ path: engine.data })).rejects.toMatchObject({
      code: 'UNPROCESSABLE_CONTENT',
      cause: { problem: { diagnostic: { code: 'not-a-windows-volume' } } },
    });
    await expect(engine.caller.volume.open({ path: join(engine.data, 'no', 'such') })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('sees a change made outside at once', async () => {
    const volume = await engine.sample('healthy');
    expect(results((await simulate(volume)).run)['known-way-in']).toBe('holds');
    const text = readFileSync(join(volume, BUNDLE), 'utf8');
    writeFileSync(join(volume, BUNDLE), text.replace(/(SetPasswordAfterSysprep<\/Name>\s*<Value>)Yes/, '$1No '));
    expect(results((await simulate(volume)).run)['known-way-in']).toBe('broken');
  });
});

describe('configuring', () => {
  test('a trial edit changes the run and not the volume', async () => {
    const volume = await engine.sample('healthy');
    const before = contentsOf(volume);
    const { run } = await simulate(volume, [
      { file: BUNDLE, setting: 'Properties/SetPasswordAfterSysprep', value: 'No' },
    ]);
    expect(results(run)['known-way-in']).toBe('broken');
    expect(contentsOf(volume)).toEqual(before);
  });

  test('the three password choices: what each edits, and who can log in then', async () => {
    const volume = await engine.sample('healthy');
    const loggedIn: Record<string, string | undefined> = {};
    for (const choice of ['random', 'keep', 'specify'] as const) {
      const { edits } = await engine.caller.config.passwordEdits({
        volume,
        choice,
        ...(choice === 'specify' ? { password: SECRET } : {}),
      });
      loggedIn[choice] = results(
        (
          await simulate(
            volume,
            edits.map(({ file, setting, value }) => ({ file, setting, value })),
          )
        ).run,
      )['known-way-in'];
    }
    expect(loggedIn).toEqual({ random: 'holds', keep: 'broken', specify: 'holds' });
    expect(await engine.caller.config.passwordChoice({ volume })).toMatchObject({ choice: 'random' });
  });

  test('saving several files is one edit, undone as one; untouched bytes stay', async () => {
    const volume = await engine.sample('healthy');
    const before = contentsOf(volume);
    const edits = [
      { file: BUNDLE, setting: 'Properties/SetPasswordAfterSysprep', value: 'No' },
      { file: CONFIG, setting: 'Plugins/Ec2SetPassword', value: 'Disabled' },
    ];
    const text = readFileSync(join(volume, BUNDLE), 'utf8');
    const fingerprints = fingerprintsOf(volume, BUNDLE, CONFIG);
    const saved = await engine.caller.config.save({ volume, edits, fingerprints });
    expect([...saved.files].sort()).toEqual([BUNDLE, CONFIG].sort());
    expect(readFileSync(join(volume, BUNDLE), 'utf8')).toBe(
      text.replace(/(SetPasswordAfterSysprep<\/Name>\s*<Value>)Yes/, '$1No'),
    );
    await engine.caller.fix.undo({ volume, editId: saved.editId });
    expect(contentsOf(volume)).toEqual(before);
  });

  test('the read-only switch refuses to write', async () => {
    const volume = await engine.sample('orphan-profile');
    await engine.caller.app.changeSettings({ theme: 'system', readOnly: true });
    await expect(engine.caller.fix.carryOut({ volume, id: 'remove-stale-profile-keys' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await engine.caller.app.changeSettings({ theme: 'system', readOnly: false });
    await engine.caller.fix.carryOut({ volume, id: 'remove-stale-profile-keys' });
  });
});

describe('a secret', () => {
  test('reaches the answer file and its backups, and nothing else', async () => {
    const volume = await engine.sample('healthy');
    const { edits } = await engine.caller.config.passwordEdits({ volume, choice: 'specify', password: SECRET });
    const settings = edits.map(({ file, setting, value }) => ({ file, setting, value }));
    const preview = await engine.caller.config.preview({ volume, edits: settings });
    expect(JSON.stringify(preview)).not.toContain(SECRET);
    expect(JSON.stringify(preview)).toContain('•••');
    const save = (changes: typeof settings) =>
      engine.caller.config.save({
        volume,
        edits: changes,
        fingerprints: fingerprintsOf(volume, ...changes.map(({ file }) => file)),
      });
    const saved = await save(settings);
    expect(readFileSync(join(volume, ANSWER), 'utf8')).toContain(SECRET);
    expect(JSON.stringify(saved)).not.toContain(SECRET);

    const shown = await engine.caller.config.read({ volume, file: ANSWER });
    expect(JSON.stringify(shown)).not.toContain(SECRET);
    expect((await engine.caller.config.read({ volume, file: ANSWER, showSecrets: true })).text).toContain(SECRET);

    const { recordId } = await simulate(volume);
    const { records } = await engine.caller.history.list({ volume });
    for (const record of records)
      expect(JSON.stringify(await engine.caller.history.get({ id: record.id }))).not.toContain(SECRET);
    expect((await engine.caller.report.render({ id: recordId, format: 'html' })).text).not.toContain(SECRET);
    engine.app.context.log.write('info', 'test', {
      line: `<AdministratorPassword><Value>${SECRET}</Value></AdministratorPassword>`,
    });
    const holders = Object.entries(contentsOf(engine.data))
      .filter(([, hash]) => hash !== 'folder')
      .map(([path]) => path)
      .filter((path) => readFileSync(join(engine.data, path)).includes(SECRET));
    expect(holders).toEqual([]);
    const second = settings.map((edit) => (edit.value === SECRET ? { ...edit, value: `${SECRET}-2` } : edit));
    await save(second);
    const after = ['history.sqlite', 'history.sqlite-wal', 'logs/imageprep.log'].filter((file) =>
      readFileSync(join(engine.data, file)).includes(SECRET),
    );
    expect(after).toEqual([]);
    await engine.caller.fix.undo({ volume });
    await engine.caller.fix.undo({ volume });
    expect(readFileSync(join(volume, ANSWER), 'utf8')).not.toContain(SECRET);
  });
});

describe('long work', () => {
  test('can be cancelled: nothing is recorded', async () => {
    const volume = await engine.sample('healthy');
    const stop = new AbortController();
    const { createCaller } = await import('../../main/api/router.ts');
    const caller = createCaller(engine.app.context, { signal: stop.signal });
    const seen: string[] = [];
    const work = (async () => {
      for await (const event of await caller.simulation.run({ volume })) {
        seen.push(event.kind);
        if (seen.length === 5) stop.abort();
      }
    })();
    await expect(work).rejects.toMatchObject({ cause: { problem: { diagnostic: { code: 'cancelled' } } } });
    expect(seen).toEqual(Array(5).fill('progress'));
    expect((await engine.caller.history.list({ volume })).records).toEqual([]);
  });
});
