import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { temporaryFolder } from '../support/corpus.ts';
import { changedSince, contentsOf, fingerprintOf, fingerprintsOf, openEngine, type Engine } from '../support/engine.ts';
import { holdLock } from '../support/lockHolder.ts';

const BUNDLE = 'Program Files/Amazon/Ec2ConfigService/Settings/BundleConfig.xml';
const CONFIG = 'Program Files/Amazon/Ec2ConfigService/Settings/Config.xml';
const ANSWER = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';
const FIX = 'set-copyprofile-false';
const COPY_PROFILE = 'specialize/Microsoft-Windows-Shell-Setup/CopyProfile';

let engine: Engine;
beforeAll(() => {
  engine = openEngine();
});
afterAll(() => engine.close());

const failedWith = (code: string, kind: string) => ({
  cause: { problem: { kind, diagnostic: { code } } },
});

function save(volume: string, ...edits: readonly { file: string; setting: string; value: string }[]) {
  const fingerprints = fingerprintsOf(volume, ...edits.map(({ file }) => file));
  return engine.caller.config.save({ volume, edits: [...edits], fingerprints });
}

const saveOther = (volume: string) => save(volume, { file: BUNDLE, setting: 'Properties/AutoSysprep', value: 'Yes' });

function stateOf(editId: string): string {
  return unwrap(engine.app.context.history.edits.get(editId)).state;
}

/** A volume on which an edit of two files was interrupted after the first one. */
async function interrupted(state: 'applying' | 'undoing' = 'applying') {
  const volume = await engine.sample('orphan-profile');
  const before = contentsOf(volume);
  const config = readFileSync(join(volume, CONFIG));
  const { editId } = await save(
    volume,
    { file: BUNDLE, setting: 'Properties/SetPasswordAfterSysprep', value: 'No' },
    { file: CONFIG, setting: 'Plugins/Ec2SetPassword', value: 'Disabled' },
  );
  writeFileSync(join(volume, CONFIG), config);
  unwrap(engine.app.context.history.edits.setState(editId, state));
  return { volume, before, editId };
}

describe('reading a volume with an interrupted edit', () => {
  test('tells it, settles nothing and changes no byte', async () => {
    const { volume, editId } = await interrupted();
    const before = fingerprintOf(volume);
    const told = { code: 'edit-interrupted', severity: 'warning', summary: expect.stringContaining(editId) as string };
    const { problems } = await engine.caller.volume.open({ path: volume });
    expect(problems.filter(({ code }) => code.startsWith('edit-'))).toMatchObject([told]);
    expect(await engine.caller.fix.interrupted({ volume })).toMatchObject([told]);
    const proposals = await engine.caller.fix.list({ volume });
    expect(proposals.map(({ id }) => id)).toContain(FIX);
    const { text } = await engine.caller.fix.script({ volume, id: FIX });
    expect(text).toContain(`# The edit ${editId} was interrupted`);
    expect([fingerprintOf(volume), stateOf(editId)]).toEqual([before, 'applying']);
  });

  test('tells that the volume is being written while another process holds its lock', async () => {
    const { volume, editId } = await interrupted();
    const before = fingerprintOf(volume);
    const holder = await holdLock(engine.data, volume);
    const { problems } = await engine.caller.volume.open({ path: volume });
    await holder.end('released');
    expect(problems.filter(({ code }) => code.includes('writ'))).toMatchObject([
      { code: 'volume-being-written', detail: expect.stringContaining(`Process ${holder.pid} `) as string },
    ]);
    expect([fingerprintOf(volume), stateOf(editId)]).toEqual([before, 'applying']);
  });

  test('tells nothing of other volumes', async () => {
    await interrupted();
    const volume = await engine.sample('healthy');
    expect(await engine.caller.fix.interrupted({ volume })).toEqual([]);
  });
});

