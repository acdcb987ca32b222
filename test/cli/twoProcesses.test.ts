import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyProposal } from '../../main/edits/applyProposal.ts';
import { composeApp } from '../../main/hosts/compose.ts';
import { openRawDisk } from '../../main/platform/rawDisk.ts';
import { withVolumeLock } from '../../main/platform/volumeLock.ts';
import { resolvingFs } from '../../main/volume/resolvingFs.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { ProposedChange } from '../../shared/model/proposal.ts';
import { changedSince, contentsOf, fingerprintsOf } from '../support/engine.ts';
import { ANSWER, buildCli, BUNDLE, PATIENCE, SOFTWARE, type BuiltCli } from './builtCli.ts';

const SETTING = 'Properties/AutoSysprep';
const FIX = 'remove-stale-profile-keys';

let cli: BuiltCli;
beforeAll(async () => {
  cli = await buildCli();
}, PATIENCE);
afterAll(() => cli.close());

/** Commands of a second process, run to their end while this one waits. */
function runMeanwhile(...commands: readonly (readonly string[])[]) {
  const env = { ...process.env, IMAGEPREP_DATA: join(cli.folder, 'data'), NO_COLOR: '1' };
  return commands.map((args) => {
    const { status, stderr } = spawnSync(process.execPath, [cli.entry, ...args], { env, encoding: 'utf8' });
    return { status, stderr };
  });
}

/** A blank put into the text of a file behind a word. */
function blankBehind(volume: string, file: string, word: string): ProposedChange {
  const text = readFileSync(join(volume, file), 'utf8').replace(/^\ufeff/, '');
  const edits = [{ offset: text.indexOf(word) + word.length, length: 0, content: ' ' }];
  return { kind: 'editText', file, fingerprint: fingerprintsOf(volume, file)[file] ?? '', edits };
}

/** Applies an edit of two files in this process; `between` is done when the first one is written. */
function applyBoth(volume: string, between: () => void): string {
  const app = composeApp({ host: 'cli', dataFolder: join(cli.folder, 'data') });
  const { history, dataFolder: folders, clock } = app.context;
  let reached = false;
  const context = {
    volume: resolvingFs(unwrap(openRawDisk(volume))),
    volumeRoot: volume,
    writeBar: null,
    history,
    folders,
    clock,
    onPoint: (file: string): void => {
      if (file !== ANSWER || reached) return;
      reached = true;
      between();
    },
  };
  const changes = [blankBehind(volume, BUNDLE, '<Value>Yes'), blankBehind(volume, ANSWER, '<CopyProfile>true')];
  const parts = { id: 'both', title: 'Both', risk: 'safe', warning: '', because: [], source: [] } as const;
  try {
    const work = () => applyProposal(context, { ...parts, changes }, { ...parts, changes: [] });
    return unwrap(history.edits.get(unwrap(withVolumeLock(folders.root, volume, work)).id)).state;
  } finally {
    app.close();
  }
}

describe('a second process between the files of an edit', { timeout: PATIENCE }, () => {
  test('reads and says so, writes nothing, and takes nothing back', () => {
    const volume = cli.sample('orphan-profile');
    const before = contentsOf(volume);
    let ended: ReturnType<typeof runMeanwhile> = [];
    const state = applyBoth(volume, () => {
      ended = runMeanwhile(
        ['fix', 'list', volume],
        ['fix', 'undo', volume],
        ['fix', 'apply', volume, FIX, '--yes'],
        ['config', 'set', join(volume, BUNDLE), SETTING, 'Yes', '--apply'],
      );
    });
    expect(ended.map(({ status }) => status)).toEqual([0, 75, 75, 75]);
    expect(ended[0]?.stderr).toContain('The volume is being written now');
    expect(ended[0]?.stderr).toContain(`Process ${process.pid} holds the lock`);
    for (const { stderr } of ended.slice(1)) expect(stderr).toContain('Another process is writing');
    expect([state, changedSince(before, volume)]).toEqual(['applied', new Set([BUNDLE, ANSWER])]);
    expect(runMeanwhile(['fix', 'undo', volume])).toEqual([{ status: 0, stderr: '' }]);
    expect(contentsOf(volume)).toEqual(before);
  });
});

describe('an edit that a process left between its files', { timeout: PATIENCE }, () => {
  test('is told by fix list and settled by fix apply', () => {
    const volume = cli.sample('orphan-profile');
    const before = contentsOf(volume);
    expect(() =>
      applyBoth(volume, () => {
        throw new Error('the process ends here');
      }),
    ).toThrow('the process ends here');
    const left = contentsOf(volume);
    expect(left).not.toEqual(before);
    const [listed] = runMeanwhile(['fix', 'list', volume]);
    expect(listed).toEqual({ status: 0, stderr: expect.stringContaining('was interrupted') as string });
    expect(contentsOf(volume)).toEqual(left);

    const [applied] = runMeanwhile(['fix', 'apply', volume, FIX, '--yes']);
    expect(applied).toEqual({ status: 0, stderr: expect.stringContaining('is now settled') as string });
    expect(changedSince(before, volume)).toEqual(new Set([SOFTWARE]));
  });
});

describe('a proposal that another process has just applied', { timeout: PATIENCE }, () => {
  test('is told as changed, and can be applied again after its undo', () => {
    const volume = cli.sample('orphan-profile');
    const apply = ['fix', 'apply', volume, FIX, '--yes'];
    const ended = runMeanwhile(apply, apply, ['fix', 'undo', volume], apply);
    expect(ended.map(({ status }) => status)).toEqual([0, 75, 0, 0]);
    expect(ended[1]?.stderr).toContain(`The remedy "${FIX}" was applied already; nothing was written now.`);
    expect(runMeanwhile(['fix', 'apply', volume, 'no-such-remedy', '--yes'])[0]?.status).toBe(64);
  });

  test('is told as changed after a newer edit too', () => {
    const volume = cli.sample('orphan-profile');
    const apply = ['fix', 'apply', volume, FIX, '--yes'];
    const bundle = join(volume, 'Program Files/Amazon/Ec2ConfigService/Settings/BundleConfig.xml');
    const newer = ['config', 'set', bundle, 'Properties/AutoSysprep', 'Yes', '--apply'];
    const ended = runMeanwhile(apply, newer, apply);
    expect(ended.map(({ status }) => status)).toEqual([0, 0, 75]);
    expect(ended[2]?.stderr).toContain('is not offered for this volume as it is now');
  });
});

describe('many processes at once', { timeout: PATIENCE }, () => {
  test('apply a change once, and one undo takes it back', async () => {
    const volume = cli.sample('orphan-profile');
    const before = contentsOf(volume);
    const ended = await Promise.all([1, 2, 3].map(() => cli.run('fix', 'apply', volume, FIX, '--yes')));
    expect(ended.filter(({ out }) => out.startsWith(`Applied ${FIX}`))).toHaveLength(1);
    // One that comes too late says that the volume is written now, or that it changed: 75 in either case.
    expect(ended.map(({ code }) => code).toSorted((a, b) => a - b)).toEqual([0, 75, 75]);
    const late = await cli.run('fix', 'apply', volume, FIX, '--yes');
    expect([late.code, late.err]).toEqual([
      75,
      expect.stringContaining('was applied already; nothing was written now'),
    ]);
    expect((await cli.run('fix', 'undo', volume)).code).toBe(0);
    expect(contentsOf(volume)).toEqual(before);
    expect((await cli.run('fix', 'undo', volume)).code).toBe(64);
  });
});
