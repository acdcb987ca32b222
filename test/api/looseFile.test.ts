import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { temporaryFolder } from '../support/corpus.ts';
import { contentsOf, openEngine, type Engine } from '../support/engine.ts';

const BUNDLE = 'Program Files/Amazon/Ec2ConfigService/Settings/BundleConfig.xml';
const CHANGE = { setting: 'Properties/SetPasswordAfterSysprep', value: 'No' };

let engine: Engine;
beforeAll(() => {
  engine = openEngine();
});
afterAll(() => engine.close());

const refusedWith = (code: string) => ({ code: 'FORBIDDEN', cause: { problem: { diagnostic: { code } } } });

/** Previews and saves one change of a file of this PC. */
async function save(file: string) {
  const { fingerprint } = await engine.caller.config.file.preview({ file, ...CHANGE });
  return engine.caller.config.file.save({ file, ...CHANGE, fingerprint });
}

/** A settings file that lies on no volume. */
async function looseFile(): Promise<string> {
  const file = join(temporaryFolder(), 'BundleConfig.xml');
  writeFileSync(file, readFileSync(join(await engine.sample('healthy'), BUNDLE)));
  return file;
}

/** A changed file: where it lies, what it was, and the edit. */
async function changed() {
  const file = await looseFile();
  const before = readFileSync(file);
  const { editId, root } = await save(file);
  return { file, folder: dirname(file), before, editId, root };
}

async function copyTo(target: string) {
  return engine.caller.config.file.copy({ file: await looseFile(), ...CHANGE, target });
}

describe('saving a file by its path', () => {
  test('keeps a backup under its volume, where it can be undone', async () => {
    const volume = await engine.sample('healthy');
    const before = contentsOf(volume);
    const saved = await save(join(volume, BUNDLE));
    expect(saved.files).toEqual([BUNDLE]);
    expect(Object.entries(contentsOf(volume)).filter(([path, hash]) => before[path] !== hash)).toHaveLength(1);
    await engine.caller.fix.undo({ volume, editId: saved.editId });
    expect(contentsOf(volume)).toEqual(before);
  });

  test('changes a file that lies on no volume', async () => {
    const file = await looseFile();
    const before = readFileSync(file, 'utf8');
    expect((await save(file)).files).toEqual(['BundleConfig.xml']);
    expect(readFileSync(file, 'utf8')).toBe(before.replace(/(SetPasswordAfterSysprep<\/Name>\s*<Value>)Yes/, '$1No'));
  });

  test('is refused where the volume around it is hibernated', async () => {
    const volume = await engine.sample('healthy');
    writeFileSync(join(volume, 'hiberfil.sys'), 'HIBR and more');
    const before = contentsOf(volume);
    await expect(save(join(volume, BUNDLE))).rejects.toMatchObject(refusedWith('volume-write-barred'));
    expect(contentsOf(volume)).toEqual(before);
  });

  test('is refused through a folder on the volume that is a link', async () => {
    const volume = await engine.sample('healthy');
    symlinkSync(join(volume, dirname(BUNDLE)), join(volume, 'Windows', 'linked'));
    const before = contentsOf(volume);
    const file = join(volume, 'Windows', 'linked', 'BundleConfig.xml');
    await expect(save(file)).rejects.toMatchObject(refusedWith('target-through-link'));
    expect(contentsOf(volume)).toEqual(before);
  });

  test('is refused where a link leads to the file from outside', async () => {
    const volume = await engine.sample('healthy');
    const loose = await looseFile();
    const place = temporaryFolder();
    symlinkSync(join(volume, 'Program Files'), join(place, 'program'));
    symlinkSync(dirname(loose), join(place, 'loose'));
    const before = [contentsOf(volume), readFileSync(loose, 'utf8')];
    for (const file of [join(place, BUNDLE.replace('Program Files', 'program')), join(place, 'loose/BundleConfig.xml')])
      await expect(save(file)).rejects.toMatchObject(refusedWith('target-through-link'));
    expect([contentsOf(volume), readFileSync(loose, 'utf8')]).toEqual(before);
  });

  test('is refused where no byte would change', async () => {
    const file = await looseFile();
    await save(file);
    const records = await engine.caller.history.list({ volume: dirname(file) });
    await expect(save(file)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      cause: { problem: { diagnostic: { code: 'nothing-changes' } } },
    });
    expect(await engine.caller.history.list({ volume: dirname(file) })).toEqual(records);
  });

  test('is refused while the read-only switch is on', async () => {
    const file = await looseFile();
    await engine.caller.app.changeSettings({ theme: 'system', readOnly: true });
    await expect(save(file)).rejects.toMatchObject(refusedWith('volume-write-barred'));
    await engine.caller.app.changeSettings({ theme: 'system', readOnly: false });
  });
});

