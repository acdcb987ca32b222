import { describe, expect, test } from 'vitest';
import { CHECKS } from '../../main/checks/catalogue.ts';
import { runChecks } from '../../main/checks/runChecks.ts';
import { key, path, text } from '../../main/sample/hiveSpecs.ts';
import { buildHive } from '../../main/registry/regf/build.ts';
import { checkOf, finish, hiveWith, sampleFiles, sampleWith, subjectOf, type Files } from '../support/worlds.ts';
import { ANSWER, EC2CONFIG, SECRET, secrets, withDomainJoin, withPassword } from './cases/secrets.ts';
import { without } from './volumes.ts';

const healthy = (extra: Files = {}): Files => ({ ...sampleFiles('healthy'), ...extra });
const closed = (part: string, extra: Files = {}) => subjectOf(healthy(extra), { unreadable: [part] });
const evidenceOf = (files: Files, id: string) => checkOf(subjectOf(files), id).diagnostics[0]?.evidence;

describe('no secret is ever told', () => {
  test.each(secrets.map((each) => [each.id, each] as const))('%s shows places only', (id, { bad }) => {
    const report = finish(runChecks(subjectOf(bad())));
    expect(JSON.stringify(report)).not.toContain(SECRET);
    const outcome = report.results.find((each) => each.id === id);
    expect(outcome).toMatchObject({ result: 'warning', grade: 'recommended', breaks: null });
    expect(outcome?.diagnostics[0]).toMatchObject({ severity: 'warning', fix: expect.stringMatching(/\w/) });
    expect(outcome?.diagnostics[0]?.evidence[0]?.text).toMatch(/set, |left behind/);
  });
});

const detail = (files: Files): string =>
  checkOf(subjectOf(files), 'answer-file-passwords').diagnostics[0]?.detail ?? '';
const specializing = (inner: string): Files =>
  healthy({
    'unattend.xml': `<unattend xmlns="urn:schemas-microsoft-com:unattend"><settings pass="specialize">${inner}</settings></unattend>`,
  });

/** A password in the answer file that the registry names. */
const named = (file: string): Files => ({
  ...hiveWith('healthy', 'SYSTEM', path('Setup', [], [text('UnattendFile', `C:\\${file}`)])),
  [file]: withPassword(),
});

describe('a password in an answer file', () => {
  test('is told with setting, line and form', () => {
    expect(evidenceOf(healthy({ [ANSWER]: withPassword() }), 'answer-file-passwords')).toEqual([
      {
        where: { file: ANSWER, line: 5, column: 8 },
        text: 'oobeSystem/Microsoft-Windows-Shell-Setup/UserAccounts/AdministratorPassword/Value: set, plain text',
      },
    ]);
  });

  test('that is hidden counts as well', () => {
    const hidden = withPassword('UABhAHMAcwB3AG8AcgBkADEAMgAzADQANgBQAGEAcwBzAHcAbwByAGQA', 'false');
    expect(evidenceOf(healthy({ 'unattend.xml': hidden }), 'cached-answer-file-secrets')?.[0]).toMatchObject({
      where: { file: 'unattend.xml', line: 5 },
      text: expect.stringContaining('hidden in a way that can be undone'),
    });
  });

  test('is one of the join where it stands in UnattendedJoin, and only there', () => {
    const subject = subjectOf(withDomainJoin());
    expect(checkOf(subject, 'answer-file-passwords').result).toBe('pass');
    expect(checkOf(subject, 'join-credentials').diagnostics[0]?.evidence[0]?.text).toBe(
      'specialize/Microsoft-Windows-UnattendedJoin/Identification/Credentials/Password: set, plain text',
    );
  });

  test('stays on new instances where EC2Config is told so', () => {
    const kept = sampleWith('healthy', {
      [ANSWER]: withPassword(),
      [`${EC2CONFIG}/Settings/Config.xml`]: (xml) =>
        xml.replace(/(<RemoveCredentialsfromSysprepOnStartup>)true/i, '$1false'),
    });
    expect(detail(kept)).toContain('stays on each new instance');
    expect(detail(healthy({ [ANSWER]: withPassword() }))).toContain('removes it from each new instance');
  });

  test('in a command counts; a product key does not', () => {
    const command = specializing(`<x><Path>net user bob ${SECRET} /add</Path></x>`);
    expect(checkOf(subjectOf(command), 'cached-answer-file-secrets').result).toBe('warning');
    const productKey = specializing('<x><ProductKey>AAAAA-BBBBB-CCCCC-DDDDD-EEEEE</ProductKey></x>');
    expect(checkOf(subjectOf(productKey), 'cached-answer-file-secrets').result).toBe('pass');
  });

  test('is looked for in the file that the registry names, and not twice in the one that the agent calls', () => {
    expect(checkOf(subjectOf(named('odd.xml')), 'cached-answer-file-secrets').result).toBe('warning');
    expect(checkOf(subjectOf(named(ANSWER)), 'cached-answer-file-secrets').result).toBe('pass');
  });
});

