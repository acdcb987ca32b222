import { AGENT_NAMES } from '../../../shared/model/volume.ts';
import type { LaunchAgent } from '../volumeSettings.ts';
import type { ContradictionRule } from '../rule.ts';
import { LAUNCH2_GUIDE } from '../sources.ts';

const AGENTS: readonly LaunchAgent[] = ['ec2launch2', 'ec2launch1', 'ec2config'];

export const agentsDiffer: ContradictionRule = {
  code: 'agents-differ',
  title: 'Two launch agents have their settings on the volume',
  detail:
    'Each has an answer file and a rule for the password of its own. The settings of the one that is left over have no effect.',
  severity: 'warning',
  source: [LAUNCH2_GUIDE],
  find(settings) {
    const there = AGENTS.filter((agent) => settings.has(agent));
    if (there.length < 2) return [];
    return [
      {
        summary: `${there.map((agent) => AGENT_NAMES[agent]).join(' and ')} are both on the volume.`,
        sides: settings.subject.report.agents
          .filter(({ kind }) => there.some((agent) => agent === kind))
          .map(({ kind, evidence }) => ({ where: { file: evidence[0] ?? '' }, text: AGENT_NAMES[kind] })),
        fix: 'Remove the agent that is not in charge on the source machine, and change the settings of the other one.',
      },
    ];
  },
};
