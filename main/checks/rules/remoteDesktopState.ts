import { remoteDesktop, type RemoteDesktop } from '../../subject/remoteDesktop.ts';
import type { Subject } from '../../subject/subject.ts';
import { finding, type CheckFinding, type CheckRule } from '../rule.ts';

/**
 * Remote Desktop by fDenyTSConnections and what is on the way to it. On an armed EC2 image a setting of 1 is right,
 * since specialize sets it to 0; on a machine that is up it means nobody gets in. Source: sysprep facts, section 11;
 * failure modes FM-20; EC2Rescue facts, sections 1.2 and 1.6.
 */
export const remoteDesktopState: CheckRule = {
  id: 'rdp-state',
  area: 'remoteDesktop',
  grade: 'required',
  mayBreak: 'prepare',
  question: 'Does Remote Desktop stand as it should?',
  source: [
    {
      document: 'AWS, Create a standard Amazon Machine Image Using Sysprep',
      certainty: 'stated',
      says: 'BeforeSysprep.cmd refuses Remote Desktop, SysprepSpecializePhase.cmd allows it again.',
    },
  ],
  run(subject) {
    const found = remoteDesktop(subject.registry);
    const evidence = [found.evidence];
    switch (found.state) {
      case 'unknown':
        return finding(remoteDesktopState, 'unknown', 'The state of Remote Desktop could not be decided', {
          detail: whyUnknown(found),
          evidence,
          fix: 'Look at the value on the source machine, and make the registry hives readable if they are not.',
        });
      case 'open':
        return finding(remoteDesktopState, 'pass', `Remote Desktop accepts connections${onPort(found)}`, { evidence });
      case 'closed':
        return found.by === 'setting'
          ? denied(found, subject)
          : found.by === 'policy'
            ? byPolicy(found)
            : notReachable(found);
    }
  },
};

function whyUnknown({ besides, evidence }: RemoteDesktop): string {
  return besides === null ? `${evidence.text}.` : `${besides.charAt(0).toUpperCase()}${besides.slice(1)}.`;
}

function onPort({ port }: RemoteDesktop): string {
  return port === null ? '' : ` on port ${port}, not on 3389`;
}

function denied({ evidence }: RemoteDesktop, { report }: Subject): CheckFinding {
  if (report.generalized.verdict === 'generalized')
    return finding(remoteDesktopState, 'pass', 'Remote Desktop is refused, as it should be on a generalized image', {
      evidence: [evidence],
    });
  return finding(remoteDesktopState, 'warning', 'Remote Desktop is refused', {
    detail: 'A failed Sysprep leaves it like this: BeforeSysprep.cmd refused it and specialize never allowed it again.',
    evidence: [evidence],
    fix: 'Allow it on the running machine: reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server" /v fDenyTSConnections /t REG_DWORD /d 0 /f.',
    breaks: 'prepare',
  });
}

/** A policy beats the setting, so no script of the agent opens Remote Desktop. Source: EC2Rescue facts, section 1.6. */
function byPolicy({ evidence }: RemoteDesktop): CheckFinding {
  return finding(remoteDesktopState, 'warning', 'Remote Desktop is refused by a policy', {
    detail:
      'The policy beats the setting that the scripts of the agent write. One of the machine itself stays in force on new instances; one of a domain goes with the membership.',
    evidence: [evidence],
    fix: 'Take the policy "Allow users to connect remotely by using Remote Desktop Services" back on the source machine, and run gpupdate /force.',
    breaks: 'oobe',
    prediction: 'likely',
  });
}

/** What no script of the agent mends: new instances are out of reach as well. */
function notReachable({ besides, evidence }: RemoteDesktop): CheckFinding {
  return finding(remoteDesktopState, 'warning', `Remote Desktop is out of reach: ${besides ?? evidence.text}`, {
    detail: 'The scripts of the agent do not change this, so new instances are out of reach too.',
    evidence: [evidence],
    fix: 'Mend the value on the source machine: Start = 3 for TermService, 2 for Dhcp, fEnableWinStation = 1 for RDP-Tcp.',
    breaks: 'oobe',
  });
}
