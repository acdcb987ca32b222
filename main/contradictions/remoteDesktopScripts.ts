import { EC2CONFIG_FOLDER } from '../subject/answerFileSearch.ts';
import { answerSide, type AgentAnswer, type LaunchAgent, type Side, type VolumeSettings } from './volumeSettings.ts';

/** The scripts of an agent that close Remote Desktop before Sysprep and open it in specialize. */
interface AgentScripts {
  readonly before: string;
  /** Null for an agent whose answer file opens it itself. */
  readonly specialize: string | null;
}

/** Source: ec2config facts, section 6; ec2launch facts, A1, B1 and B4. */
export const REMOTE_DESKTOP_SCRIPTS: Readonly<Record<LaunchAgent, AgentScripts>> = {
  ec2config: {
    before: `${EC2CONFIG_FOLDER}/Scripts/BeforeSysprep.cmd`,
    specialize: `${EC2CONFIG_FOLDER}/Scripts/SysprepSpecializePhase.cmd`,
  },
  ec2launch1: {
    before: 'ProgramData/Amazon/EC2-Windows/Launch/Sysprep/BeforeSysprep.cmd',
    specialize: 'ProgramData/Amazon/EC2-Windows/Launch/Sysprep/SysprepSpecialize.cmd',
  },
  ec2launch2: { before: 'ProgramData/Amazon/EC2Launch/sysprep/BeforeSysprep.cmd', specialize: null },
};

/** Line (from 1) on which a script sets fDenyTSConnections to a number; null where none does, remarks aside. */
export function denyLine(text: string, data: 0 | 1): number | null {
  const sets = new RegExp(String.raw`fDenyTSConnections.*/d\s+"?(?:0x)?0*${data}"?(?:\s|$)`, 'i');
  const at = text.split(/\r\n|\r|\n/).findIndex((line) => !/^\s*@?(?:rem\b|::)/i.test(line) && sets.test(line));
  return at < 0 ? null : at + 1;
}

/** What an answer file itself says of Remote Desktop in specialize. */
export function answerOpens(answer: AgentAnswer): Side | null {
  const component = 'Microsoft-Windows-TerminalServices-LocalSessionManager';
  const found = answer.answer.get('specialize', component, 'fDenyTSConnections');
  return found === null ? null : answerSide(answer, 'fDenyTSConnections', found);
}

/** Line of the command of the specialize pass that calls a script; null where none does. */
export function callLine({ answer }: AgentAnswer, script: string): number | null {
  const name = script.slice(script.lastIndexOf('/') + 1).toLowerCase();
  const call = answer.runSynchronous('specialize').find(({ path }) => path.toLowerCase().includes(name));
  return call?.line ?? null;
}

/** The agents on the volume with their answer file. */
export function answeringAgents(settings: VolumeSettings): readonly { agent: LaunchAgent; answer: AgentAnswer }[] {
  const agents: readonly LaunchAgent[] = ['ec2config', 'ec2launch1', 'ec2launch2'];
  return agents.flatMap((agent) => {
    const answer = settings.has(agent) ? settings.answer(agent) : null;
    return answer === null ? [] : [{ agent, answer }];
  });
}
