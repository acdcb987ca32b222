import { describe, expect, test } from 'vitest';
import { runChecks } from '../../main/checks/runChecks.ts';
import { list, number, path, text } from '../../main/sample/hiveSpecs.ts';
import { readSubject } from '../../main/subject/subject.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { hiveComplete } from '../../shared/model/volume.ts';
import { checkOf, digest, finish, hiveWith, sampleFiles, subjectOf, type Files } from '../support/worlds.ts';
import { SERVICING } from './volumes.ts';

const CONFIG = 'Windows/System32/config';
const HIVES = ['SYSTEM', 'SOFTWARE', 'SAM'];
/** Bytes from one place of damage to the next. */
const STRIDE = 512;

const hiveOf = (files: Files, name: string): Uint8Array => {
  const bytes = files[`${CONFIG}/${name}`];
  if (!(bytes instanceof Uint8Array)) throw new Error(`the sample has no hive ${name}`);
  return bytes;
};

/** A volume on which much is wrong, so that a lost key would make it look better than it is. */
const troubled = (): Files => ({
  ...hiveWith(
    'healthy',
    'SOFTWARE',
    path(`${SERVICING}\\RebootPending`, []),
    path('Microsoft\\Windows\\CurrentVersion\\Group Policy\\State\\Machine', [], [text('Distinguished-Name', 'CN=X')]),
  ),
  [`${CONFIG}/SYSTEM`]: hiveOf(
    hiveWith(
      'healthy',
      'SYSTEM',
      path('Setup\\Status\\SysprepStatus', [], [number('GeneralizationState', 3)]),
      path('ControlSet001\\Control\\Session Manager', [], [list('PendingFileRenameOperations', ['a', ''])]),
    ),
    'SYSTEM',
  ),
});

const DAMAGE: Readonly<Record<string, (bytes: Uint8Array, at: number) => Uint8Array>> = {
  'cut off': (bytes, at) => bytes.slice(0, at),
  zeroed: (bytes, at) => Uint8Array.from(bytes).fill(0, at, at + STRIDE),
  overwritten: (bytes, at) => Uint8Array.from(bytes).fill(0xff, at, at + 64),
  flipped: (bytes, at) =>
    bytes.map((byte, index) => (index >= at && (index - at) % 31 === 0 && index < at + 248 ? byte ^ 0x55 : byte)),
};

const resultsOf = (files: Files) => {
  const subject = subjectOf(files);
  const { results } = finish(runChecks(subject));
  const whole = subject.report.hives.every((hive) => hiveComplete(hive));
  return { whole, results: results.map(({ id, result }) => [id, result] as const) };
};

describe('a hive damaged anywhere', () => {
  test.each<readonly [string, () => Files]>([
    ['a healthy volume', () => sampleFiles('healthy')],
    ['one with further accounts', () => sampleFiles('extra-accounts')],
    ['one whose first boot failed', () => sampleFiles('failed-copyprofile')],
    ['one with much wrong', troubled],
  ])('makes %s neither better nor worse', (_, make) => {
    const files = make();
    const truth = new Map(resultsOf(files).results);
    const wrong: string[] = [];
    let damaged = 0;
    for (const name of HIVES)
      for (const [how, damage] of Object.entries(DAMAGE))
        for (let at = 0; at < hiveOf(files, name).length; at += STRIDE) {
          const { whole, results } = resultsOf({ ...files, [`${CONFIG}/${name}`]: damage(hiveOf(files, name), at) });
          if (whole) continue;
          damaged += 1;
          for (const [id, result] of results)
            if (result !== 'unknown' && result !== truth.get(id))
              wrong.push(`${name} ${how} at ${at}: ${id} ${result}`);
        }
    expect(wrong).toEqual([]);
    expect(damaged).toBeGreaterThan(100);
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
