import { describe, expect, test } from 'vitest';
import { comparisonText } from '../../main/hosts/cli/text/comparisonText.ts';
import { paintFor } from '../../main/hosts/cli/text/paint.ts';
import { compareRecords } from '../../main/reports/compareRecords.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { RecordBody } from '../../shared/model/history.ts';
import { CHECK, RECORD, run, step } from '../support/recordBodies.ts';

const PLAIN = paintFor(false, null);
const A = { ...RECORD, kind: 'run', id: 'A', outcome: 'holds' } as const;
const B = { ...RECORD, kind: 'run', id: 'B', outcome: 'cannotTell', at: '2024-01-01T01:02:03.456Z' } as const;

const compared = (a: RecordBody, b: RecordBody) =>
  comparisonText(unwrap(compareRecords({ record: A, body: a }, { record: B, body: b })), PLAIN);

/** A check under a policy. */
const under = (name: string) => ({
  ...CHECK,
  report: { ...CHECK.report, policy: { name, agent: null, windows: null } },
});

const password = (after: string) => [{ kind: 'password', target: 'Administrator', before: null, after } as const];
const verdict = (result: 'holds' | 'cannotTell') =>
  ({
    statement: 'known-way-in',
    title: 'There is a known way in',
    kind: 'eventually',
    result,
    reason: '',
    path: [],
    evidence: [],
    contradictions: [],
  }) as const;

describe('history compare', () => {
  test('says first which two records these are and what differs, then each difference', () => {
    const before = {
      ...run({ steps: [step('set', 1, { changes: password('random') })], verdicts: [verdict('holds')] }),
      settings: [{ file: 'Config.xml', setting: 'Plugins/Ec2SetPassword', value: 'Enabled' }],
    };
    const after = {
      ...run({
        steps: [step('set', 1, { changes: password('scrambled') }), step('new', 2)],
        verdicts: [verdict('cannotTell')],
      }),
      settings: [{ file: 'Config.xml', setting: 'Plugins/Ec2SetPassword', value: 'Disabled' }],
    };
    expect(`\n${compared(before, after)}\n`).toMatchInlineSnapshot(`
      "
      A, run of E:\\, 2024-01-01 00:00:00 UTC (holds), against B, run of E:\\, 2024-01-01 01:02:03 UTC (cannot tell): 1 statement, 1 setting and 2 steps differ.

      Statements
          There is a known way in: holds -> cannot tell

      Settings
          Config.xml Plugins/Ec2SetPassword: Enabled -> Disabled

      Steps
          The runs part at step 1: Step set
          Step set (changed)
              A password Administrator: (none) → random
              B password Administrator: (none) → scrambled
          Step new (added)
      "
    `);
  });

  test('names the policies of two checks where they are two', () => {
    expect(compared(under('general'), under('marketplace')).split('\n')[1]).toBe(
      'A was checked under the policy general, B under marketplace: grades differ by policy.',
    );
  });

  test('says so where nothing differs', () => {
    expect(compared(run(), run())).toBe(
      'A, run of E:\\, 2024-01-01 00:00:00 UTC (holds), against B, run of E:\\, 2024-01-01 01:02:03 UTC (cannot tell): nothing differs.',
    );
  });

  test('shows both sides where the runs part at two steps', () => {
    const text = compared(run({ steps: [step('a', 1), step('b', 2)] }), run({ steps: [step('b', 1)] }));
    expect(text).toContain('The runs part at step 1\n        A: Step a\n        B: Step b');
  });
});
