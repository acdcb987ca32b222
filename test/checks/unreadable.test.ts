import { describe, expect, test } from 'vitest';
import { buildHive, type KeySpec } from '../../main/registry/regf/build.ts';
import { samHive } from '../../main/sample/samHive.ts';
import { findScenario } from '../../main/sample/scenarios.ts';
import { readSubject } from '../../main/subject/subject.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { checkOf, digest, sampleFiles, subjectOf, type Files } from '../support/worlds.ts';
import { without } from './volumes.ts';

const resultWith = (unreadable: string, id: string) => {
  const fs = memoryFs(sampleFiles('healthy'), { unreadable: [unreadable] });
  return checkOf(readSubject(fs, { digest, writeBar: null, logs: [], problems: [] }), id).result;
};

describe('a part that cannot be read', () => {
  test.each([
    ['Users', 'profile-folder-without-key'],
    ['Windows/System32/config/SOFTWARE', 'domain-joined'],
    ['Windows/System32/config/SOFTWARE', 'pending-restart'],
    ['Windows/System32/config/SYSTEM', 'generalized-markers'],
  ])('%s leaves %s undecided', (part, id) => expect(resultWith(part, id)).toBe('unknown'));

  test.each([
    ['SYSTEM', ['pending-restart', 'domain-joined', 'generalized-markers', 'rdp-state']],
    ['SOFTWARE', ['pending-restart', 'domain-joined']],
  ])('a missing hive %s is no pass either', (hive, ids) => {
    const subject = subjectOf(without(sampleFiles('healthy'), new RegExp(`/config/${hive}$`)));
    expect(ids.map((id) => checkOf(subject, id).result)).toEqual(ids.map(() => 'unknown'));
  });

  test('a volume without its Users folder leaves loose folders undecided', () => {
    const subject = subjectOf(without(sampleFiles('healthy'), /^Users\//));
    expect(checkOf(subject, 'profile-folder-without-key').result).toBe('unknown');
  });
});

const SAM = 'Windows/System32/config/SAM';
const samOf = (change: (spec: KeySpec) => KeySpec, scenario = 'healthy'): Files => {
  const edit = (spec: KeySpec): KeySpec => change({ ...spec, keys: (spec.keys ?? []).map(edit) });
  const root = edit(samHive(unwrap(findScenario(scenario))));
  return { ...sampleFiles(scenario), [SAM]: buildHive({ root, lastWritten: 1n }) };
};

const cut = (keys: readonly string[], value: string) => (spec: KeySpec) =>
  keys.includes(spec.name) ? { ...spec, values: (spec.values ?? []).filter(({ name }) => name !== value) } : spec;

describe('local accounts that cannot be read', () => {
  test('leave the check undecided and are told with the volume', () => {
    const subject = subjectOf(samOf(cut(['000003E9', '000003EB'], 'F'), 'extra-accounts'));
    const codes = subject.report.problems.map((problem) => problem.code);
    expect(codes).toEqual(['sam-account-damaged', 'sam-account-damaged']);
    const outcome = checkOf(subject, 'local-accounts');
    expect([outcome.result, outcome.title]).toEqual(['unknown', '2 accounts of the SAM cannot be read']);
  });

  test('a SAM without the built-in Administrator is no pass', () => {
    const subject = subjectOf(
      samOf((spec) =>
        spec.name === 'Users' ? { ...spec, keys: (spec.keys ?? []).filter((each) => each.name !== '000001F4') } : spec,
      ),
    );
    expect(checkOf(subject, 'local-accounts').result).toBe('unknown');
  });

  test('an unreadable group Administrators is told with the volume and by the check', () => {
    const subject = subjectOf(samOf(cut(['00000220'], 'C')));
    expect(subject.report.problems.map((problem) => problem.code)).toEqual(['sam-administrators-unreadable']);
    const [told] = checkOf(subject, 'local-accounts').diagnostics;
    expect(told?.detail).toBe('The members of the group Administrators cannot be read.');
    expect(told?.evidence.map((each) => each.text)).toContain(
      'Administrator, RID 500, enabled, not known whether an administrator',
    );
  });
});
