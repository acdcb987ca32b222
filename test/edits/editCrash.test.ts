import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCaller } from '../../main/api/router.ts';
import { defaultBundleConfig } from '../../main/config/templates.ts';
import { applyProposal } from '../../main/edits/applyProposal.ts';
import { composeApp } from '../../main/hosts/compose.ts';
import type { ReplaceStrategy } from '../../main/platform/replaceFile.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { temporaryFolder } from '../support/corpus.ts';
import { ANSWER_FILE, editWorld, HIVE, RUN_ONCE, SHOWN, threeFiles, type EditWorld } from '../support/editWorld.ts';

const CHILD = join(import.meta.dirname, '../support/editChild.ts');
const BUNDLE = 'Program Files/Amazon/Ec2ConfigService/Settings/BundleConfig.xml';
/** What the first child compiles serves the others. */
const compiled = temporaryFolder();
/** Children at a time. */
const AT_ONCE = 3;
const PATIENCE = 120_000;

type What = 'apply' | 'undo';

/** Three files, as they are before and after the edit; one that is not there has no content. */
interface Both {
  readonly before: readonly (Buffer | null)[];
  readonly after: readonly (Buffer | null)[];
}

const THREE = [ANSWER_FILE, RUN_ONCE, HIVE];

function contents(world: EditWorld): readonly (Buffer | null)[] {
  return THREE.map((path) => (world.has(path) ? world.read(path) : null));
}

const NONE = Buffer.from('no file');

/** Which state of the edit the files are in, as a whole. */
function stateOf(world: EditWorld, { before, after }: Both): 'before' | 'after' | 'mixed' {
  const now = contents(world);
  const are = (wanted: Both['before']): boolean =>
    now.every((bytes, index) => Buffer.compare(bytes ?? NONE, wanted[index] ?? NONE) === 0);
  if (are(before)) return 'before';
  return are(after) ? 'after' : 'mixed';
}

/** A world before the edit, or before its undo, with another file beside it. */
function prepare(what: What): EditWorld & { readonly both: Both } {
  const world = editWorld();
  world.write(BUNDLE, defaultBundleConfig());
  const before = contents(world);
  const { id } = unwrap(applyProposal(world.context, threeFiles(world), SHOWN));
  const after = contents(world);
  if (what === 'apply') {
    for (const [index, path] of THREE.entries()) world.write(path, before[index] ?? '');
    unwrap(world.history.remove([id]));
  }
  world.history.close();
  return { ...world, both: { before, after } };
}

/** Changes the other file by way of the API, as the next start of the program would; what became of it. */
async function applyNext({ folders: { root: dataFolder }, root: volume }: EditWorld): Promise<readonly string[]> {
  const app = composeApp({ host: 'cli', dataFolder });
  try {
    const caller = createCaller(app.context);
    const { fingerprint } = await caller.config.read({ volume, file: BUNDLE });
    const edits = [{ file: BUNDLE, setting: 'Properties/AutoSysprep', value: 'Yes' }];
    const { editId } = await caller.config.save({ volume, edits, fingerprints: { [BUNDLE]: fingerprint } });
    const { records } = unwrap(app.context.history.records.page({}));
    return records.filter(({ id, outcome }) => id !== editId && outcome !== 'undid').map(({ outcome }) => outcome);
  } finally {
    app.close();
  }
}

/** Kills a child at one point of its work, and tells what there is before and after the next change. */
async function crashAt(what: What, strategy: ReplaceStrategy, point: number) {
  const world = prepare(what);
  const args = [CHILD, world.folders.root, what, strategy, String(point)];
  const child = spawn(process.execPath, args, { env: { ...process.env, NODE_COMPILE_CACHE: compiled } });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  const left = stateOf(world, world.both);
  const outcomes = await applyNext(world);
  return {
    killed: signal === 'SIGKILL',
    left,
    outcomes,
    settled: stateOf(world, world.both),
    next: /AutoSysprep<\/Name>\s*<Value>Yes/.test(world.read(BUNDLE).toString()),
    journals: readdirSync(world.folders.journals),
  };
}

/** Crashes at every point, and the end without one. */
async function crashEverywhere(what: What, strategy: ReplaceStrategy) {
  const results: Awaited<ReturnType<typeof crashAt>>[] = [];
  for (let point = 0; results.every(({ killed }) => killed); point += AT_ONCE) {
    const points = Array.from({ length: AT_ONCE }, (_, index) => point + index);
    results.push(...(await Promise.all(points.map((each) => crashAt(what, strategy, each)))));
  }
  return results;
}

describe('an edit of three files killed at any point is whole after the next change', { timeout: PATIENCE }, () => {
  test.each([
    ['apply', 'rename'],
    ['apply', 'inPlace'],
    ['undo', 'rename'],
  ] as const)('%s, %s', async (what, strategy) => {
    const results = await crashEverywhere(what, strategy);
    const taken = { outcomes: [what === 'apply' ? 'failed' : 'undone'], settled: 'before' };
    const stands = { outcomes: ['applied'], settled: 'after' };
    for (const { killed, left, outcomes, settled, ...rest } of results) {
      expect({ outcomes, settled }).toEqual(what === 'apply' && left === 'after' ? stands : taken);
      expect(rest).toEqual({ next: true, journals: [] });
      if (!killed) expect(left).toBe(what === 'apply' ? 'after' : 'before');
    }
    expect(results.filter(({ killed }) => killed).length).toBeGreaterThan(11);
    expect(results.some(({ left }) => left === 'mixed')).toBe(true);
  });
});
