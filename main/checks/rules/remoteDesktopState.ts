import { sameName } from '../../../shared/base/caseless.ts';
import type { Evidence } from '../../../shared/model/diagnostic.ts';
import { readAnswerFile } from '../../config/answerFile.ts';
import { valueOrNull } from '../../subject/lookup.ts';
import { firstBootFile } from '../../subject/firstBootFile.ts';
import { DENY, remoteDesktop, type RemoteDesktop } from '../../subject/remoteDesktop.ts';
import type { Subject } from '../../subject/subject.ts';
import { finding, unknownFinding, type CheckFinding, type CheckRule } from '../rule.ts';

/**
 * Remote Desktop by fDenyTSConnections and what is on the way to it. On an armed EC2 image a setting of 1 is right,
 * since specialize sets it to 0; on a machine that is up it means nobody gets in. Source: sysprep facts, section 11;
 * failure modes FM-20; EC2Rescue facts, sections 1.2 and 1.6.
 */
export const remoteDesktopState: CheckRule = {
  id: 'rdp-state',
  area: 'remoteDesktop',
  grade: 'recommended',
  mayBreak: 'prepare',
  question: 'Does Remote Desktop stand as it should?',
  remedy:
    'Allow it on the running machine: reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server" /v fDenyTSConnections /t REG_DWORD /d 0 /f.',
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
        return subject.report.generalized.verdict === 'generalized' ? openTooEarly(found) : open(found);
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

function open(found: RemoteDesktop): CheckFinding {
  const evidence = [found.evidence];
  return finding(remoteDesktopState, 'pass', `Remote Desktop accepts connections${onPort(found)}`, { evidence });
}

/** The agents refuse it before Sysprep. Source: sysprep facts, section 11; ec2config facts, section 6. */
function openTooEarly(found: RemoteDesktop): CheckFinding {
  return finding(remoteDesktopState, 'warning', `A generalized image lets Remote Desktop in${onPort(found)}`, {
    detail:
      'In its first boot there is a short time in which the Administrator password is blank. The agents therefore refuse Remote Desktop before Sysprep, and allow it again in specialize.',
    evidence: [found.evidence],
    fix: 'Prepare the image again from its source through the agent, with a BeforeSysprep.cmd that sets fDenyTSConnections to 1.',
    breaks: 'specialize',
    prediction: 'likely',
  });
}

function onPort({ port }: RemoteDesktop): string {
  return port === null ? '' : ` on port ${port}, not on 3389`;
}

function denied({ evidence }: RemoteDesktop, subject: Subject): CheckFinding {
  const { report } = subject;
  if (report.generalized.verdict === 'generalized')
    return (
      staysDenied(subject, evidence)
      ?? finding(remoteDesktopState, 'pass', 'Remote Desktop is refused, as it should be on a generalized image', {
        evidence: [evidence],
      })
    );
  if (report.generalized.verdict === 'unknown' && !WRONG_IN.has(valueOrNull(subject.imageState) ?? ''))
    return unknownFinding(
      remoteDesktopState,
      'Whether Remote Desktop stands as it should',
      `${evidence.text}: right on a generalized image and wrong on any other, and which of them this is could not be told.`,
      evidence.where,
      'Look at the check generalized-markers, which names what could not be read.',
    );
  return finding(remoteDesktopState, 'warning', 'Remote Desktop is refused', {
    detail: 'A failed Sysprep leaves it like this: BeforeSysprep.cmd refused it and specialize never allowed it again.',
    evidence: [evidence],
    fix: remoteDesktopState.remedy,
    breaks: 'prepare',
  });
}

/** States in which a value of 1 is known to be wrong. Source: failure modes FM-20. */
const WRONG_IN: ReadonlySet<string> = new Set(['IMAGE_STATE_COMPLETE', 'IMAGE_STATE_UNDEPLOYABLE']);

/**
 * Where the answer file of the first boot has lost the step that allows it: no command of specialize that may, and no
 * fDenyTSConnections false. Null where it has one, or the file cannot be told. Source: failure modes FM-20.
 */
function staysDenied({ fs, registry, report }: Subject, denies: Evidence): CheckFinding | null {
  const { hit, doubts } = firstBootFile(fs, registry, report.windows.kernel, 'specialize');
  if (hit === null || doubts.length > 0) return null;
  const file = hit.answer.config.path;
  const answer = readAnswerFile(hit.answer.config);
  const setting = answer.get('specialize', SESSION_MANAGER, DENY);
  const commands = answer.runSynchronous('specialize');
  if (sameName(setting?.value ?? '', 'false') || commands.some(({ path }) => MAY_ALLOW.test(path))) return null;
  return finding(remoteDesktopState, 'warning', 'Nothing allows Remote Desktop again at the first boot', {
    detail:
      'It was refused before Sysprep, as it should be, and the answer file has lost the step of specialize that allows it again.',
    evidence: [denies, { where: { file }, text: `${commands.length} commands in specialize, none of a script` }],
    fix: 'Put the command of the agent back into the pass specialize of the answer file, or set fDenyTSConnections to false in Microsoft-Windows-TerminalServices-LocalSessionManager, and prepare the image again.',
    breaks: 'specialize',
    prediction: 'likely',
  });
}

const SESSION_MANAGER = 'Microsoft-Windows-TerminalServices-LocalSessionManager';
/** A script or a program that may write the registry: what it does is not read here. */
const MAY_ALLOW = /\.(?:cmd|bat|ps1|vbs|reg)\b|\breg(?:\.exe)?"?\s|fDenyTSConnections/i;

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
    fix: 'Mend the value on the source machine: Start = 3 for TermService, 2 for Dhcp, fEnableWinStation = 1 and MaxInstanceCount = 4294967295 for RDP-Tcp.',
    breaks: 'oobe',
  });
}