describe('an interrupted edit is settled first by', () => {
  test('a save', async () => {
    const { volume, before, editId } = await interrupted();
    const { file, setting, value } = { file: ANSWER, setting: COPY_PROFILE, value: 'false' };
    const { warnings } = await save(volume, { file, setting, value });
    expect(warnings.map(({ code }) => code)).toEqual(['edit-settled']);
    expect([stateOf(editId), changedSince(before, volume)]).toEqual(['failed', new Set([ANSWER])]);
  });

  test('a save of one of its files, which is then no longer as it was seen', async () => {
    const { volume, before, editId } = await interrupted();
    const saving = saveOther(volume);
    await expect(saving).rejects.toMatchObject(failedWith('target-changed', 'changed'));
    await expect(saving).rejects.toMatchObject({
      cause: { problem: { diagnostic: { detail: expect.stringContaining(`${editId} was interrupted`) as string } } },
    });
    expect([stateOf(editId), changedSince(before, volume)]).toEqual(['failed', new Set()]);
  });

  test('a save of a file by its path', async () => {
    const { volume, before, editId } = await interrupted();
    const change = { file: join(volume, ANSWER), setting: COPY_PROFILE, value: 'false' };
    const { fingerprint } = await engine.caller.config.file.preview(change);
    await engine.caller.config.file.save({ ...change, fingerprint });
    expect([stateOf(editId), changedSince(before, volume)]).toEqual(['failed', new Set([ANSWER])]);
  });

  test('the choice of remedies, and carrying one out', async () => {
    const [chosen, carried] = [await interrupted(), await interrupted()];
    const { proposals, warnings } = await engine.caller.fix.choose({ volume: chosen.volume, ids: [FIX] });
    expect([proposals.map(({ id }) => id), warnings.map(({ code }) => code)]).toEqual([[FIX], ['edit-settled']]);
    expect([stateOf(chosen.editId), changedSince(chosen.before, chosen.volume)]).toEqual(['failed', new Set()]);
    await engine.caller.fix.carryOut({ volume: carried.volume, id: FIX });
    expect([stateOf(carried.editId), changedSince(carried.before, carried.volume)]).toEqual([
      'failed',
      new Set([ANSWER]),
    ]);
  });

  test.each(['applying', 'undoing'] as const)(
    'an undo of an edit that is %s, which takes no other back',
    async (state) => {
      const { volume, before, editId } = await interrupted(state);
      unwrap(engine.app.context.history.edits.setState(editId, 'applied'));
      const earlier = await engine.caller.fix.carryOut({ volume, id: FIX });
      unwrap(engine.app.context.history.edits.setState(editId, state));
      const undone = await engine.caller.fix.undo({ volume });
      expect([undone.editId, undone.warnings.map(({ code }) => code)]).toEqual([editId, ['edit-settled']]);
      expect([stateOf(editId), stateOf(earlier.editId)]).toEqual([
        state === 'applying' ? 'failed' : 'undone',
        'applied',
      ]);
      expect(changedSince(before, volume)).toEqual(new Set([ANSWER]));
    },
  );

  test('an undo of an edit whose files were all written, which is then undone', async () => {
    const volume = await engine.sample('orphan-profile');
    const before = contentsOf(volume);
    const { editId } = await saveOther(volume);
    unwrap(engine.app.context.history.edits.setState(editId, 'applying'));
    expect((await engine.caller.fix.undo({ volume, editId })).editId).toBe(editId);
    expect([stateOf(editId), contentsOf(volume)]).toEqual(['undone', before]);
  });
});

describe('an interrupted edit that cannot be settled', () => {
  test('keeps everything else from being written, and tells what a person can do', async () => {
    const { volume, before, editId } = await interrupted();
    writeFileSync(join(volume, CONFIG), 'changed by somebody else');
    const left = contentsOf(volume);
    const backup = unwrap(engine.app.context.history.edits.get(editId)).files[1]?.backup ?? '';
    for (const attempt of [
      () => save(volume, { file: ANSWER, setting: COPY_PROFILE, value: 'false' }),
      () => engine.caller.fix.carryOut({ volume, id: FIX }),
      () => engine.caller.fix.choose({ volume, ids: [FIX] }),
      () => engine.caller.fix.undo({ volume }),
    ])
      await expect(attempt()).rejects.toMatchObject({
        cause: {
          problem: {
            kind: 'refused',
            diagnostic: { code: 'edit-unsettled', detail: expect.stringContaining(backup) as string },
          },
        },
      });
    expect([contentsOf(volume), stateOf(editId)]).toEqual([left, 'applying']);

    writeFileSync(join(volume, CONFIG), readFileSync(backup));
    await engine.caller.fix.undo({ volume });
    expect([stateOf(editId), contentsOf(volume)]).toEqual(['failed', before]);
  });
});

describe('while another process writes to a volume', () => {
  test('nothing is applied, saved or undone, and reading answers', async () => {
    const volume = await engine.sample('orphan-profile');
    await saveOther(volume);
    const before = fingerprintOf(volume);
    const holder = await holdLock(engine.data, volume);
    const change = { file: join(volume, BUNDLE), setting: 'Properties/SetPasswordAfterSysprep', value: 'No' };
    const { fingerprint } = await engine.caller.config.file.preview(change);
    for (const attempt of [
      () => save(volume, { file: BUNDLE, setting: change.setting, value: change.value }),
      () => engine.caller.config.file.save({ ...change, fingerprint }),
      () => engine.caller.fix.choose({ volume, ids: [FIX] }),
      () => engine.caller.fix.carryOut({ volume, id: FIX }),
      () => engine.caller.fix.undo({ volume }),
    ])
      await expect(attempt()).rejects.toMatchObject(failedWith('volume-busy', 'changed'));
    const listed = await engine.caller.fix.list({ volume });
    const { problems } = await engine.caller.volume.open({ path: volume });
    await holder.end('killed');
    expect(listed.map(({ id }) => id)).toContain(FIX);
    expect(problems.filter(({ code }) => code.includes('writ') || code.startsWith('edit-'))).toEqual([]);
    expect(fingerprintOf(volume)).toEqual(before);
    await engine.caller.fix.undo({ volume });
  });
});

describe('a volume under another spelling', () => {
  test('has the same lock, history and edits', async () => {
    const volume = await engine.sample('orphan-profile');
    const before = contentsOf(volume);
    const link = join(temporaryFolder(), 'link');
    symlinkSync(volume, link);
    const holder = await holdLock(engine.data, link);
    await expect(saveOther(volume)).rejects.toMatchObject(failedWith('volume-busy', 'changed'));
    await holder.end('released');

    const { editId } = await saveOther(link);
    for (const each of [volume, link])
      expect((await engine.caller.history.list({ volume: each })).records).toMatchObject([{ id: editId, volume }]);
    expect((await engine.caller.fix.undo({ volume: `${volume}/.` })).editId).toBe(editId);
    expect(contentsOf(volume)).toEqual(before);
  });
});
