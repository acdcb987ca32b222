import { describe, expect, test } from 'vitest';
import { CHECKS } from '../../main/checks/catalogue.ts';
import type { CheckRule } from '../../main/checks/rule.ts';
import { runChecks } from '../../main/checks/runChecks.ts';
import { list, number, path, text } from '../../main/sample/hiveSpecs.ts';
import { readSubject, type Subject } from '../../main/subject/subject.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { hiveComplete } from '../../shared/model/volume.ts';
import { checkOf, digest, finish, hiveWith, sampleFiles, subjectOf, type Files } from '../support/worlds.ts';
import { HIVES, readersOf, type HiveName } from './hiveReaders.ts';
import { SERVICING } from './volumes.ts';

const CONFIG = 'Windows/System32/config';
/** Bytes from one place of damage to the next. */
const STRIDE = 512;

const hiveOf = (files: Files, name: string): Uint8Array => {
  const bytes = files[`${CONFIG}/${name}`];
  if (!(bytes instanceof Uint8Array)) throw new Error(`the sample has no hive ${name}`);
  return bytes;
};

/** A volume on which much is wrong, so that a lost key would make it look better than it is. */
const troubled = (): Files => {
  const failed = 'failed-copyprofile';
  const software = hiveWith(
    failed,
    'SOFTWARE',
    path(`${SERVICING}\\RebootPending`, []),
    path('Microsoft\\Windows\\CurrentVersion\\Group Policy\\State\\Machine', [], [text('Distinguished-Name', 'CN=X')]),
  );
  const system = hiveWith(
    failed,
    'SYSTEM',
    path('Setup\\Status\\SysprepStatus', [], [number('GeneralizationState', 3)]),
    path('ControlSet001\\Control\\Session Manager', [], [list('PendingFileRenameOperations', ['a', ''])]),
    path('ControlSet001\\Control\\CloudDomainJoin\\JoinInfo\\A1', []),
  );
  return {
    ...software,
    [`${CONFIG}/SYSTEM`]: hiveOf(system, 'SYSTEM'),
    [`${CONFIG}/SAM`]: hiveOf(sampleFiles('extra-accounts'), 'SAM'),
  };
};

const DAMAGE: Readonly<Record<string, (bytes: Uint8Array, at: number) => Uint8Array>> = {
  'cut off': (bytes, at) => bytes.slice(0, at),
  zeroed: (bytes, at) => Uint8Array.from(bytes).fill(0, at, at + STRIDE),
  overwritten: (bytes, at) => Uint8Array.from(bytes).fill(0xff, at, at + 64),
  flipped: (bytes, at) =>
    bytes.map((byte, index) => (index >= at && (index - at) % 31 === 0 && index < at + 248 ? byte ^ 0x55 : byte)),
};

const resultsOf = (subject: Subject, rules: readonly CheckRule[]) =>
  rules.map((rule) => [rule.id, rule.run(subject).result] as const);

