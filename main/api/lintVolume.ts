import type { LintedFile } from '../../shared/model/config.ts';
import { sameName } from '../../shared/base/caseless.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import { lintDocument } from '../config/lint/lintDocument.ts';
import { contradictionsOf } from '../contradictions/contradictions.ts';
import type { Subject } from '../subject/subject.ts';
import { answerFileOrder } from './answerFileOrder.ts';
import { openVolumeConfig } from './configEdits.ts';

/**
 * Judges every settings file of a volume, and what they say against each other: a contradiction is told with the first
 * of its files that is among them, else under the place where something is missing.
 */
export function lintVolume(subject: Subject): readonly LintedFile[] {
  const files = answerFileOrder(subject).map(({ path }) => lintOne(subject, path));
  const further = new Map<string, Diagnostic[]>();
  for (const found of contradictionsOf(subject)) {
    const names = found.where.flatMap(({ file }) => file ?? []);
    const judged = files.filter(({ kind }) => kind !== null).map(({ file }) => file);
    const [at = ''] = [...names.flatMap((name) => judged.find((file) => sameName(name, file)) ?? []), ...names];
    further.set(at, [...(further.get(at) ?? []), found]);
  }
  const known = files.map((each) => ({ ...each, problems: [...each.problems, ...(further.get(each.file) ?? [])] }));
  const others = [...further].filter(([at]) => !files.some(({ file }) => file === at));
  return [
    ...known,
    ...others.map(([file, problems]): LintedFile => ({ file, kind: 'unknown', failure: null, problems })),
  ];
}

function lintOne({ fs }: Subject, path: string): LintedFile {
  const opened = openVolumeConfig(fs, path);
  if (!opened.ok)
    return { file: path, kind: null, failure: opened.problem.kind, problems: [opened.problem.diagnostic] };
  return { file: path, kind: opened.value.kind, failure: null, problems: lintDocument(opened.value) };
}
