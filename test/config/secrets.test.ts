import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskText } from '../../main/config/maskText.ts';
import type { ConfigKind } from '../../shared/model/config.ts';

const masked = (kind: ConfigKind, text: string): string => maskText(kind, text).text;

describe('maskText in structured files', () => {
  it('hides passwords, keys and join credentials of an answer file, in comments too', () => {
    const text = [
      '<unattend>',
      '<AdministratorPassword>\n  <Value>S3cret</Value>\n  <PlainText>true</PlainText></AdministratorPassword>',
      '<Password><Value>UwBlAGMA</Value><PlainText>false</PlainText></Password>',
      '<Credentials><Domain>d</Domain><Password>S3cret</Password><Username>u</Username></Credentials>',
      '<MachinePassword>S3cret</MachinePassword><AccountData>S3cret</AccountData>',
      '<ProductKey>AAAAA-BBBBB-CCCCC-DDDDD-EEEEE</ProductKey><ProductKey><Key>AAAAA-BBBBB</Key></ProductKey>',
      '<!-- <AutoLogon><Password><Value>S3cret</Value></Password></AutoLogon> -->',
      '<Path>net user bob S3cret /add &amp; echo ok</Path>',
      '<Password>*SENSITIVE*DATA*DELETED*</Password>',
      '</unattend>',
    ].join('\n');
    expect(masked('answerFile', text)).toBe(
      [
        '<unattend>',
        '<AdministratorPassword>\n  <Value>•••</Value>\n  <PlainText>true</PlainText></AdministratorPassword>',
        '<Password><Value>•••</Value><PlainText>false</PlainText></Password>',
        '<Credentials><Domain>d</Domain><Password>•••</Password><Username>u</Username></Credentials>',
        '<MachinePassword>•••</MachinePassword><AccountData>•••</AccountData>',
        '<ProductKey>•••</ProductKey><ProductKey><Key>•••</Key></ProductKey>',
        '<!-- <AutoLogon><Password><Value>•••</Value></Password></AutoLogon> -->',
        '<Path>net user bob ••• /add &amp; echo ok</Path>',
        '<Password>*SENSITIVE*DATA*DELETED*</Password>',
        '</unattend>',
      ].join('\n'),
    );
  });

  it('hides them in damaged files as well', () => {
    expect(masked('answerFile', '<a><AdministratorPassword><Value>S3cret</Valu></a>')).not.toContain('S3cret');
    expect(masked('answerFile', '<a></a><Password>S3cret')).not.toContain('S3cret');
  });

  it.each<readonly [string, ConfigKind, string]>([
    ['YAML', 'agentConfig', 'inputs:\n  password:\n    type: static\n    data: S3cret # it\n'],
    ['YAML of another order', 'agentConfig', 'password:\n  data: "S3cret"\n  type: static\n'],
    ['a block text', 'agentConfig', 'password:\n  data: |\n    S3cret\n'],
    ['JSON', 'agentConfig', '{"inputs": {"password": {"type": "static", "data": "S3cret"}}}'],
    ['JSON without blanks', 'json', '{"password":{"type":"static","data":"S3cret"}}'],
    ['a part that is not understood', 'agentConfig', 'a: &x 1\nb:\n  password:\n    type: static\n    data: S3cret\n'],
    ['a log', 'unknown', 'inputs: password:\r\n  type: static\r\n  data: S3cret\r\n'],
  ])('hides the password of EC2Launch v2 in %s', (_where, kind, text) => {
    const shown = masked(kind, text);
    expect(shown).toContain('•••');
    expect(shown).not.toContain('S3cret');
    expect(shown.replace(/"?•••"?/, '')).toBe(text.replace(/"S3cret"|\|\n {4}S3cret|S3cret/, ''));
  });

  it('leaves switches of EC2Config alone', () => {
    const text =
      '<BundleConfig><Property><Name>SetPasswordAfterSysprep</Name><Value>Yes</Value></Property></BundleConfig>';
    expect(masked('bundleConfig', text)).toBe(text);
  });

  it('hides keys of JSON and YAML and attributes of XML', () => {
    expect(masked('launchConfig', '{"adminPasswordType": "Specify", "adminPassword": "S3cret"}')).toBe(
      '{"adminPasswordType": "Specify", "adminPassword": "•••"}',
    );
    expect(masked('json', '{"Parameters": {"AccessKey": "AK", "SecretKey": "sk", "Region": "r"}}')).toBe(
      '{"Parameters": {"AccessKey": "•••", "SecretKey": "•••", "Region": "r"}}',
    );
    expect(masked('agentConfig', 'inputs:\n  password: S3cret # note\n  name: "x"\n')).toBe(
      'inputs:\n  password: ••• # note\n  name: "x"\n',
    );
    expect(masked('xml', '<aws><proxy host="h" password="S3cret"/></aws>')).toBe(
      '<aws><proxy host="h" password="•••"/></aws>',
    );
  });

  it('tells where the secrets stood', () => {
    expect(maskText('xml', '<a><Password>ab</Password></a>').spans).toEqual([{ start: 13, end: 15 }]);
  });
});

