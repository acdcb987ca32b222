import type { Evidence } from '../../../shared/model/diagnostic.ts';
import { AGENT_NAMES, type AgentKind } from '../../../shared/model/volume.ts';
import type { AgentInDoubt } from '../../subject/agents.ts';
import type { Subject } from '../../subject/subject.ts';
import { agentForBuild, fitsWindows } from '../../subject/windowsVersions.ts';
import { CURRENT_VERSION } from '../../subject/lookup.ts';
import { withoutPrograms } from '../providers.ts';
import { finding, unknownFinding, unreadableFinding, type CheckFinding, type CheckRule } from '../rule.ts';

/** The launch agent of this Windows is there, and no other one. Source: ec2launch facts, section 1. */
export const agentFitsWindows: CheckRule = {
  id: 'agent-fits-windows',
  area: 'agent',
  grade: 'required',
  mayBreak: 'agentStart',
  question: 'Is the right EC2 agent installed for this Windows?',
  remedy: 'Install the agent that belongs to this Windows version.',
  source: [
    {
      document: 'AWS, EC2 User Guide for Windows Instances (EC2Config, EC2Launch, EC2Launch v2)',
      certainty: 'documented',
    },
  ],
  run(subject) {
    const { report, agentsInDoubt, fs } = subject;
    const launchAgents = report.agents.filter((agent) => agent.kind !== 'ssm');
    const evidence = launchAgents.flatMap((agent) =>
      agent.evidence.map((text) => ({
        where: text.startsWith('HK') ? { key: text } : { file: text },
        text: `${AGENT_NAMES[agent.kind]} ${agent.version ?? 'of unknown version'}`,
      })),
    );
    if (report.windows.installationType === CLIENT) return ofServersOnly(report.windows.productName, evidence);
    const doubts = agentsInDoubt.filter((agent) => agent.kind !== 'ssm');
    if (launchAgents.length < 2 && doubts.length > 0) return cannotTell(doubts, evidence);
    if (launchAgents.length === 0) return withoutAgents(subject);
    if (launchAgents.length > 1)
      return finding(
        agentFitsWindows,
        'warning',
        `${launchAgents.length} launch agents are on the volume: ${launchAgents.map((agent) => AGENT_NAMES[agent.kind]).join(', ')}`,
        {
          detail:
            'Left-overs point to a half-done migration or an in-place upgrade. Which agent is in charge must be decided before imaging.',
          evidence,
          fix: 'Uninstall the agent that does not belong to this Windows version.',
          breaks: 'agentStart',
        },
      );
    const [agent] = launchAgents;
    const wanted = agentForBuild(report.windows.build);
    if (wanted === null || agent === undefined)
      return unknownFinding(agentFitsWindows, 'Whether the agent fits', 'The Windows build could not be read.', {
        key: CURRENT_VERSION,
        value: 'CurrentBuild',
      });
    if (agent.kind === wanted) {
      const program = PROGRAMS[wanted];
      const stat = fs.stat(program);
      if (stat.kind === 'absent') return withoutProgram(wanted, program, evidence);
      if (stat.kind === 'unreadable')
        return unreadableFinding(agentFitsWindows, 'Whether the agent has its program', stat.problem, {
          file: program,
        });
      return finding(
        agentFitsWindows,
        'pass',
        `${AGENT_NAMES[agent.kind]} ${agent.version ?? ''} is the agent of this Windows`.replace('  ', ' '),
        { evidence },
      );
    }
    return otherAgent(agent.kind, wanted, report.windows.build, evidence);
  },
};

/**
 * An agent that AWS images of this Windows do not carry. EC2Launch v2 can be installed on other versions; for those
 * before Windows Server 2012 the documents contradict each other. Source: ec2launch facts, section 1.
 */
