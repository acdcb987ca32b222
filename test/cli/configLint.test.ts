import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LINT_RULES } from '../../main/config/lint/catalogue.ts';
import { ANSWER, buildCli, BUNDLE, PATIENCE, type BuiltCli } from './builtCli.ts';

const SECRET = 'Heron5-Lake!';

describe('config lint and config diff', { timeout: PATIENCE }, () => {
  let cli: BuiltCli;
  let volume: string;
  beforeAll(async () => {
    cli = await buildCli();
    volume = cli.sample('healthy');
  }, PATIENCE);
  afterAll(() => cli.close());

  /** A file beside the sample with the bad example of a rule. */
  function badFile(code: string): string {
    const rule = LINT_RULES.find((each) => each.code === code);
    const file = join(volume, `${code}.xml`);
    writeFileSync(file, rule?.example.bad ?? '');
    return file;
  }

  test('finds nothing in the stock files', async () => {
    const { code, out } = await cli.run('config', 'lint', join(volume, ANSWER), join(volume, BUNDLE));
    expect([code, out]).toEqual([0, '2 files: nothing is wrong.\n']);
  });

  test('lists each file that has a fault with line, rule, remedy and source, and ends with the worst', async () => {
    const file = badFile('answer-setting-unknown');
    const { code, out } = await cli.run('config', 'lint', join(volume, ANSWER), file);
    expect(code).toBe(2);
    expect(out).toMatch(/^2 files: 1 error\.\n\n/);
    expect(out).toContain(`${file} (answerFile)\nerror  5:7  The reference has no setting CopyProfil of `);
    expect(out).toContain('[answer-setting-unknown]');
    expect(out).toContain('Remedy: Did you mean CopyProfile?');
    const warned = await cli.run('config', 'lint', badFile('answer-locale'));
    expect(warned.code).toBe(1);
  });

  test('judges the others when one file cannot be read', async () => {
    const missing = join(volume, 'none.xml');
    const { code, out } = await cli.run('config', 'lint', missing, join(volume, ANSWER));
    expect(code).toBe(3);
    expect(out).toMatch(/^1 file: nothing is wrong\. 1 file could not be read\./);
    expect((await cli.run('config', 'lint', missing)).code).toBe(66);
    expect((await cli.run('config', 'lint', missing, badFile('answer-setting-unknown'))).code).toBe(2);
  });

  test('judges all settings files of a volume, and what they say against each other', async () => {
    const locked = cli.sample('lock-out');
    const { code, out } = await cli.run('config', 'lint', '--volume', locked);
    expect(code).toBe(2);
    expect(out).toMatch(/^9 files: 1 error and 1 warning\.\n\n/);
    expect(out).toContain('[password-scrambled-and-not-set]');
    expect((await cli.run('config', 'lint', '--volume', cli.sample('healthy'))).code).toBe(0);
    const sarif = (await cli.run('config', 'lint', '--volume', locked, '--format', 'sarif')).out;
    expect(sarif).toContain('"The password is scrambled, and nothing sets another one"');
    expect((await cli.run('config', 'lint')).code).toBe(64);
    expect((await cli.run('config', 'lint', join(locked, BUNDLE), '--volume', locked)).code).toBe(64);
  });

  test('prints the forms of build pipelines', async () => {
    const file = badFile('answer-setting-unknown');
    const sarif = JSON.parse((await cli.run('config', 'lint', file, '--format', 'sarif')).out) as {
      runs: { tool: { driver: { rules: unknown } }; results: unknown }[];
    };
    expect(sarif.runs[0]?.tool.driver.rules).toEqual([
      { id: 'answer-setting-unknown', shortDescription: { text: 'The component has no setting of this name' } },
    ]);
    expect(sarif.runs[0]?.results).toMatchObject([
      {
        ruleId: 'answer-setting-unknown',
        level: 'error',
        locations: [{ physicalLocation: { region: { startLine: 5, startColumn: 7 } } }],
      },
    ]);
    const junit = (await cli.run('config', 'lint', file, join(volume, ANSWER), '--format', 'junit')).out;
    expect(junit).toContain('tests="2" failures="1" errors="0" skipped="0"');
  });

  test('tells build pipelines what it could not read, as no finding of a rule', async () => {
    const missing = join(volume, 'missing.xml');
    const ended = await cli.run('config', 'lint', missing, join(volume, ANSWER), '--format', 'sarif');
    const sarif = JSON.parse(ended.out) as { runs: Record<string, unknown>[] };
    expect([ended.code, sarif.runs[0]]).toMatchObject([
      3,
      {
        tool: { driver: { rules: [] } },
        invocations: [
          {
            executionSuccessful: false,
            toolExecutionNotifications: [
              {
                descriptor: { id: 'path-missing' },
                level: 'error',
                locations: [{ physicalLocation: { artifactLocation: { uri: `file://${missing}` } } }],
              },
            ],
          },
        ],
        results: [],
      },
    ]);
  });

  test('writes its result to another file, never over one that it examined', async () => {
    const file = badFile('answer-locale');
    const target = join(cli.folder, 'lint.json');
    expect((await cli.run('config', 'lint', file, '--json', '-o', target)).code).toBe(1);
    expect(JSON.parse(readFileSync(target, 'utf8'))).toMatchObject({
      schema: 'imageprep/config-lint/1',
      files: [
        { file, kind: 'answerFile', problems: [{ code: 'answer-locale', severity: 'warning', line: 5, column: 7 }] },
      ],
    });
    const before = readFileSync(file);
    expect((await cli.run('config', 'lint', file, '-o', file)).code).toBe(77);
    expect(readFileSync(file)).toEqual(before);
  });

  const open = '<unattend xmlns="urn:schemas-microsoft-com:unattend">';
  test.each([
    [
      'an entity bomb',
      `<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>${open}&b;</unattend>`,
      'xml-doctype-entities',
    ],
    [
      'an external entity',
      `<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///etc/passwd">]>${open}</unattend>`,
      'xml-doctype-external',
    ],
    ['100,000 levels', '<unattend>'.repeat(100_000), 'xml-too-deep'],
    [
      '200,000 attributes',
      `<unattend ${Array.from({ length: 200_000 }, (_, n) => `a${n}=""`).join(' ')}/>`,
      'xml-attributes-too-many',
    ],
    ['zero bytes', `${open}${'\0'.repeat(1000)}</unattend>`, 'xml-bad-character'],
  ])('gives %s an error of its own', async (_, text, code) => {
    const file = join(volume, 'hostile.xml');
    writeFileSync(file, text);
    const ended = await cli.run('config', 'lint', file, '--json');
    const [linted] = (JSON.parse(ended.out) as { files: { problems: { code: string; severity: string }[] }[] }).files;
    const errors = linted?.problems.filter(({ severity }) => severity === 'error').map((problem) => problem.code);
    expect([ended.code, errors]).toEqual([2, expect.arrayContaining([code])]);
  });

  test('refuses a file over the limit before it is read', async () => {
    const file = join(volume, 'huge.xml');
    writeFileSync(file, '');
    truncateSync(file, 64 * 1024 * 1024 * 1024);
    const { code, out } = await cli.run('config', 'lint', file, '--json');
    rmSync(file);
    expect([code, JSON.parse(out)]).toMatchObject([
      65,
      { files: [{ kind: null, problems: [{ code: 'config-too-large' }] }] },
    ]);
  });

  test('never prints a secret', async () => {
    const file = badFile('answer-password-plain-text');
    for (const format of ['text', 'json', 'sarif', 'junit']) {
      const { out, err } = await cli.run('config', 'lint', file, '--format', format);
      expect(out + err).not.toContain(SECRET);
    }
    const { out } = await cli.run('config', 'diff', join(volume, ANSWER), file);
    expect(out).not.toContain(SECRET);
    expect(out).toContain('AdministratorPassword/Value\n  -  (not set)\n  +  •••');
  });

  test('says what it could not compare, and judges no kind of file that no rule knows', async () => {
    const [a, b] = ['a', 'b'].map((name) => join(volume, `${name}.ini`)) as [string, string];
    writeFileSync(a, '[x]\nx=1\n');
    writeFileSync(b, '[x]\nx=2\n');
    expect((await cli.run('config', 'diff', a, b)).code).toBe(65);
    const damaged = join(volume, 'damaged.xml');
    writeFileSync(damaged, readFileSync(join(volume, ANSWER), 'utf8').replace('</TimeZone>', ''));
    const ended = await cli.run('config', 'diff', join(volume, ANSWER), damaged);
    expect([ended.code, ended.out]).toEqual([3, expect.stringContaining('not all of it was compared')]);
    const linted = await cli.run('config', 'lint', a);
    expect([linted.code, linted.out]).toEqual([3, expect.stringContaining('No rule knows files of this kind')]);
  });

  test('compares two files by meaning', async () => {
    const file = join(volume, ANSWER);
    const text = readFileSync(file, 'utf8');
    const other = join(volume, 'other.xml');
    writeFileSync(
      other,
      text.replace('<CopyProfile>true</CopyProfile>', '<!-- note -->\n<CopyProfile> TRUE </CopyProfile>'),
    );
    const same = await cli.run('config', 'diff', file, other);
    expect([same.code, same.out]).toEqual([0, 'The two files say the same.\n']);
    writeFileSync(other, text.replace('<CopyProfile>true', '<CopyProfile>false'));
    const { code, out } = await cli.run('config', 'diff', file, other, '--json');
    expect([code, JSON.parse(out)]).toEqual([
      0,
      {
        schema: 'imageprep/config-diff/1',
        complete: true,
        changes: [{ setting: 'specialize/Microsoft-Windows-Shell-Setup/CopyProfile', before: 'true', after: 'false' }],
      },
    ]);
  });
});
