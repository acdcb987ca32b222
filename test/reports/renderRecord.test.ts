import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderRecord } from '../../main/reports/renderRecord.ts';
import type { ReportFormat } from '../../main/reports/renderRecord.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { RecordBody } from '../../shared/model/history.ts';
import { CHECK, DIAGNOSIS, HOSTILE, hostile, RECORD, run, step } from '../support/recordBodies.ts';

function render(body: RecordBody, format: ReportFormat): string {
  return unwrap(renderRecord({ record: { ...RECORD, kind: body.kind }, body, version: '1.2.3' }, format));
}

/** How a report writes the summary of its record. */
function summaryIn(format: 'html' | 'md', summary: string): string {
  const text = unwrap(renderRecord({ record: { ...RECORD, summary }, body: CHECK, version: '1.2.3' }, format));
  const written = format === 'html' ? /<p class="answer">([^]*?)<\/p>/ : /^# .*\n\n\*\*([^]*?)\*\*\n\n- \*\*Volume/;
  return written.exec(text)?.[1] ?? '';
}

function tags(html: string): ReadonlySet<string | undefined> {
  return new Set([...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name));
}

describe('HTML', () => {
  const page = render(CHECK, 'html');

  test('is one page that loads nothing and runs nothing', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|url\(|@import/i);
    expect(page).toContain('<title>Checklist: Do not run Sysprep yet.</title>');
  });

  test('says each result in a word, with its evidence, remedy and source', () => {
    const words = [...page.matchAll(/<span class="result (\w+)">([^<]+)<\/span> ([^<]+)/g)].map((found) =>
      found.slice(1),
    );
    expect(words).toEqual([
      ['fail', 'fail', 'Profile keys point to folders '],
      ['warning', 'warning', 'A check that is warning '],
      ['unknown', 'unknown', 'A check that is unknown '],
      ['pass', 'pass', 'A check that is pass '],
      ['notApplicable', 'not applicable', 'A check that is notApplicable '],
    ]);
    expect(page).toContain(String.raw`<code>HKLM\SOFTWARE\ProfileList\S-1\!ProfileImagePath</code>`);
    expect(page).toContain('<p><strong>What to do:</strong> Remove the key.</p>');
    expect(page).toContain('<p class="source">Source: sysprep.md (stated)</p>');
  });

  test('holds no markup that a text brought along', () => {
    const own = tags(page);
    const found = render(hostile(), 'html');
    expect([...tags(found)].filter((name) => !own.has(name))).toEqual([]);
    expect(found).not.toMatch(/[\u0000\u001b\u202e]|<script/);
    expect(found.isWellFormed()).toBe(true);
    expect(found).toContain(String.raw`\u202egnp.exe`);
  });

  test('escapes any text to itself', () => {
    const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
    assert(
      property(string({ unit: 'grapheme' }), (text) => {
        const escaped = summaryIn('html', text);
        expect(escaped).not.toMatch(/[<>"']/);
        const back = escaped.replaceAll(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
        expect(back).toBe(text);
      }),
    );
  });

  test('shows differences with their signs', () => {
    const proposal = { id: 'p', title: 't', risk: 'safe', warning: '', because: [], source: [] } as const;
    const changes = [{ file: 'a.xml', before: 'x', after: 'y', diff: '@@ -1 +1 @@\n-<x>\n+<y>\n z' }];
    const edit: RecordBody = { kind: 'edit', proposal: { ...proposal, changes }, files: [], undoes: null };
    expect(render(edit, 'html')).toContain(
      '<pre class="diff">@@ -1 +1 @@\n<del>-&lt;x&gt;</del>\n<ins>+&lt;y&gt;</ins>\n z</pre>',
    );
  });
});

describe('Markdown', () => {
  test('prints the whole record', () => {
    const small = { ...CHECK, report: { ...CHECK.report, results: CHECK.report.results.slice(0, 1) } };
    expect(render(small, 'md')).toBe(`# Checklist

**Do not run Sysprep yet.**

- **Volume**: E:\\\\
- **Recorded**: 2024-01-01T00:00:00.000Z
- **Outcome**: fail
- **Record**: 01HKBZ

## Answer

Do not run Sysprep yet: 1 finding breaks the run or the new instances.

## Results

| Result | Checks |
| --- | --- |
| fail | 1 |
| warning | 1 |
| unknown | 1 |
| pass | 1 |
| not applicable | 1 |

## Needs a look

### fail: Profile keys point to folders (stale-profile-keys)

A profile key points to no folder.

CopyProfile fails on it.

- HKLM\\\\SOFTWARE\\\\ProfileList\\\\S-1\\\\\\!ProfileImagePath

**What to do:** Remove the key.

Source: sysprep.md (stated)

## Settings at that time

| File | Setting | Value |
| --- | --- | --- |
| Config.xml | Plugins/Ec2SetPassword | Disabled |

*ImagePrep Workbench 1.2.3, 2024-01-01T00:00:00.000Z*
`);
  });

  test('says a title that is the summary too only once', () => {
    const [first] = CHECK.report.results.map((each) => ({
      ...each,
      diagnostics: each.diagnostics.map((found) => ({ ...found, summary: each.title })),
    }));
    const body = { ...CHECK, report: { ...CHECK.report, results: first === undefined ? [] : [first] } };
    for (const format of ['md', 'html'] as const)
      expect(render(body, format).split('Profile keys point to folders')).toHaveLength(2);
  });

  test('puts what needs a look first, worst first, and gives one line to the rest, area by area', () => {
    const results = CHECK.report.results.toReversed();
    const lines = render({ ...CHECK, report: { ...CHECK.report, results } }, 'md').split('\n');
    expect(lines.filter((line) => /^(#|- (pass|not app))/.test(line)).slice(3)).toEqual([
      '## Needs a look',
      '### fail: Profile keys point to folders (stale-profile-keys)',
      '### warning: A check that is warning (check-warning)',
      '### unknown: A check that is unknown (check-unknown)',
      '## Agent and settings files: 1 pass, 1 not applicable',
      '- not applicable: A check that is notApplicable (check-notApplicable): Program Files/a b/Config.xml:3:5',
      '- pass: A check that is pass (check-pass): Program Files/a b/Config.xml:3:5',
      '## Settings at that time',
    ]);
  });

  test('lets no text become markup, HTML, a link or a new cell', () => {
    expect(summaryIn('md', HOSTILE)).not.toMatch(/[<>]|(?<!\\)[*[\]|_`]|\n/);
    expect(summaryIn('md', '- a')).toBe(String.raw`\- a`);
    expect(summaryIn('md', '1. a')).toBe(String.raw`1\. a`);
    expect(summaryIn('md', 'see http://x')).toBe('see http&#58;//x');
    const rows = render(hostile(), 'md')
      .split('\n')
      .filter((line) => line.startsWith('| '));
    expect(new Set(rows.map((line) => line.split(/(?<!\\)\|/).length))).toEqual(new Set([4, 5]));
  });
});

describe('JSON', () => {
  test('is the report with its schema first', () => {
    const report = JSON.parse(render(CHECK, 'json')) as Record<string, unknown>;
    expect(Object.keys(report)).toEqual(['schema', 'title', 'subtitle', 'facts', 'sections', 'generatedAt', 'version']);
    expect(report).toMatchObject({ schema: 'imageprep/report/1', generatedAt: RECORD.at, version: '1.2.3' });
  });
});

describe('every kind of record', () => {
  const verdicts = [
    {
      statement: 'known-way-in',
      title: 'There is a known way in',
      kind: 'eventually',
      result: 'broken',
      reason: 'The password is scrambled.',
      path: ['scramble'],
      deciding: { file: 'Config.xml', setting: 'Plugins/Ec2SetPassword', line: 9, value: 'Disabled' },
      evidence: [],
      contradictions: [],
    },
  ] as const;
  const changes = [{ kind: 'password', target: 'Administrator', before: 'known', after: 'scrambled' }] as const;
  const simulated = run({ verdicts, steps: [step('scramble', 1, { changes, notSimulated: ['foo.exe'] })] });

  test('a run prints its statements and steps', () => {
    const text = render(simulated, 'md');
    expect(text).toContain('### broken: There is a known way in (known-way-in)');
    expect(text).toContain('Decided by Plugins/Ec2SetPassword = Disabled. Steps that lead there: 1. Step scramble.');
    expect(text).toContain('- Config.xml:9');
    expect(text).toContain(
      '| 1 | specialize | Step scramble |  | stated | password Administrator: known → scrambled<br>not simulated: foo.exe |',
    );
  });

  test('a statement keeps its own words: it holds, is broken, or cannot be told', () => {
    const results = ['holds', 'broken', 'cannotTell'] as const;
    const record = run({ verdicts: results.map((result) => ({ ...verdicts[0], result })) });
    expect([...render(record, 'md').matchAll(/^### (.*?):/gm)].map(([, word]) => word)).toEqual([
      'holds',
      'broken',
      'cannot tell',
    ]);
    expect(render(record, 'html')).toContain('<span class="result unknown">cannot tell</span>');
  });

  test('a diagnosis prints its causes, advice and missing logs; empty sections are left out', () => {
    const headings = [...render({ kind: 'diagnosis', diagnosis: DIAGNOSIS }, 'md').matchAll(/^## (.*)$/gm)].map(
      ([, text]) => text,
    );
    expect(headings).toEqual(['Answer', 'Causes and problems', 'Advice', 'Logs missing']);
  });

  test('a diagnosis tells logs that could not be read from those that are not there, and why nothing is predicted', () => {
    const diagnosis = {
      ...DIAGNOSIS,
      logsUnreadable: [{ path: 'Windows/Panther', reason: 'Access is denied.' }],
      expectation: { ...DIAGNOSIS.expectation, why: 'No prediction: the settings are closed.' },
    };
    const text = render({ kind: 'diagnosis', diagnosis }, 'md');
    expect(text).toMatch(/## Prediction\n+No prediction: the settings are closed\./);
    expect(text).toMatch(
      /## Logs missing\n+- Windows\/Panther\/setuperr\.log\n+## Logs that could not be read\n+- Windows\/Panther: Access is denied\./,
    );
  });

  test('an edit has no findings for other tools', () => {
    const proposal = { id: 'p', title: 't', risk: 'safe', warning: '', changes: [], because: [], source: [] } as const;
    const body: RecordBody = { kind: 'edit', proposal, files: [], undoes: null };
    const told = (['sarif', 'junit'] as const).map((format) =>
      renderRecord({ record: RECORD, body, version: '1' }, format),
    );
    expect(told.map((each) => (each.ok ? 'ok' : each.problem.diagnostic.code))).toEqual([
      'format-without-findings',
      'format-without-findings',
    ]);
  });
});