function otherAgent(
  kind: AgentKind,
  wanted: AgentKind,
  build: string | null,
  evidence: readonly Evidence[],
): CheckFinding {
  const title = `${AGENT_NAMES[kind]} is installed; AWS images of this Windows carry ${AGENT_NAMES[wanted]}`;
  const breaks = 'agentStart';
  if (kind !== 'ec2launch2')
    return finding(agentFitsWindows, 'fail', title, {
      detail: 'This agent does not support this Windows version.',
      evidence,
      fix: `Install ${AGENT_NAMES[wanted]} and remove ${AGENT_NAMES[kind]}.`,
      breaks,
    });
  const fits = fitsWindows(kind, build);
  return finding(agentFitsWindows, 'warning', title, {
    detail: fits
      ? 'EC2Launch v2 can be installed on this version by hand.'
      : 'The pages of AWS contradict each other on whether EC2Launch v2 supports this Windows version.',
    evidence,
    fix: fits
      ? 'Nothing, when the migration to EC2Launch v2 was meant.'
      : `Install ${AGENT_NAMES[wanted]} instead, or test an instance of the image first.`,
    breaks,
    ...(fits ? {} : { prediction: 'cannotTell' }),
  });
}

/** What an agent cannot work without. Sources: ec2config facts, section 2; ec2launch facts, sections A1 and B1. */
const PROGRAMS: Readonly<Record<Exclude<AgentKind, 'ssm'>, string>> = {
  ec2config: 'Program Files/Amazon/Ec2ConfigService/Ec2Config.exe',
  ec2launch1: 'ProgramData/Amazon/EC2-Windows/Launch/Scripts/InitializeInstance.ps1',
  ec2launch2: 'Program Files/Amazon/EC2Launch/EC2Launch.exe',
};

function withoutProgram(kind: AgentKind, program: string, evidence: readonly Evidence[]): CheckFinding {
  return finding(agentFitsWindows, 'warning', `The files of ${AGENT_NAMES[kind]} are here, and its program is not`, {
    detail:
      'On a whole volume the agent cannot run: nothing starts Sysprep, sets the password or adds the routes. In a folder that was copied without programs this says nothing.',
    evidence: [{ where: { file: program }, text: 'Not found' }, ...evidence],
    fix: `Look for the file on the source machine; install ${AGENT_NAMES[kind]} again where it is missing.`,
    breaks: 'prepare',
  });
}

/** No agent is on the volume: a finding, unless the volume was copied without the folders that hold agents. */
function withoutAgents(subject: Subject): CheckFinding {
  const notCopied = withoutPrograms(agentFitsWindows, 'Whether an EC2 launch agent is installed', subject);
  if (notCopied !== null) return notCopied;
  const where = { file: 'Program Files' };
  if (subject.fs.stat(where.file).kind === 'absent')
    return unknownFinding(
      agentFitsWindows,
      'Whether an EC2 launch agent is installed',
      'The volume has no folder Program Files: it was copied without it.',
      where,
      'Open the whole volume, or look on the source machine.',
    );
  return finding(agentFitsWindows, 'fail', 'No EC2 launch agent is installed', {
    detail: 'Without an agent nothing sets the Administrator password, the routes or user data on a new instance.',
    evidence: [
      { where: { file: 'Program Files/Amazon' }, text: 'No files of EC2Config, EC2Launch v1 or EC2Launch v2' },
    ],
    fix: agentFitsWindows.remedy,
    breaks: 'agentStart',
  });
}

/** InstallationType of a Windows that is no server. Source: sysprep facts, section 10. */
const CLIENT = 'Client';

/** The documents name an agent for each Windows Server, and none for a client Windows. */
function ofServersOnly(productName: string | null, evidence: readonly Evidence[]): CheckFinding {
  const where = { key: CURRENT_VERSION, value: 'InstallationType' };
  return finding(agentFitsWindows, 'notApplicable', 'The EC2 launch agents belong to Windows Server', {
    detail: `This is a client Windows (${productName ?? 'of unknown name'}), for which AWS names no agent.`,
    evidence: [{ where, text: CLIENT }, ...evidence],
  });
}

/** An agent whose files cannot be looked at may be there: then neither that there is none nor that one fits is known. */
function cannotTell(doubts: readonly AgentInDoubt[], evidence: readonly Evidence[]): CheckFinding {
  const names = doubts.map((agent) => AGENT_NAMES[agent.kind]).join(' or ');
  return finding(agentFitsWindows, 'unknown', `It cannot be told whether ${names} is on the volume`, {
    detail: doubts.map((agent) => agent.problem.summary).join(' '),
    evidence: [...evidence, ...doubts.map(({ problem }) => ({ where: problem.where[0] ?? {}, text: problem.summary }))],
    fix: doubts[0]?.problem.fix ?? 'Make the files of the agents readable and check again.',
  });
}
