import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { interruptedWrites, recoverJournals } from '../../main/platform/recoverJournals.ts';
import { withVolumeLock } from '../../main/platform/volumeLock.ts';
import { success, unwrap, type Diagnostic } from '../../shared/model/diagnostic.ts';
import { temporaryFolder } from '../support/corpus.ts';
import { OLD, stoppedWrite, type StoppedWrite } from '../support/stoppedWrite.ts';

function recover({ folder }: StoppedWrite, readOnly = false): readonly string[] {
  return codes(recoverJournals({ folder, readOnly }));
}

function codes(told: readonly Diagnostic[]): readonly string[] {
  return told.map((each) => each.code);
}

/** What a recovery that may not write leaves. */
function expectUntouched(write: StoppedWrite): void {
  expect([write.content().equals(write.torn), write.journals().length]).toEqual([true, 1]);
}

describe('a half-written file', () => {
  test('gets its old content back', () => {
    const write = stoppedWrite('inPlace');
    expect(write.torn.equals(OLD)).toBe(false);
    expect(recover(write)).toEqual(['write-recovered']);
    expect([write.content().equals(OLD), write.journals()]).toEqual([true, []]);
  });

  test('is not touched on a hibernated volume, nor under the read-only switch, and mended after that', () => {
    const write = stoppedWrite('inPlace');
    writeFileSync(join(write.volume, 'hiberfil.sys'), 'HIBR and more');
    expect(recoverJournals({ folder: write.folder, readOnly: false })).toMatchObject([
      { code: 'write-not-recovered', summary: expect.stringMatching(/the Windows on its volume is hibernated\.$/) },
    ]);
    expectUntouched(write);
    rmSync(join(write.volume, 'hiberfil.sys'));
    expect(recover(write, true)).toEqual(['write-not-recovered']);
    expectUntouched(write);
    expect(recover(write)).toEqual(['write-recovered']);
  });

  test('is left to a process that writes to the volume now', () => {
    const write = stoppedWrite('inPlace');
    const during = withVolumeLock(write.folder.root, write.volume, () => success(recover(write)));
    expect(unwrap(during)).toEqual(['write-not-recovered']);
    expectUntouched(write);
    expect(recover(write)).toEqual(['write-recovered']);
  });

  test('waits for a volume that is not attached and is mended when it is back', () => {
    const write = stoppedWrite('inPlace');
    renameSync(write.volume, `${write.volume}-away`);
    expect(recover(write)).toEqual(['write-not-recovered']);
    renameSync(`${write.volume}-away`, write.volume);
    expect([recover(write), write.content().equals(OLD)]).toEqual([['write-recovered'], true]);
  });

  test.each([
    ['another content', Buffer.from('another volume')],
    ['no content', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(OLD.length)],
    ['zeros behind a part of it', Buffer.concat([OLD.subarray(0, 65_536)], OLD.length)],
    ['the end of it missing', OLD.subarray(0, 130_000)],
  ])('that holds %s now is left alone', (_, content) => {
    const write = stoppedWrite('inPlace');
    writeFileSync(write.target, content);
    expect([recover(write), write.content().equals(content), write.journals().length]).toEqual([
      ['write-not-recovered'],
      true,
      1,
    ]);
  });

  test('of another volume under the same path is left alone, whatever it holds', () => {
    const write = stoppedWrite('inPlace');
    renameSync(write.volume, `${write.volume}-away`);
    mkdirSync(write.volume);
    copyFileSync(join(`${write.volume}-away`, 'unattend.xml'), write.target);
    expect(recover(write)).toEqual(['write-not-recovered']);
    expectUntouched(write);
    // Nor does the old content there end what the other volume waits for.
    writeFileSync(write.target, OLD);
    expect([recover(write), write.journals().length]).toEqual([['write-not-recovered'], 1]);
  });
});

describe('a temporary file', () => {
  test('is removed', () => {
    const write = stoppedWrite('renameKilled');
    expect(write.names().length).toBe(3);
    expect([recover(write), write.names(), write.journals()]).toEqual([[], ['Windows', 'unattend.xml'], []]);
  });

  test('stays on a barred volume, and is told of', () => {
    const write = stoppedWrite('renameKilled');
    expect([recover(write, true), write.names().length]).toEqual([['write-not-recovered'], 3]);
    expect([recover(write), write.names().length]).toEqual([[], 2]);
  });

  test.each(['nothing', 'another volume'])('is waited for while %s lies in the place of its volume', (what) => {
    const write = stoppedWrite('renameKilled');
    renameSync(write.volume, `${write.volume}-away`);
    if (what === 'another volume') mkdirSync(write.volume);
    expect([recover(write), write.journals().length]).toEqual([['write-not-recovered'], 1]);
    rmSync(write.volume, { recursive: true, force: true });
    renameSync(`${write.volume}-away`, write.volume);
    expect([recover(write), write.names(), write.journals()]).toEqual([[], ['Windows', 'unattend.xml'], []]);
  });
});

describe('a process that only reads', () => {
  test.each([
    ['inPlace', /part old, part new\.$/],
    ['renameKilled', /a temporary file lies beside it\.$/],
  ] as const)('tells of a write that stopped (%s) and leaves it', (stop, says) => {
    const write = stoppedWrite(stop);
    const before = write.names();
    expect(interruptedWrites(write.folder.journals)).toMatchObject([
      { code: 'write-interrupted', severity: 'warning', summary: expect.stringMatching(says) },
    ]);
    expect(write.names()).toEqual(before);
    expectUntouched(write);
  });

  test('tells of one that waits for its volume, and of none that came to its end', () => {
    const write = stoppedWrite('inPlace');
    writeFileSync(write.target, OLD);
    expect([interruptedWrites(write.folder.journals), write.journals().length]).toEqual([[], 1]);
    rmSync(write.target);
    expect(codes(interruptedWrites(write.folder.journals))).toEqual(['write-not-recovered']);
  });
});

test('no journal folder is nothing to do', () => {
  const root = temporaryFolder();
  const journals = join(root, 'none');
  expect(recoverJournals({ folder: { root, journals }, readOnly: false })).toEqual([]);
  expect(interruptedWrites(journals)).toEqual([]);
});
