import { AGENT_NAMES, type AgentFound } from '../../../shared/model/volume.ts';
import type { Evidence } from '../../../shared/model/diagnostic.ts';
import { atLeast } from '../../subject/versions.ts';
import { LAST_LAUNCH2_FOR_2012, VERSION_FAULTS, type VersionFault } from '../agentVersions.ts';
import { finding, unknownFinding, type CheckFinding, type CheckRule } from '../rule.ts';

/** No agent has a version with a known fault. Source: ec2config facts, section 13; ec2launch facts, A11 and B7. */
export const agentVersion: CheckRule = {
  id: 'agent-version',
  area: 'agent',
  grade: 'recommended',
  mayBreak: 'prepare',
  question: 'Is the agent free of faults that a later version mended?',
  remedy:
    'Install the last version of the agent for this Windows before imaging; keep its settings files and put them back.',
  source: [{ document: 'AWS, version histories of EC2Config, EC2Launch and EC2Launch v2', certainty: 'documented' }],
  run({ report, agentsInDoubt }) {
    const doubt = agentsInDoubt.find(({ kind }) => kind !== 'ssm');
    if (doubt !== undefined) return unknownFinding(agentVersion, WHAT, doubt.problem.summary, doubt.problem.where[0]);
    const agents = report.agents.filter(({ kind }) => kind !== 'ssm');
    if (agents.length === 0) return finding(agentVersion, 'notApplicable', 'No launch agent is on the volume');
    const faults = agents.flatMap((agent) => faultsOf(agent, report.windows.kernel));
    const bad = faults.filter(({ always }) => always);
    if (bad.length > 0) return old(bad, agents);
    const unversioned = agents.find(({ version }) => version === null);
    if (unversioned !== undefined)
      return unknownFinding(agentVersion, WHAT, `The version of ${AGENT_NAMES[unversioned.kind]} is not written.`, {
        file: unversioned.evidence[0],
      });
    return finding(agentVersion, 'pass', `${versions(agents)}: no known fault that spoils an image`, {
      detail: faults.map(({ says }) => says).join(' '),
      evidence: agents.map(evidenceOf),
    });
  },
};

const WHAT = 'Whether the agent has a known fault';

type Fault = Pick<VersionFault, 'says' | 'always'>;

function faultsOf({ kind, version }: AgentFound, kernel: string | null): readonly Fault[] {
  if (version === null) return [];
  const known = VERSION_FAULTS.filter(
    ({ agent, mendedIn, only }) => agent === kind && !atLeast(version, mendedIn) && (only ?? version) === version,
  );
  const isTooNew =
    kind === 'ec2launch2'
    && (kernel === '6.2' || kernel === '6.3')
    && atLeast(version, LAST_LAUNCH2_FOR_2012)
    && !LAST_LAUNCH2_FOR_2012.every((part, index) => Number(version.split('.')[index]) === part);
  return isTooNew
    ? [...known, { says: '2.0.1643 is the last EC2Launch v2 for Windows Server 2012 and 2012 R2.', always: true }]
    : known;
}

function old(faults: readonly Fault[], agents: readonly AgentFound[]): CheckFinding {
  return finding(agentVersion, 'fail', `${versions(agents)} has a known fault`, {
    detail: faults.map(({ says }) => says).join(' '),
    evidence: agents.map(evidenceOf),
    fix: agentVersion.remedy,
    breaks: 'prepare',
    prediction: 'likely',
  });
}

function versions(agents: readonly AgentFound[]): string {
  return agents.map(({ kind, version }) => `${AGENT_NAMES[kind]} ${version ?? ''}`.trimEnd()).join(', ');
}

function evidenceOf({ evidence, kind, version }: AgentFound): Evidence {
  const place = evidence.find((text) => text.startsWith('HK'));
  return {
    where: place === undefined ? { file: evidence[0] } : { key: place, value: 'DisplayVersion' },
    text: `${AGENT_NAMES[kind]} ${version ?? 'of unknown version'}`,
  };
}
