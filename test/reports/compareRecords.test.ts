import { describe, expect, test } from 'vitest';
import { compareRecords } from '../../main/reports/compareRecords.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { RecordBody, RecordedSetting } from '../../shared/model/history.ts';
import type { Verdict } from '../../shared/model/simulation.ts';
import { CHECK, DIAGNOSIS, RECORD, run, step } from '../support/recordBodies.ts';
import { runOf, sampleFiles, sampleWith } from '../support/worlds.ts';

const A = { ...RECORD, id: 'A' };
const B = { ...RECORD, id: 'B' };

function compare(a: RecordBody, b: RecordBody) {
  return unwrap(compareRecords({ record: A, body: a }, { record: B, body: b }));
}

function verdict(result: Verdict['result']): Verdict {
  return {
    statement: 'known-way-in',
    title: 'A way in',
    kind: 'eventually',
    result,
    reason: '',
    path: [],
    evidence: [],
    contradictions: [],
  };
}

/** A check under a policy. */
const under = (name: string) => ({
  ...CHECK,
  report: { ...CHECK.report, policy: { name, agent: null, windows: null } },
});

const password = (after: string) => [{ kind: 'password', target: 'Administrator', before: null, after } as const];

const consoleFrom = (before: string) => [
  { kind: 'console', target: 'console', before, after: 'Windows is Ready to use' } as const,
];

function setting(name: string, value: string | null): RecordedSetting {
  return { file: 'Config.xml', setting: name, value };
}