describe('a hive damaged anywhere', () => {
  test.each<readonly [string, () => Files]>([
    ['a healthy volume', () => sampleFiles('healthy')],
    ['one with much wrong', troubled],
  ])('makes %s neither better nor worse', (_, make) => {
    const files = make();
    const readers = readersOf(subjectOf(files));
    const truth = new Map(resultsOf(subjectOf(files), CHECKS));
    const wrong: string[] = [];
    let damaged = 0;
    for (const name of HIVES)
      for (const [how, damage] of Object.entries(DAMAGE))
        for (let at = 0; at < hiveOf(files, name).length; at += STRIDE) {
          const subject = subjectOf({ ...files, [`${CONFIG}/${name}`]: damage(hiveOf(files, name), at) });
          const results = resultsOf(subject, readers.get(name) ?? []);
          if (subject.report.hives.every((hive) => hiveComplete(hive))) continue;
          damaged += 1;
          for (const [id, result] of results)
            if (result !== 'unknown' && result !== truth.get(id))
              wrong.push(`${name} ${how} at ${at}: ${id} ${result}`);
        }
    expect(wrong).toEqual([]);
    expect(damaged).toBeGreaterThan(100);
  });

  test('concerns each check by the hives that it looks at', () => {
    const readers = readersOf(subjectOf(sampleFiles('healthy')));
    const ids = (name: HiveName) => (readers.get(name) ?? []).map(({ id }) => id);
    expect(HIVES.filter((name) => ids(name).includes('guest-enabled'))).toEqual(['SAM']);
    expect(HIVES.filter((name) => ids(name).includes('domain-controller'))).toEqual(['SYSTEM']);
    expect(HIVES.filter((name) => ids(name).includes('sysprep-vm-mode'))).toEqual(['SOFTWARE']);
    expect(HIVES.filter((name) => ids(name).includes('efs-files'))).toEqual([]);
    expect(new Set(HIVES.flatMap(ids)).size).toBeGreaterThan(CHECKS.length * 0.8);
  });

  test('that ends early is told with the bytes that are there, and not as a clean one', () => {
    const files = sampleFiles('healthy');
    const { report } = subjectOf({ ...files, [`${CONFIG}/SYSTEM`]: hiveOf(files, 'SYSTEM').slice(0, 5000) });
    const hive = report.hives.find(({ name }) => name === 'SYSTEM');
    expect(hive?.state).toBe('damaged');
    expect(hive?.warnings.map(({ summary }) => summary)).toContain(
      `The hive ends early: 5000 of ${hiveOf(files, 'SYSTEM').length} bytes are there.`,
    );
  });

  test('does not turn pending renames into all that waits', () => {
    const files = hiveWith(
      'healthy',
      'SYSTEM',
      path('ControlSet001\\Control\\Session Manager', [], [list('PendingFileRenameOperations', ['a', ''])]),
    );
    const software = hiveOf(files, 'SOFTWARE');
    const subject = subjectOf({ ...files, [`${CONFIG}/SOFTWARE`]: software.slice(0, software.length - STRIDE) });
    const { result, prediction, diagnostics } = checkOf(subject, 'pending-restart');
    expect([result, prediction]).toEqual(['unknown', 'cannotTell']);
    expect(diagnostics[0]?.detail).toContain('Whether servicing waits too could not be decided');
  });
});

describe('a file that is no hive', () => {
  const subject = subjectOf({ ...sampleFiles('healthy'), [`${CONFIG}/SAM`]: 'garbage' });

  test('is named first, with what can be done', () => {
    const [problem] = subject.report.problems;
    expect([problem?.summary, problem?.where[0]?.file]).toEqual([
      'Windows/System32/config/SAM could not be opened: the file is not a registry hive of Windows NT.',
      `${CONFIG}/SAM`,
    ]);
    expect(problem?.fix).toMatch(/^Copy the file again/);
  });

  test('is not to be opened with other permissions', () => {
    const { result, diagnostics } = checkOf(subject, 'local-accounts');
    expect([result, diagnostics[0]?.fix]).toEqual(['unknown', expect.stringMatching(/^Copy the file again/)]);
    expect(diagnostics[0]?.detail).toContain(`${CONFIG}/SAM`);
  });
});

describe('an undecided check', () => {
  const closed = memoryFs(sampleFiles('healthy'), { unreadable: HIVES.map((name) => `${CONFIG}/${name}`) });
  const subject = readSubject(closed, { digest, writeBar: null, logs: [], problems: [] });
  const undecided = finish(runChecks(subject)).results.filter(({ result }) => result === 'unknown');

  test.each([
    ['pending-restart', 'generalize'],
    ['generalized-markers', 'generalize'],
    ['domain-joined', 'generalize'],
    ['rdp-state', 'prepare'],
    ['agent-fits-windows', 'agentStart'],
    ['local-accounts', 'specialize'],
    ['extra-profiles', 'specialize'],
    ['profile-key-without-folder', 'specialize'],
    ['profile-backup-key', 'specialize'],
    ['administrator-profile', 'specialize'],
  ])('names the phase that it guards: %s', (id, phase) => {
    expect(undecided.find((outcome) => outcome.id === id)?.breaks).toBe(phase);
  });

  test('shows no sources that differ about what it did not find', () => {
    const sources = undecided.flatMap(({ diagnostics }) => diagnostics.map(({ source }) => source));
    expect(sources.filter((shown) => shown.filter(({ says }) => says !== undefined).length > 1)).toEqual([]);
    const found = checkOf(subjectOf(sampleFiles('extra-accounts')), 'local-accounts').diagnostics[0]?.source ?? [];
    expect(found.filter(({ says }) => says !== undefined).length).toBe(2);
  });
});
