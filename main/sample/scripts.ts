import type { Scenario } from './scenarios.ts';

const INSTALL = 'C:\\Program Files\\Amazon\\Ec2ConfigService';

/** Scripts are ASCII with CRLF, as on a Windows volume. */
function script(...lines: readonly string[]): string {
  return lines.map((line) => `${line}\r\n`).join('');
}

function denyRemoteDesktop(data: 0 | 1): string {
  return `reg add "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server" /v fDenyTSConnections /t REG_DWORD /d ${data} /f`;
}

/** The scripts of the agent and of Windows set-up, by volume path. Source: ec2config facts, section 6. */
export function sampleScripts(scenario: Scenario): ReadonlyMap<string, string> {
  return new Map([
    [
      'Program Files/Amazon/Ec2ConfigService/Scripts/BeforeSysprep.cmd',
      script('rem Remote Desktop stays closed while the Administrator password is blank.', denyRemoteDesktop(1)),
    ],
    [
      'Program Files/Amazon/Ec2ConfigService/Scripts/SysprepSpecializePhase.cmd',
      script('rem The password is set by now: Remote Desktop may accept connections again.', denyRemoteDesktop(0)),
    ],
    ['Program Files/Amazon/Ec2ConfigService/Scripts/PostSysprep.cmd', postSysprep()],
    [
      'Windows/Setup/Scripts/SetupComplete.cmd',
      scenario.emptySetupComplete ? '' : script(`call "${INSTALL}\\Scripts\\PostSysprep.cmd"`),
    ],
  ]);
}

function postSysprep(): string {
  return script(
    'rem reg add "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update" /v AUOptions /t REG_DWORD /d 2 /f',
    'net stop wuauserv',
    'net start wuauserv',
    `WMIC USERACCOUNT WHERE "Name='Administrator'" SET PasswordExpires=FALSE`,
  );
}
