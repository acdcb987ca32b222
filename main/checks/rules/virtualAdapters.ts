import { AGENT_NAMES, type AgentKind } from '../../../shared/model/volume.ts';
import { installedDevices, NETWORK_CLASS, type InstalledDevice } from '../../subject/deviceClasses.ts';
import { hiveWhole } from '../../subject/lookup.ts';
import { atLeast } from '../../subject/versions.ts';
import type { Subject } from '../../subject/subject.ts';
import { damagedFinding, finding, judgeFound, unknownFinding, type CheckFinding, type CheckRule } from '../rule.ts';

/** No adapter is there that an older agent takes for the primary one. Source: failure modes FM-26. */
export const virtualAdapters: CheckRule = {
  id: 'virtual-adapters',
  area: 'network',
  grade: 'recommended',
  mayBreak: 'agentStart',
  question: 'Will the agent choose the right network adapter?',
  remedy: 'Install the version of the agent that is named, or a later one, or remove the adapters.',
  source: [{ document: 'AWS, version histories of the agents; EC2Launch Readme', certainty: 'documented' }],
  run(subject) {
    const where = { key: NETWORK_CLASS };
    return judgeFound(virtualAdapters, WHAT, installedDevices(subject.registry, NETWORK_CLASS), where, (devices) => {
      const found = (devices ?? []).filter(({ description }) => MISTAKEN.test(description));
      if (found.length > 0) return judge(subject, found);
      if (!hiveWhole(subject.report, 'SYSTEM')) return damagedFinding(virtualAdapters, WHAT, 'SYSTEM', where);
      return finding(virtualAdapters, 'pass', 'No adapter is there that an agent mistakes for the primary one', {
        evidence: [{ where, text: 'no VPN, container or loopback adapter' }],
      });
    });
  },
};

const WHAT = 'Whether the agent chooses the right adapter';
/** OpenVPN, TAP, Hyper-V and loopback adapters. */
const MISTAKEN = /\b(?:openvpn|tap|tap-\w+|hyper-v virtual|loopback)\b/i;

/** The first versions that choose rightly. Source: failure modes FM-26. */
const MENDED: Readonly<Record<Exclude<AgentKind, 'ssm'>, readonly number[]>> = {
  ec2config: [3, 18, 1118],
  ec2launch1: [1, 3, 2003919],
  ec2launch2: [2, 0, 982],
};

function judge({ report, agentsInDoubt }: Subject, devices: readonly InstalledDevice[]): CheckFinding {
  const evidence = devices.map(({ key, description }) => ({ where: { key, value: 'DriverDesc' }, text: description }));
  const doubt = agentsInDoubt.find(({ kind }) => kind !== 'ssm');
  if (doubt !== undefined) return unknownFinding(virtualAdapters, WHAT, doubt.problem.summary, doubt.problem.where[0]);
  for (const { kind, version } of report.agents) {
    if (kind === 'ssm') continue;
    if (version === null)
      return unknownFinding(virtualAdapters, WHAT, `The version of ${AGENT_NAMES[kind]} is not known.`);
    if (!atLeast(version, MENDED[kind]))
      return finding(
        virtualAdapters,
        'warning',
        `${AGENT_NAMES[kind]} ${version} may put its routes on the wrong adapter`,
        {
          detail: 'The metadata service and activation are then out of reach. Later versions leave such adapters out.',
          evidence,
          fix: `Install ${AGENT_NAMES[kind]} ${MENDED[kind].join('.')} or later, or remove the adapters named.`,
          breaks: 'agentStart',
          prediction: 'likely',
        },
      );
  }
  return finding(virtualAdapters, 'pass', 'The agent leaves VPN, container and loopback adapters out', { evidence });
}