describe('what holds secrets and cannot be read', () => {
  test.each([
    ['answer-file-passwords', ANSWER, {}],
    ['join-credentials', ANSWER, {}],
    ['cached-answer-file-secrets', 'Windows/Panther/unattend.xml', { 'Windows/Panther/unattend.xml': withPassword() }],
    ['cached-answer-file-secrets', 'Windows/System32/config/SYSTEM', {}],
    ['agent-password-in-settings', 'ProgramData/Amazon', { 'ProgramData/Amazon/x': '' }],
    ['winlogon-autologon', 'Windows/System32/config/SOFTWARE', {}],
    ['unattend-settings-passwords', 'Windows/System32/config/SOFTWARE', {}],
    ['lsa-default-password', 'Windows/System32/config/SECURITY', {}],
    ['user-data-scripts', 'Users', {}],
    ['user-data-scripts', 'Windows/Temp', { 'Windows/Temp/x': '' }],
    ['cloudwatch-keys', EC2CONFIG, {}],
    ['proxy-passwords', EC2CONFIG, {}],
  ] as const)('leaves %s unknown: %s', (id, part, extra) => {
    expect(checkOf(closed(part, extra), id)).toMatchObject({ result: 'unknown', prediction: 'cannotTell' });
  });

  test.each([
    ['winlogon-autologon', 'SOFTWARE'],
    ['unattend-settings-passwords', 'SOFTWARE'],
    ['lsa-default-password', 'SECURITY'],
    ['cached-answer-file-secrets', 'SYSTEM'],
  ])('leaves %s unknown where the hive %s is missing', (id, hive) => {
    const files = without(healthy(), new RegExp(`/config/${hive}$`));
    expect(checkOf(subjectOf(files), id).result).toBe('unknown');
  });

  test('does not hide a secret that was found', () => {
    const subject = closed('Windows/Panther/unattend.xml', {
      'Windows/Panther/unattend.xml': '',
      'unattend.xml': withPassword(),
    });
    const { result, diagnostics } = checkOf(subject, 'cached-answer-file-secrets');
    expect([result, diagnostics[0]?.evidence.map(({ where }) => where.file)]).toEqual([
      'warning',
      ['unattend.xml', 'Windows/Panther/unattend.xml'],
    ]);
  });

  test('is no file that is larger than any real one', () => {
    const files = healthy({ 'unattend.xml': ' '.repeat(5_000_000) });
    expect(checkOf(subjectOf(files), 'cached-answer-file-secrets').result).toBe('unknown');
  });
});

describe('the rest', () => {
  test('a user data script without a secret that is seen is told all the same', () => {
    const temp = 'Users/Administrator/AppData/Local/Temp/EC2Launch123/UserScript.bat';
    expect(evidenceOf(healthy({ [temp]: 'echo hello\r\n' }), 'user-data-scripts')).toEqual([
      { where: { file: temp }, text: 'left behind; no secret was recognised in it' },
    ]);
  });

  test('automatic logon without a password in plain text names the other place', () => {
    const files = hiveWith(
      'healthy',
      'SOFTWARE',
      path('Microsoft\\Windows NT\\CurrentVersion\\Winlogon', [], [text('AutoAdminLogon', '1')]),
    );
    expect(checkOf(subjectOf(files), 'winlogon-autologon').diagnostics[0]).toMatchObject({
      summary: 'Automatic logon is on',
      related: ['lsa-default-password'],
    });
  });

  test('an empty staging area of Setup holds nothing, and one nested without end ends', () => {
    const nested = Array.from({ length: 60 }, () => 'x').join('\\');
    const files = healthy({
      'Windows/System32/config/SECURITY': buildHive({ root: key('SECURITY', []), lastWritten: 1n }),
      ...hiveWith(
        'healthy',
        'SOFTWARE',
        path(`Microsoft\\Windows NT\\CurrentVersion\\UnattendSettings\\${nested}`, []),
      ),
    });
    expect(checkOf(subjectOf(files), 'unattend-settings-passwords').result).toBe('pass');
    expect(checkOf(subjectOf(files), 'lsa-default-password').result).toBe('pass');
  });

  test('every check of the area explains itself', () => {
    for (const rule of CHECKS.filter(({ area }) => area === 'secrets')) expect(rule.explains).toMatch(/\.$/);
  });
});
