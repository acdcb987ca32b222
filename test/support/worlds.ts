import { createHash } from 'node:crypto';
import type { Run, Step, Verdict } from '../../shared/model/simulation.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { CheckOutcome } from '../../shared/model/check.ts';
import { runChecks } from '../../main/checks/runChecks.ts';
import { buildHive, type KeySpec } from '../../main/registry/regf/build.ts';
import { merge } from '../../main/sample/hiveSpecs.ts';
import { samHive } from '../../main/sample/samHive.ts';
import { softwareHive } from '../../main/sample/softwareHive.ts';
import { systemHive } from '../../main/sample/systemHive.ts';
import { buildSample } from '../../main/sample/sampleVolume.ts';
import { findScenario } from '../../main/sample/scenarios.ts';
import { prepareRun } from '../../main/simulation/prepareRun.ts';
import { readSubject, type Subject } from '../../main/subject/subject.ts';
import type { MemoryDiskParts } from '../../main/volume/memoryDisk.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';

export type Files = Record<string, Uint8Array | string>;

export function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The files of a sample, ready to be changed. */
export function sampleFiles(scenario: string): Files {
  return Object.fromEntries(buildSample(unwrap(findScenario(scenario))).files);
}

/** The empty folders of a sample, which one has on disk; for memory only. */
export function sampleFolders(scenario: string): Files {
  const { folders } = buildSample(unwrap(findScenario(scenario)));
  return Object.fromEntries(folders.map((folder) => [`${folder}/`, '']));
}

/** A subject over files in memory; `unreadable` parts answer "access denied". */
export function subjectOf(files: Files, disk: Omit<MemoryDiskParts, 'files'> = {}): Subject {
  return readSubject(memoryFs(files, disk), { digest, writeBar: null, logs: [], problems: [] });
}

/** A sample with some files replaced, or edited as text. */
export function sampleWith(scenario: string, changes: Record<string, string | ((text: string) => string)>): Files {
  const files = sampleFiles(scenario);
  for (const [path, change] of Object.entries(changes)) {
    const before = files[path];
    const text = typeof before === 'string' ? before : new TextDecoder('utf-8', { ignoreBOM: true }).decode(before);
    files[path] = typeof change === 'string' ? change : change(text);
  }
  return files;
}

/** Takes a generator to its end. */
export function finish<R>(work: Generator<unknown, R>): R {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

export function runOf(files: Files, resume = false): Run {
  return finish(unwrap(prepareRun(subjectOf(files), { resume })));
}

/** Results of all statements by id. */
export function results(run: Run): Record<string, string> {
  return Object.fromEntries(run.verdicts.map((each) => [each.statement, each.result]));
}

export function verdict(run: Run, statement: string): Verdict {
  const found = run.verdicts.find((candidate) => candidate.statement === statement);
  if (found === undefined) throw new Error(`no statement ${statement}`);
  return found;
}

export function stepOf(run: Run, id: string): Step {
  const found = run.steps.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no step ${id} in ${run.steps.map((step) => step.id).join(', ')}`);
  return found;
}

/** One check's outcome on a subject. */
export function checkOf(subject: Subject, id: string): CheckOutcome {
  const found = finish(runChecks(subject)).results.find((outcome) => outcome.id === id);
  if (found === undefined) throw new Error(`no check ${id}`);
  return found;
}

const HIVES = { SAM: samHive, SOFTWARE: softwareHive, SYSTEM: systemHive };

/** A sample in which every key of a hive below its root is changed or, for null, left out. */
export function hiveEdited(
  scenario: string,
  name: keyof typeof HIVES,
  change: (spec: KeySpec) => KeySpec | null,
): Files {
  const edit = (spec: KeySpec): KeySpec => ({
    ...spec,
    keys: (spec.keys ?? []).flatMap((key) => change(edit(key)) ?? []),
  });
  const found = unwrap(findScenario(scenario));
  const root = edit(HIVES[name](found));
  return { ...sampleFiles(scenario), [`Windows/System32/config/${name}`]: buildHive({ root, lastWritten: 1n }) };
}

/** A hive of a sample with further keys; keys of the same name are joined, values of the extra part come last. */
export function hiveWith(scenario: string, name: 'SYSTEM' | 'SOFTWARE', ...extra: readonly KeySpec[]): Files {
  const found = unwrap(findScenario(scenario));
  const base = name === 'SYSTEM' ? systemHive(found) : softwareHive(found);
  const root = merge(base.name, [base, ...extra.map((keys) => ({ name: '', keys: [keys] }))]);
  return {
    ...sampleFiles(scenario),
    [`Windows/System32/config/${name}`]: buildHive({ root: lastValueWins(root), lastWritten: 1n }),
  };
}

function lastValueWins(spec: KeySpec): KeySpec {
  const values = new Map((spec.values ?? []).map((value) => [value.name.toLowerCase(), value]));
  return { ...spec, values: [...values.values()], keys: (spec.keys ?? []).map(lastValueWins) };
}