describe('compareRecords', () => {
  test('two equal runs differ in nothing', () => {
    const body = {
      ...run({ steps: [step('a', 1), step('b', 2)], verdicts: [verdict('holds')] }),
      checklist: CHECK.report,
    };
    expect(compare(body, body)).toEqual({
      a: A,
      b: B,
      policies: null,
      settings: [],
      checks: [],
      steps: { firstDifference: null, differsAt: null, changes: [] },
      verdicts: [],
    });
  });

  test('tells settings, checks, steps and verdicts that differ, came or went', () => {
    const before = {
      ...run({
        steps: [step('a', 1), step('set', 2, { changes: password('random') }), step('gone', 3), step('end', 4)],
        verdicts: [verdict('holds')],
      }),
      settings: [setting('same', '1'), setting('changed', 'Enabled'), setting('gone', 'x')],
      checklist: CHECK.report,
    };
    const [failed, ...others] = CHECK.report.results;
    if (failed === undefined) throw new Error('no check');
    const after = {
      ...run({
        steps: [step('a', 1), step('new', 2), step('set', 3, { changes: password('scrambled') }), step('end', 4)],
        verdicts: [verdict('broken')],
      }),
      settings: [setting('same', '1'), setting('changed', 'Disabled'), setting('added', null)],
      checklist: { ...CHECK.report, results: [{ ...failed, result: 'pass' as const }, ...others.slice(1)] },
    };
    const place = { file: 'Config.xml' };
    expect(compare(before, after)).toEqual({
      a: A,
      b: B,
      policies: null,
      settings: [
        { ...place, setting: 'changed', before: 'Enabled', after: 'Disabled' },
        { ...place, setting: 'gone', before: 'x', after: null },
        { ...place, setting: 'added', before: null, after: null },
      ],
      checks: [
        { id: 'stale-profile-keys', title: 'Profile keys point to folders', before: 'fail', after: 'pass' },
        { id: 'check-warning', title: 'A check that is warning', before: 'warning', after: null },
      ],
      steps: {
        firstDifference: 'new',
        differsAt: { number: 2, a: 'set', b: 'new', titles: { a: 'Step set', b: 'Step new' } },
        changes: [
          {
            id: 'set',
            title: 'Step set',
            kind: 'changed',
            before: ['password Administrator: (none) → random'],
            after: ['password Administrator: (none) → scrambled'],
          },
          { id: 'gone', title: 'Step gone', kind: 'removed', before: [], after: [] },
          { id: 'new', title: 'Step new', kind: 'added', before: [], after: [] },
        ],
      },
      verdicts: [{ statement: 'known-way-in', title: 'A way in', before: 'holds', after: 'broken' }],
    });
  });

  test('two policies are told, since results may differ by grade alone', () => {
    expect(compare(under('general'), under('marketplace'))).toMatchObject({
      policies: { before: 'general', after: 'marketplace' },
      checks: [],
    });
    expect(compare(under('general'), under('general')).policies).toBeNull();
    expect(compare(CHECK, under('general')).policies).toBeNull();
    expect(
      compare({ ...run({}), checklist: under('general').report }, { ...run({}), checklist: under('ec2config').report })
        .policies,
    ).toEqual({ before: 'general', after: 'ec2config' });
  });

  test('a step that changed its place is told once', () => {
    const { steps } = compare(
      run({ steps: [step('a', 1), step('b', 2), step('c', 3)] }),
      run({ steps: [step('b', 1), step('a', 2), step('c', 3)] }),
    );
    expect(steps).toEqual({
      firstDifference: 'b',
      differsAt: { number: 1, a: 'a', b: 'b', titles: { a: 'Step a', b: 'Step b' } },
      changes: [{ id: 'a', title: 'Step a', kind: 'moved', before: [], after: [] }],
    });
  });

  test('a run that ends earlier differs where it ends', () => {
    const long = run({ steps: [step('a', 1), step('b', 2)] });
    expect(compare(long, run({ steps: [step('a', 1)] })).steps).toMatchObject({
      firstDifference: 'b',
      differsAt: { number: 2, a: 'b', b: null },
    });
  });

  test('what a step inherits is no difference; its own title, cause and changes are told', () => {
    const because = { file: 'Config.xml', line: 9 };
    const { steps } = compare(
      run({
        steps: [
          step('cause', 1, { because }),
          step('late', 2, { changes: consoleFrom('Message: Sysprep End') }),
          step('shifted', 3, { because }),
          { ...step('named', 4), title: 'Ec2SetPassword is Enabled' },
        ],
      }),
      run({
        steps: [
          step('cause', 1, { because: { file: 'BundleConfig.xml', line: 9 } }),
          step('late', 2, { changes: consoleFrom('Password: <Password>') }),
          step('shifted', 3, { because: { ...because, line: 12 } }),
          { ...step('named', 4), title: 'Ec2SetPassword is Disabled' },
        ],
      }),
    );
    expect(steps.changes.map(({ id, before, after }) => [id, before, after])).toEqual([
      ['cause', ['because of Config.xml'], ['because of BundleConfig.xml']],
      ['named', ['Ec2SetPassword is Enabled'], ['Ec2SetPassword is Disabled']],
    ]);
  });

  test('the sides of a simulated step that differs are never the same', () => {
    const bundle = 'Program Files/Amazon/Ec2ConfigService/Settings/BundleConfig.xml';
    const answer = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';
    const healthy = run(runOf(sampleFiles('healthy')));
    const others = [
      sampleFiles('lock-out'),
      sampleWith('healthy', { [answer]: (xml) => xml.replace('<CopyProfile>true', '<CopyProfile>false') }),
      sampleWith('healthy', { [answer]: (xml) => xml.replaceAll('UTC', 'W. Europe Standard Time') }),
      sampleWith('healthy', { [bundle]: (xml) => xml.replace(/(SetRDPCertificate<\/Name>\s*<Value>)No/, '$1Yes') }),
    ];
    for (const other of others) {
      const { changes } = compare(healthy, run(runOf(other))).steps;
      expect(changes.length).toBeGreaterThan(0);
      expect(changes.length).toBeLessThan(5);
      expect(changes.filter(({ before, after }) => before.join('\n') === after.join('\n'))).toEqual([]);
    }
  });

  test.each<readonly [string, RecordBody]>([
    ['a run', run()],
    ['a diagnosis', { kind: 'diagnosis', diagnosis: DIAGNOSIS }],
  ])('a check and %s cannot be compared, and both are named', (name, body) => {
    const outcome = compareRecords({ record: A, body: CHECK }, { record: B, body });
    expect(outcome.ok ? 'ok' : [outcome.problem.kind, outcome.problem.diagnostic.code]).toEqual([
      'usage',
      'records-not-comparable',
    ]);
    expect(outcome.ok ? '' : outcome.problem.diagnostic.summary).toContain(`record A is a check, record B is ${name}.`);
  });
});
