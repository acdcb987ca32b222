import type { SettingMeaning } from '../../shared/model/config.ts';
import type { ConfigDocument } from './document.ts';

/** A command that is understood: how it begins or what it holds, and what it does; `$1` stands for a part of it. */
type Known = readonly [RegExp, string];

const DENY = String.raw`fDenyTSConnections`;

/** Commands of the agents' scripts and of public ones. Sources: ec2config facts, section 6; ec2launch facts, A5, A6, B3. */
const COMMANDS: readonly Known[] = [
  [new RegExp(String.raw`\breg(?:\.exe)?\s+add\b.*${DENY}.*/d\s+"?(?:0x)?0*1\b`, 'i'), 'Remote Desktop is refused.'],
  [
    new RegExp(String.raw`\breg(?:\.exe)?\s+add\b.*${DENY}.*/d\s+"?(?:0x)?0+\b(?!x)`, 'i'),
    'Remote Desktop is allowed.',
  ],
  [new RegExp(String.raw`\bSet-ItemProperty\b.*${DENY}.*-Value\s+1\b`, 'i'), 'Remote Desktop is refused.'],
  [new RegExp(String.raw`\bSet-ItemProperty\b.*${DENY}.*-Value\s+0\b`, 'i'), 'Remote Desktop is allowed.'],
  [/\bcall\s+"?[^"]*\\([^\\"]+\.(?:cmd|bat))/i, 'The script $1 runs, and this one goes on after it.'],
  [/\bScramblePassword\.exe\b/i, 'The account gets a random password that nobody knows.'],
  [
    /\bRandomize-LocalAdminPassword\.ps1\b|\brandomize-password\b/i,
    'The account gets a random password that nobody knows.',
  ],
  [/\bEc2Config\.exe"?\s+-sysprep\b/i, 'EC2Config prepares the image and starts Sysprep.'],
  [
    /\bSysprepInstance\.ps1\b/i,
    'EC2Launch v1 prepares the image and starts Sysprep; it does not schedule the work of the first start.',
  ],
  [/\bInitializeInstance\.ps1\b.*-SchedulePerBoot\b/i, 'EC2Launch v1 does its work at every start.'],
  [/\bInitializeInstance\.ps1\b.*-Schedule\b/i, 'EC2Launch v1 does its work once, at the next start.'],
  [/\bInitializeInstance\.ps1\b/i, 'EC2Launch v1 does its work now.'],
  [/\bInitializeDisks\.ps1\b/i, 'EC2Launch v1 initializes further disks, now or at the next start.'],
  [/\bEC2Launch(?:\.exe)?"?\s+sysprep\b/i, 'EC2Launch v2 resets its state and starts Sysprep.'],
  [
    /\bEC2Launch(?:\.exe)?"?\s+reset\b/i,
    'EC2Launch v2 forgets what it has done, so that the next start is a first one.',
  ],
  [/\bsysprep(?:\.exe)?"?\s.*\/generalize\b/i, 'Sysprep removes the identity of the machine. That cannot be undone.'],
  [/\bwmic\s+useraccount\b.*PasswordExpires\s*=\s*FALSE/i, 'The password of the account does not expire.'],
  [/\bnet1?(?:\.exe)?\s+user\s+"?([\w.-]+)"?\s.*\/active:no\b/i, 'The account $1 is disabled.'],
  [/\bnet1?(?:\.exe)?\s+user\s+"?([\w.-]+)"?\s.*\/active:yes\b/i, 'The account $1 is enabled.'],
  [/\bnet1?(?:\.exe)?\s+user\s+"?([\w.-]+)"?\s.*\/delete\b/i, 'The account $1 is deleted.'],
  [/\bnet1?(?:\.exe)?\s+user\s+"?([\w.-]+)"?\s.*\/add\b/i, 'The account $1 is made.'],
  [/\bnet1?(?:\.exe)?\s+localgroup\s+"?Administrators"?\s.*\/add\b/i, 'An account becomes an administrator.'],
  [/\bnet1?(?:\.exe)?\s+stop\s+"?([\w.-]+)/i, 'The service $1 is stopped.'],
  [/\bnet1?(?:\.exe)?\s+start\s+"?([\w.-]+)/i, 'The service $1 is started.'],
  [/\bsp_dropserver\b/i, 'SQL Server is given the name that the computer has now, where it has another one.'],
  [/\bsc(?:\.exe)?\s+config\s+"?([\w.-]+)"?\s.*start=\s*disabled\b/i, 'The service $1 does not start any more.'],
  [/\bslmgr(?:\.vbs)?"?\s.*\/rearm\b/i, 'One rearm of the licence is used up.'],
  [/\bslmgr(?:\.vbs)?"?\s.*\/ato\b/i, 'Windows is activated.'],
  [/\bschtasks(?:\.exe)?\s.*\/create\b/i, 'A task is scheduled.'],
  [/\bschtasks(?:\.exe)?\s.*\/delete\b/i, 'A scheduled task is deleted.'],
  [/\bnetsh\s+advfirewall\s+set\s+\w+\s+state\s+off\b/i, 'The firewall is switched off.'],
  [/\bnetsh\s+advfirewall\s+firewall\s+add\b/i, 'The firewall gets a rule.'],
  [/\broute(?:\.exe)?\s.*\badd\b/i, 'A route is added.'],
  [/\bshutdown(?:\.exe)?\s.*[/-]s\b|\bStop-Computer\b/i, 'The machine is shut down.'],
  [/\bshutdown(?:\.exe)?\s.*[/-]r\b|\bRestart-Computer\b/i, 'The machine restarts.'],
  [/\breg(?:\.exe)?\s+delete\b/i, 'A key or value of the registry is deleted.'],
  [/\breg(?:\.exe)?\s+add\b/i, 'A value of the registry is set.'],
  [/^\s*@?(?:rd|rmdir)\s/i, 'A folder is removed.'],
  [/^\s*@?(?:del|erase)\s|\bRemove-Item\b/i, 'Files are deleted.'],
];

/** Lines that do nothing: remarks, labels of the interpreter's own, and what only switches the echo. */
const REMARK = /^\s*(?:@?rem\b|::|#|@?echo\s+off\b|$)/i;

/**
 * The lines of a script whose commands are understood, with what each does. Nothing of a command but names is given, since
 * it may hold a password. `rest` is how many lines do something that is not understood.
 */
export function scriptMeaning({ source }: ConfigDocument): {
  readonly says: readonly SettingMeaning[];
  readonly rest: number;
} {
  const lines = source.text.split(/\r\n|\r|\n/);
  const says: SettingMeaning[] = [];
  let rest = 0;
  for (const [index, line] of lines.entries()) {
    if (REMARK.test(line)) continue;
    const sentence = explained(line);
    if (sentence === null) rest += 1;
    else says.push({ setting: '', line: index + 1, says: sentence });
  }
  return { says, rest };
}

function explained(line: string): string | null {
  for (const [pattern, says] of COMMANDS) {
    const found = pattern.exec(line);
    if (found !== null) return says.replaceAll('$1', () => found[1] ?? '');
  }
  return null;
}