describe('maskText in commands and logs', () => {
  it.each<readonly [string, string]>([
    ['net user Administrator S3cret', 'net user Administrator •••'],
    ['NET1.EXE USER "a b" "S3 cret" /add', 'NET1.EXE USER "a b" "•••" /add'],
    ['net user /add bob S3cret', 'net user /add bob •••'],
    [
      'net user Administrator /ACTIVE:YES /LOGONPASSWORDCHG:NO',
      'net user Administrator /ACTIVE:YES /LOGONPASSWORDCHG:NO',
    ],
    ['net user bob *', 'net user bob *'],
    ['net user bob %PW% /add', 'net user bob %PW% /add'],
    ['net use Z: \\\\srv\\share S3cret /user:d\\u', 'net use Z: \\\\srv\\share ••• /user:d\\u'],
    ['ConvertTo-SecureString "S3cret" -AsPlainText -Force', 'ConvertTo-SecureString "•••" -AsPlainText -Force'],
    ['ConvertTo-SecureString -AsPlainText -Force -String $p', 'ConvertTo-SecureString -AsPlainText -Force -String $p'],
    ['cscript slmgr.vbs /ipk AAAAA-BBBBB-CCCCC-DDDDD-EEEEE', 'cscript slmgr.vbs /ipk •••'],
    ['schtasks /create /ru bob /rp S3cret', 'schtasks /create /ru bob /rp •••'],
    ['set ADMIN_PASSWORD=S3cret', 'set ADMIN_PASSWORD=•••'],
    ['set PW=S3cret', 'set PW=•••'],
    ['set "DB_PASS1=my S3cret"', 'set "DB_PASS1=•••"'],
    ['@set api_key = S3cret words & echo on', '@set api_key = ••• & echo on'],
    ['set PW=%1', 'set PW=%1'],
    ['set PW="S3cret"', 'set PW="•••"'],
    ['set TOKEN=%~1', 'set TOKEN=%~1'],
    ['set PWD_FILE=', 'set PWD_FILE='],
    ['set SPEED=fast', 'set SPEED=fast'],
    ['psexec -u bob -p S3cret \\\\srv cmd', 'psexec -u bob -p ••• \\\\srv cmd'],
    ['PsExec64.exe \\\\srv -p S3cret -s cmd', 'PsExec64.exe \\\\srv -p ••• -s cmd'],
    ['join.exe /u:bob /p:S3cret /now', 'join.exe /u:bob /p:••• /now'],
    ['join.exe /p "S3 cret" /user bob', 'join.exe /p "•••" /user bob'],
    ['sqlcmd -U sa -PS3cret -i a.sql', 'sqlcmd -U sa -P••• -i a.sql'],
    ['sqlcmd -P %PW% -Q x', 'sqlcmd -P %PW% -Q x'],
    ['mkdir -p a/b', 'mkdir -p a/b'],
    ['set /p answer=Go on?', 'set /p answer=Go on?'],
    ["$Password = 'S3cret'", "$Password = '•••'"],
    ['djoin /password:S3cret', 'djoin /password:•••'],
    [
      'reg add "HKLM\\Winlogon" /v DefaultPassword /t REG_SZ /d S3cret /f',
      'reg add "HKLM\\Winlogon" /v DefaultPassword /t REG_SZ /d ••• /f',
    ],
    ['reg add "HKLM\\VNC" /d S3cret /t REG_SZ /v "PassKey" /f', 'reg add "HKLM\\VNC" /d ••• /t REG_SZ /v "PassKey" /f'],
    [
      'reg add HKLM\\Lsa /v LimitBlankPasswordUse /t REG_DWORD /d 1 /f',
      'reg add HKLM\\Lsa /v LimitBlankPasswordUse /t REG_DWORD /d 1 /f',
    ],
    [
      'reg add HKLM\\Lsa /v EnablePlainTextPassword /t REG_DWORD /d 0 /f',
      'reg add HKLM\\Lsa /v EnablePlainTextPassword /t REG_DWORD /d 0 /f',
    ],
    ['net use Z: \\\\srv\\share /user:d\\u S3cret', 'net use Z: \\\\srv\\share /user:d\\u •••'],
    ['net user bob %%p /add', 'net user bob %%p /add'],
    ['netdom join x /passwordd:S3cret /passwordo:S3cret2', 'netdom join x /passwordd:••• /passwordo:•••'],
    ['netdom join x /ud:bob /pd:S3cret /po:S3cret2', 'netdom join x /ud:bob /pd:••• /po:•••'],
    ['app.exe --userpass S3cret', 'app.exe --userpass •••'],
    ['curl -u bob:S3cret https://x', 'curl -u bob:••• https://x'],
    ['curl --user "bob:my S3cret" x', 'curl --user "bob:•••" x'],
    ['app -u C:\\users.txt', 'app -u C:\\users.txt'],
    ['app -u https://srv:8080/x', 'app -u https://srv:8080/x'],
    ['git clone https://bob:S3cret@srv/x', 'git clone https://bob:•••@srv/x'],
    ['wmic x call joindomainorworkgroup null,"S3cret"', 'wmic x call joindomainorworkgroup •••'],
    ['if "%DB_PASS%"=="S3cret" a', 'if "%DB_PASS%"=="•••" a'],
    ['aws_secret_access_key = abc/DEF+1', 'aws_secret_access_key = •••'],
    ['key AKIAABCDEFGHIJKLMNOP used', 'key ••• used'],
    ['Password: <Password>\r\nq83v\r\n</Password>', 'Password: <Password>•••</Password>'],
    ['Ec2SetPassword: Enabled', 'Ec2SetPassword: Enabled'],
    ['Config indicates do nothing for password', 'Config indicates do nothing for password'],
  ])('%s', (text, expected) => {
    expect(masked('script', text)).toBe(expected);
  });

  it.each(['/a ', '/a:b '])('takes any number of %j', (piece) => {
    const text = `net user ${piece.repeat(4_000_000)}`;
    expect(masked('script', text).length).toBeGreaterThan(0);
  });

  it('never takes long for any text', () => {
    const pieces = fc.constantFrom(
      'net user ',
      'a',
      ' ',
      '/add ',
      '"',
      '<Password>',
      '-',
      'password',
      '=',
      '_',
      '.',
      '/v DefaultPassword ',
      'set ',
      ' -u b',
      ' -p c',
      'psexec ',
      ': ',
      '\n',
      '{',
      'data: ',
      'netdom ',
      ' /pd:',
      ' /d x',
      '://a:',
      '%pw%',
      'joindomainorworkgroup ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 5 }), (parts) => {
        const start = performance.now();
        masked('unknown', parts.join('').repeat(3000));
        expect(performance.now() - start).toBeLessThan(1000);
      }),
      { numRuns: 40 },
    );
  });
});
