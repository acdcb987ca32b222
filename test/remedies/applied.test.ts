import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHECKS } from '../../main/checks/catalogue.ts';
import { runChecks } from '../../main/checks/runChecks.ts';
import { planEdit } from '../../main/edits/planEdit.ts';
import { fixedClock } from '../../main/platform/clock.ts';
import { openHive } from '../../main/registry/regf/hive.ts';
import { printValue } from '../../main/registry/values.ts';
import { proposalsFor } from '../../main/remedies/proposals.ts';
import { REMEDIES } from '../../main/remedies/remedies.ts';
import { readSubject, type Subject } from '../../main/subject/subject.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { OverlayFs } from '../../main/volume/overlayFs.ts';
import { invariant } from '../../shared/base/assert.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { Proposal } from '../../shared/model/proposal.ts';
import type { RegistryKey } from '../../shared/model/registry.ts';
import { temporaryFolder } from '../support/corpus.ts';
import { contentsOf, openEngine, type Engine } from '../support/engine.ts';
import { checkOf, digest, finish, sampleFiles, subjectOf, type Files } from '../support/worlds.ts';
import { FILE_CASES } from './fileCases.ts';
import { REGISTRY_CASES } from './registryCases.ts';
import type { RemedyCase } from './remedyCase.ts';

const REMEDY_CASES = [...REGISTRY_CASES, ...FILE_CASES];
const HIVE = /^Windows\/System32\/config\/(SYSTEM|SOFTWARE|SAM)$/;

let engine: Engine;
beforeAll(() => {
  engine = openEngine();
});
afterAll(() => engine.close());

/** All that a volume says: a line for each line of its files, each key and each value of its hives. */
function told(files: Readonly<Record<string, Uint8Array>>): readonly string[] {
  return Object.entries(files).flatMap(([path, bytes]) => {
    const hive = HIVE.exec(path)?.[1];
    if (hive !== undefined) return keyLines(unwrap(openHive(bytes)).root, hive);
    return Buffer.from(bytes)
      .toString('latin1')
      .split('\r\n')
      .map((line) => `${path}: ${line.trim()}`);
  });
}

function keyLines(key: RegistryKey, at: string): readonly string[] {
  const values = [...key.values()].map((value) => `${at}!${value.name} = ${String(printValue(value).data)}`);
  return [at, ...values, ...[...key.subkeys()].flatMap((each) => keyLines(each, `${at}\\${each.name}`))];
}

/** The lines of one list that the other does not have, as often as it lacks them. */
function lacking(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

function bytesOf(files: Files): Readonly<Record<string, Uint8Array>> {
  const encoder = new TextEncoder();
  return Object.fromEntries(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? encoder.encode(content) : content,
    ]),
  );
}

function proposalOf(subject: Subject, id: string): Proposal {
  const found = proposalsFor(subject, digest).find((proposal) => proposal.id === id);
  invariant(found !== undefined, `${id} is not offered`);
  return found;
}

/** The volume with a proposal laid over it in memory. */
function tried(files: Files, proposal: Proposal): Subject {
  const overlay = new OverlayFs(memoryFs(files));
  for (const { file, after } of unwrap(planEdit(overlay, proposal.changes, fixedClock(0))))
    unwrap(after === null ? overlay.remove(file) : overlay.write(file, after));
  return readSubject(overlay, { digest, writeBar: null, logs: [], problems: [] });
}

function onDisk(files: Files): string {
  const folder = join(temporaryFolder(), 'volume');
  for (const [path, bytes] of Object.entries(bytesOf(files))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

function filesIn(folder: string): Readonly<Record<string, Uint8Array>> {
  const paths = (readdirSync(folder, { recursive: true }) as string[]).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  return Object.fromEntries(paths.map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))]));
}

const sorted = (lines: readonly string[]) => lines.toSorted();

describe.each(REMEDY_CASES)('$id: $title', (each: RemedyCase) => {
  test('tried in memory, it mends what its checks found, and is offered no more', () => {
    const files = each.bad();
    const before = subjectOf(files);
    const proposal = proposalOf(before, each.id);
    const after = tried(files, proposal);
    const checks = Object.keys(each.checks);
    expect(
      Object.fromEntries(checks.map((id) => [id, [checkOf(before, id).result, checkOf(after, id).result]])),
    ).toEqual(Object.fromEntries(checks.map((id) => [id, each.checks[id]])));
    for (const id of checks) expect(checkOf(before, id).proposals).toContain(each.id);
    expect([proposal.risk, proposal.because.length > 0, proposal.source.length > 0]).toEqual([each.risk, true, true]);
    expect(proposalsFor(after, digest).map(({ id }) => id)).not.toContain(each.id);
  });

  test('applied to a folder it changes that and nothing else, and its undo brings every byte back', async () => {
    const volume = onDisk(each.bad());
    const [content, before] = [contentsOf(volume), told(filesIn(volume))];
    const { editId } = await engine.caller.fix.carryOut({ volume, id: each.id });
    const after = told(filesIn(volume));
    expect([sorted(lacking(before, after)), sorted(lacking(after, before))]).toEqual([
      sorted(each.gone),
      sorted(each.come),
    ]);
    await engine.caller.fix.undo({ volume, editId });
    expect(contentsOf(volume)).toEqual(content);
  });

  test('tells no secret: shown, as a script, in the history and in the checklist', async () => {
    const volume = onDisk(each.bad());
    const { caller } = engine;
    const shown = await caller.fix.list({ volume });
    expect(shown.map(({ id }) => id)).toContain(each.id);
    const { text } = await caller.fix.script({ volume, id: each.id });
    await caller.fix.carryOut({ volume, id: each.id });
    const { records } = await caller.history.list({ limit: 1 });
    const record = await caller.history.get({ id: records[0]?.id ?? '' });
    const checks = finish(runChecks(subjectOf(each.bad())));
    for (const part of [shown, text, record, checks])
      expect(JSON.stringify(part)).not.toContain(each.secret ?? 'no secret at all');
  });
});

describe('remedies', () => {
  test('are none on a volume that is as it should be', () => {
    expect(proposalsFor(subjectOf(sampleFiles('healthy')), digest)).toEqual([]);
  });

  test('mend checks that there are', () => {
    const mended = REMEDY_CASES.flatMap(({ bad, id }) => {
      const remedy = REMEDIES.find((each) => each.id === id);
      return remedy?.find(subjectOf(bad()))?.mends ?? [];
    });
    expect(mended.filter((id) => !CHECKS.some((check) => check.id === id))).toEqual([]);
  });

  test('have an id of their own each, and a case that proves them', () => {
    const ids = REMEDIES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const proved = new Set(REMEDY_CASES.map(({ id }) => id));
    expect(ids.filter((id) => !proved.has(id))).toEqual(['remove-stale-profile-keys', 'set-copyprofile-false']);
  });
});