describe('a file that lies on no volume', () => {
  test('gets its bytes back from its folder and the id, or the last edit there', async () => {
    for (const named of [true, false]) {
      const { file, folder, before, editId, root } = await changed();
      expect(root).toBe(folder);
      const undone = await engine.caller.fix.undo({ volume: folder, ...(named ? { editId } : {}) });
      expect([undone.editId, undone.files, readFileSync(file)]).toEqual([editId, ['BundleConfig.xml'], before]);
      const again = engine.caller.fix.undo({ volume: folder, editId });
      await expect(again).rejects.toMatchObject(refusedWith('edit-not-applied'));
    }
  });

  test('gets them back the way the window asks for it: by the record', async () => {
    const { file, before, editId } = await changed();
    const { record } = await engine.caller.history.get({ id: editId });
    await engine.caller.fix.undo({ volume: record.volume ?? '', editId });
    expect(readFileSync(file)).toEqual(before);
  });

  test('keeps them while something bars writing, or the file changed since', async () => {
    const { file, folder, editId } = await changed();
    await engine.caller.app.changeSettings({ theme: 'system', readOnly: true });
    const barred = engine.caller.fix.undo({ volume: folder, editId });
    await expect(barred).rejects.toMatchObject(refusedWith('volume-write-barred'));
    await engine.caller.app.changeSettings({ theme: 'system', readOnly: false });
    writeFileSync(file, 'changed since');
    await expect(engine.caller.fix.undo({ volume: folder, editId })).rejects.toMatchObject({
      cause: { problem: { kind: 'changed', diagnostic: { code: 'target-changed' } } },
    });
    expect(readFileSync(file, 'utf8')).toBe('changed since');
  });

  test('is settled after a crash, by the next change in its folder or by an undo', async () => {
    const [next, undone] = [await changed(), await changed()];
    const { edits } = engine.app.context.history;
    for (const { editId } of [next, undone]) unwrap(edits.setState(editId, 'applying'));
    const change = { file: next.file, setting: 'Properties/AutoSysprep', value: 'Yes' };
    const { fingerprint } = await engine.caller.config.file.preview(change);
    const { warnings } = await engine.caller.config.file.save({ ...change, fingerprint });
    expect([warnings.map(({ code }) => code), unwrap(edits.get(next.editId)).state]).toEqual([
      ['edit-settled'],
      'applied',
    ]);
    await engine.caller.fix.undo({ volume: undone.folder });
    expect([readFileSync(undone.file), unwrap(edits.get(undone.editId)).state]).toEqual([undone.before, 'undone']);
  });

  test('is not undone in another folder, and a folder without edits is no volume', async () => {
    const { editId } = await changed();
    const other = temporaryFolder();
    await expect(engine.caller.fix.undo({ volume: other, editId })).rejects.toMatchObject(
      refusedWith('edit-of-another-volume'),
    );
    await expect(engine.caller.fix.undo({ volume: other })).rejects.toMatchObject({
      cause: { problem: { kind: 'input', diagnostic: { code: 'not-a-windows-volume' } } },
    });
  });
});

describe('copying the result', () => {
  test('makes a new file, and replaces one that is there', async () => {
    const target = join(temporaryFolder(), 'copy.xml');
    await copyTo(target);
    const written = readFileSync(target, 'utf8');
    writeFileSync(target, 'from before');
    expect(await copyTo(target)).toEqual({ target });
    expect([written, readFileSync(target, 'utf8')]).toEqual([expect.stringContaining('<Value>No</Value>'), written]);
  });

  test('writes nothing into a Windows volume, neither over a file nor beside it', async () => {
    const volume = await engine.sample('healthy');
    const place = temporaryFolder();
    symlinkSync(join(volume, 'Windows'), join(place, 'linked'));
    const before = contentsOf(volume);
    for (const target of [join(volume, BUNDLE), join(volume, 'Windows/new.xml'), join(place, 'linked/new.xml')])
      await expect(copyTo(target)).rejects.toMatchObject(refusedWith('copy-in-volume'));
    expect(contentsOf(volume)).toEqual(before);
  });

  test('follows no link and replaces no folder', async () => {
    const place = temporaryFolder();
    const [kept, link] = [join(place, 'kept.xml'), join(place, 'link.xml')];
    writeFileSync(kept, 'kept');
    symlinkSync(kept, link);
    mkdirSync(join(place, 'folder'));
    await expect(copyTo(link)).rejects.toMatchObject(refusedWith('copy-is-link'));
    await expect(copyTo(join(place, 'folder'))).rejects.toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      cause: { problem: { kind: 'output', diagnostic: { code: 'copy-not-a-file' } } },
    });
    expect(readFileSync(kept, 'utf8')).toBe('kept');
  });

  test('says why it could not be written', async () => {
    const target = join(temporaryFolder(), 'no such folder', 'copy.xml');
    await expect(copyTo(target)).rejects.toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      cause: { problem: { diagnostic: { code: 'copy-not-written' } } },
    });
    expect(existsSync(dirname(target))).toBe(false);
  });
});
