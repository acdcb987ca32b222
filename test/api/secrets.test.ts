import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCaller } from '../../main/api/router.ts';
import { composeApp } from '../../main/hosts/compose.ts';
import { temporaryFolder } from '../support/corpus.ts';
import { lastOf, openEngine, type Engine } from '../support/engine.ts';

const SECRET = 'Sw0rdfish';
const PASSWORD = 'oobeSystem/Microsoft-Windows-Shell-Setup/UserAccounts/AdministratorPassword/Value';
const COMMAND = 'specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand[1]/Path';
const FILE = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';

let engine: Engine;
beforeEach(() => {
  engine = openEngine();
});
afterEach(() => engine.close());

describe('the state of the window', () => {
  test('is stored without what the window should not have sent', async () => {
    const plain = { file: FILE, setting: 'specialize/Microsoft-Windows-Shell-Setup/CopyProfile', value: 'false' };
    const edits = [
      { file: FILE, setting: PASSWORD, value: SECRET, secret: false },
      { file: FILE, setting: COMMAND, value: `net user Administrator ${SECRET}`, secret: false },
      { file: FILE, setting: 'config[1]/tasks[2]/inputs/adminPassword', value: SECRET },
      { file: FILE, setting: 'not / a [ setting', value: SECRET },
      { file: FILE, setting: 'Properties/Anything', value: SECRET, secret: true },
    ];
    const state = { edits: [...edits, plain], kept: { last: edits[0], password: SECRET, tab: 'image', more: [edits] } };
    await engine.caller.wizard.save({ volume: '/v', state });
    expect(await engine.caller.wizard.load({ volume: '/v' })).toEqual({
      state: { edits: [plain], kept: { tab: 'image', more: [[]] } },
    });
    const files = ['history.sqlite', 'history.sqlite-wal'].map((name) => readFileSync(join(engine.data, name)));
    expect(files.some((bytes) => bytes.includes(SECRET))).toBe(false);
  });

  test.each([[null], ['text'], [7], [[]], [{}], [{ edits: 'none' }]])(
    'of any shape is stored as it is: %j',
    async (state) => {
      await engine.caller.wizard.save({ volume: '/v', state });
      expect(await engine.caller.wizard.load({ volume: '/v' })).toEqual({ state });
    },
  );
});

test('a result that the history does not take is kept without secrets, its sentence too', async () => {
  const folder = temporaryFolder();
  const log = join(folder, `password=${SECRET}`, 'setupact.log');
  mkdirSync(dirname(log));
  const begins = '===          Beginning of a new sysprep run          ===';
  writeFileSync(log, `2026-03-03 08:41:08, Info                  SYSPRP ${begins}\n`);
  const noFolder = join(temporaryFolder(), 'a file');
  writeFileSync(noFolder, '');
  const app = composeApp({ host: 'cli', history: 'whenUsed', access: 'reads', dataFolder: noFolder });
  const caller = createCaller(app.context);
  const done = await lastOf(caller.diagnosis.run({ volume: folder, mayGoUnrecorded: true }));
  expect([done.notRecorded?.code, done.diagnosis.answer]).toEqual(['not-recorded', expect.stringContaining(SECRET)]);
  expect(app.context.unsaved.get(done.recordId)?.record.summary).toContain('•••');
  expect(app.context.unsaved.get(done.recordId)?.record.summary).not.toContain(SECRET);
  app.close();
});
