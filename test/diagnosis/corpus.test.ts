import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { knownIssues } from '../../main/diagnosis/catalogue.ts';
import { LogSet } from '../../main/logs/logSet.ts';
import { indexed } from '../logs/memoryLog.ts';
import { corpusBytes, corpusEntries, describeCorpus } from '../support/corpus.ts';
import { diagnoseLogs } from '../support/diagnose.ts';

interface Outcomes {
  readonly healthy: readonly string[];
  readonly outcomes: readonly { files: readonly string[]; outcome: string; cause: string | null }[];
}

function setOf(files: readonly string[]): LogSet {
  return new LogSet(files.map((file) => indexed(file, corpusBytes(`logs/${file}`))));
}

describeCorpus('diagnosis of real logs', (folder) => {
  const known = JSON.parse(
    folder === '' ? '{"healthy":[],"outcomes":[]}' : readFileSync(join(folder, 'logs/outcomes.json'), 'utf8'),
  ) as Outcomes;

  it('agrees with what is known of their outcomes', () => {
    const found = known.outcomes.map(({ files }) => {
      const { outcome, causes } = diagnoseLogs(setOf(files));
      return { files, outcome, cause: causes[0]?.id ?? null };
    });
    expect(found).toEqual(known.outcomes.map(({ files, outcome, cause }) => ({ files, outcome, cause })));
  });

  it('finds nothing that speaks of failure in logs of healthy runs', () => {
    const failures = knownIssues.filter(({ kind }) => ['cause', 'summary', 'echo', 'hang'].includes(kind));
    const matches = known.healthy.flatMap((file) => {
      const log = indexed(file, corpusBytes(`logs/${file}`));
      return Array.from({ length: log.length }, (_, entry) => log.rawText(entry)).flatMap((text) =>
        failures.filter((issue) => issue.formats.includes(log.format.id) && issue.regex.test(text)).map(({ id }) => id),
      );
    });
    expect(matches).toEqual([]);
    expect(known.healthy.map((file) => diagnoseLogs(setOf([file])).causes)).toEqual(known.healthy.map(() => []));
  });

  it('never fails on a log, and never calls a log of servicing a failed run', () => {
    const files = corpusEntries('logs').map(({ file }) => file.replace(/^logs\/|\.xz$/g, ''));
    const outcomes = files.map((file) => ({ file, ...diagnoseLogs(setOf([file])) }));
    const failed = outcomes.filter(({ outcome }) => outcome === 'failed').map(({ file }) => file);
    expect(failed.filter((file) => /cbs|dism|update|pfro|setupapi/i.test(file))).toEqual([]);
  });
});
