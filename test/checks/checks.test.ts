import { describe, expect, test } from 'vitest';
import { CHECKS } from '../../main/checks/catalogue.ts';
import { runChecks } from '../../main/checks/runChecks.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { readSubject } from '../../main/subject/subject.ts';
import { CASES } from './cases/cases.ts';
import { BAD, profile } from './badVolumes.ts';
import { checkOf, digest, finish, hiveWith, sampleFiles, subjectOf } from '../support/worlds.ts';

const NONE = { fail: 0, warning: 0, unknown: 0, pass: 0, notApplicable: 0 };
const caseOf = (id: string) => CASES.find((each) => each.id === id);

describe('each check', () => {
  test('passes on the healthy sample as far as it can tell, with a question, a source and a diagnostic', () => {
    const report = finish(runChecks(subjectOf(sampleFiles('healthy'))));
    expect(report.results.map((outcome) => [outcome.id, outcome.result])).toEqual(
      CHECKS.map((rule) => [rule.id, caseOf(rule.id)?.onSample ?? 'pass']),
    );
    expect({ ...report.summary, pass: 0, unknown: 0, notApplicable: 0 }).toEqual(NONE);
    for (const outcome of report.results) expect(outcome.diagnostics[0]?.source.length).toBeGreaterThan(0);
    for (const rule of CHECKS) expect(rule.question).toMatch(/\?$/);
  });

  test.each(BAD)('%s: %s where it should be', (id, result, files, words) => {
    const outcome = checkOf(subjectOf(files()), id);
    expect({ result: outcome.result, title: outcome.title }).toEqual({ result, title: expect.stringContaining(words) });
    const [diagnostic] = outcome.diagnostics;
    expect(diagnostic?.evidence.length).toBeGreaterThan(0);
    if (result === 'fail' || result === 'warning') expect(diagnostic?.fix).toMatch(/\w/);
  });
});

describe('what cannot be read', () => {
  const files = sampleFiles('healthy');
  const closed = memoryFs(files, {
    unreadable: ['Windows/System32/config/SOFTWARE', 'Windows/System32/config/SAM', 'Windows/System32/config/SYSTEM'],
  });
  const subject = readSubject(closed, { digest, writeBar: null, logs: [], problems: [] });

  test('is unknown, never a pass', () => {
    const report = finish(runChecks(subject));
    const decided = report.results.filter((outcome) => outcome.result !== 'unknown').map((outcome) => outcome.id);
    expect(decided).toEqual(
      CHECKS.map(({ id }) => id).filter((id) => id === 'image-state' || caseOf(id)?.withoutHives === 'decided'),
    );
    expect(subject.report.problems.length).toBe(3);
  });

  test('the image state is then read from State.ini', () => {
    expect(subject.imageState).toEqual({ kind: 'found', value: 'IMAGE_STATE_COMPLETE' });
  });
});

describe('a mark of generalization that tells nothing alone', () => {
  test('does not count as agreeing', () => {
    const files = { ...sampleFiles('healthy'), 'Windows/System32/Sysprep/Sysprep_succeeded.tag': '' };
    const { result, title } = checkOf(subjectOf(files), 'generalized-markers');
    expect([result, title]).toEqual(['pass', 'The image is not generalized yet, and the marks that tell it agree']);
  });
});

describe('the profile of a domain Administrator', () => {
  test('is not that of the built-in Administrator', () => {
    const files = hiveWith('healthy', 'SOFTWARE', profile('S-1-5-21-9-9-9-500', 'C:\\Users\\domain'));
    files['Users/domain/NTUSER.DAT'] = '';
    expect(checkOf(subjectOf(files), 'extra-profiles').result).toBe('warning');
  });
});

describe('where the sources differ', () => {
  test('both are shown and the prediction is that it cannot be told', () => {
    const outcome = checkOf(subjectOf(sampleFiles('extra-accounts')), 'local-accounts');
    expect(outcome.prediction).toBe('cannotTell');
    expect(outcome.diagnostics[0]?.source.map((source) => source.says)).toEqual([
      expect.stringContaining('unexpected behaviour'),
      expect.stringContaining('CopyProfile fail'),
    ]);
  });
});
