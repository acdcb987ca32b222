import { sameName } from '../../../shared/base/caseless.ts';
import type { Evidence } from '../../../shared/model/diagnostic.ts';
import type { Found } from '../../../shared/model/volume.ts';
import { readAnswerFile } from '../../config/answerFile.ts';
import { firstBootFile } from '../../subject/firstBootFile.ts';
import {
  FIREWALL,
  FIREWALL_PROFILES,
  firewallProfile,
  firewallRules,
  reaches,
  type FirewallProfile,
  type FirewallRule,
} from '../../subject/firewall.ts';
import { findNumber, hiveWhole } from '../../subject/lookup.ts';
import { serviceStart, startEvidence } from '../../subject/serviceStart.ts';
import { STANDARD_PORT, STATION } from '../../subject/remoteDesktop.ts';
import type { Subject } from '../../subject/subject.ts';
import {
  damagedFinding,
  finding,
  unknownFinding,
  unreadableFinding,
  type CheckFinding,
  type CheckRule,
} from '../rule.ts';

/** The firewall lets Remote Desktop in, whatever kind of network a new instance takes itself to be in. Source: EC2Rescue facts, sections 1.2 and 1.6. */
export const rdpFirewall: CheckRule = {
  id: 'rdp-firewall',
  area: 'remoteDesktop',
  grade: 'required',
  mayBreak: 'ready',
  question: 'Does the firewall let Remote Desktop in?',
  remedy:
    'Enable the rules of the group Remote Desktop for all profiles on the source machine, or in the policy where it leaves out the rules of the machine; the firewall itself need not be turned off.',
  source: [
    { document: 'AWS, EC2Rescue (firewall)', certainty: 'documented' },
    { document: 'Disk inspection of a public cloud (rules and policies of the firewall)', certainty: 'observed' },
    {
      document: 'DefaultInboundAction, DoNotAllowExceptions, AllowLocalPolicyMerge; what a disabled MpsSvc comes to',
      certainty: 'inferred',
    },
  ],
  run(subject) {
    const rules = firewallRules(subject.registry);
    if (rules.kind === 'unreadable') return unreadableFinding(rdpFirewall, WHAT, rules.problem, RULES);
    if (rules.kind === 'absent') return unknownFinding(rdpFirewall, WHAT, 'The key of the rules is not there.', RULES);
    const told = findNumber(subject.registry, STATION, 'PortNumber');
    if (told.kind === 'unreadable')
      return unreadableFinding(rdpFirewall, WHAT, told.problem, { key: STATION, value: 'PortNumber' });
    const port = told.kind === 'found' ? told.value : STANDARD_PORT;
    const gates: Gate[] = [];
    for (const profile of FIREWALL_PROFILES) {
      const gate = gateOf(subject, profile, rules.value, port);
      if (gate.kind === 'unreadable') return unreadableFinding(rdpFirewall, WHAT, gate.problem, { key: FIREWALL });
      if (gate.kind === 'absent')
        return unknownFinding(rdpFirewall, WHAT, `Whether it is on for the profile ${profile} is not written.`, RULES);
      gates.push(gate.value);
    }
    for (const hive of ['SYSTEM', 'SOFTWARE'])
      if (!hiveWhole(subject.report, hive)) return damagedFinding(rdpFirewall, WHAT, hive, RULES);
    return judge(subject, gates, port);
  },
};

const WHAT = 'Whether the firewall lets Remote Desktop in';
const RULES = { key: `${FIREWALL}\\FirewallRules` };

interface Gate {
  readonly profile: FirewallProfile;
  /** `blocked`: by an active rule, or with all inbound connections; that beats every rule that allows it. */
  readonly state: 'open' | 'restricted' | 'closed' | 'blocked';
  /** Whether rules count that the answer file activates: a policy may leave out those of the machine. */
  readonly answerFileOpens: boolean;
  readonly evidence: Evidence;
}

/** A rule that blocks beats one that allows. */
function gateOf(
  { registry }: Subject,
  profile: FirewallProfile,
  rules: readonly FirewallRule[],
  port: number,
): Found<Gate> {
  const found = firewallProfile(registry, profile);
  if (found.kind !== 'found') return found;
  const { on, letsIn, shutOut, ownRules, where, text } = found.value;
  const gate = (state: Gate['state'], evidence: Evidence): Found<Gate> => ({
    kind: 'found',
    value: {
      profile,
      state,
      answerFileOpens: ownRules,
      evidence: { ...evidence, text: `${profile}: ${evidence.text}` },
    },
  });
  if (!on) return gate('open', { where, text });
  if (shutOut) return gate('blocked', { where, text });
  const matching = rules.filter((rule) => (ownRules || rule.ofPolicy) && reaches(rule, port, profile));
  const blocks = matching.find(({ allows, restricted }) => !allows && !restricted);
  if (blocks !== undefined) return gate('blocked', ruleEvidence(blocks, 'blocks it'));
  const allows = matching.filter((rule) => rule.allows).sort((a, b) => Number(a.restricted) - Number(b.restricted))[0];
  if (letsIn) return gate('open', { where, text: `${text}, so that what no rule blocks comes in` });
  if (allows === undefined) return gate('closed', { where, text: `${text}, and no active rule allows port ${port}` });
  return allows.restricted
    ? gate('restricted', ruleEvidence(allows, 'allows it from some addresses only'))
    : gate('open', ruleEvidence(allows, 'allows it'));
}

function ruleEvidence({ key, id }: FirewallRule, does: string): Evidence {
  return { where: { key, value: id }, text: `${id} ${does}` };
}

function judge(subject: Subject, gates: readonly Gate[], port: number): CheckFinding {
  const evidence = gates.map((gate) => gate.evidence);
  const shut = gates.filter(({ state }) => state !== 'open');
  if (shut.length === 0) return finding(rdpFirewall, 'pass', `The firewall lets port ${port} in`, { evidence });
  const blocked = shut.some(({ state }) => state === 'blocked');
  const canOpen = port === STANDARD_PORT && !blocked && shut.every(({ answerFileOpens }) => answerFileOpens);
  const opened = canOpen ? openedByAnswerFile(subject) : null;
  if (opened !== null)
    return finding(rdpFirewall, 'pass', 'The answer file opens the firewall for Remote Desktop', {
      evidence: [opened, ...evidence],
    });
  const service = serviceStart(subject.registry, FIREWALL_SERVICE);
  if (service.kind === 'disabled') return notApplied(port, [startEvidence(service), ...evidence]);
  const isShut = shut.length === gates.length && shut.every(({ state }) => state !== 'restricted');
  return keptOut(port, shut, isShut, evidence);
}

/** The service that applies the rules. */
const FIREWALL_SERVICE = 'MpsSvc';

/** What holds while the service of the firewall does not run, no document at hand says. */
function notApplied(port: number, evidence: readonly Evidence[]): CheckFinding {
  return finding(
    rdpFirewall,
    'warning',
    `The rules keep port ${port} closed, and the service of the firewall is disabled`,
    {
      detail:
        'Rules of a firewall that does not run are likely not applied, so Remote Desktop may be open to everybody.',
      evidence,
      fix: `Let the service start by itself on the source machine (sc config ${FIREWALL_SERVICE} start= auto) and enable the rules of the group Remote Desktop.`,
      breaks: 'ready',
      prediction: 'cannotTell',
    },
  );
}

function keptOut(port: number, shut: readonly Gate[], isShut: boolean, evidence: readonly Evidence[]): CheckFinding {
  const blocked = shut.some(({ state }) => state === 'blocked');
  const profiles = shut.map(({ profile }) => profile).join(', ');
  return finding(
    rdpFirewall,
    isShut ? 'fail' : 'warning',
    isShut
      ? `The firewall keeps port ${port} closed`
      : `The firewall does not let everybody in to port ${port} in these kinds of network: ${profiles}`,
    {
      detail: isShut
        ? 'Nobody reaches a new instance by Remote Desktop.'
        : 'Which kind of network a new instance takes itself to be in is not on the volume.',
      evidence,
      fix: `${blocked ? 'Take away what blocks it, and enable' : 'Enable'} the rules of the group Remote Desktop for all profiles on the source machine, or in the policy where it leaves out the rules of the machine; the firewall itself need not be turned off.`,
      breaks: 'ready',
      prediction: isShut ? 'likely' : 'cannotTell',
    },
  );
}

/** The answer files of EC2Launch activate the group in specialize. Source: ec2launch facts, section A4. */
function openedByAnswerFile({ fs, registry, report }: Subject): Evidence | null {
  const { hit, doubts } = firstBootFile(fs, registry, report.windows.kernel, 'specialize');
  if (hit === null || doubts.length > 0) return null;
  const answer = readAnswerFile(hit.answer.config);
  const get = (name: string) =>
    answer.get('specialize', 'Networking-MPSSVC-Svc', `FirewallGroups/FirewallGroup/${name}`);
  const active = get('Active');
  const isOpened =
    sameName(active?.value ?? '', 'true')
    && sameName(get('Group')?.value ?? '', 'Remote Desktop')
    && sameName(get('Profile')?.value ?? '', 'all');
  if (!isOpened || active === null) return null;
  return {
    where: { file: hit.answer.config.path, line: active.line },
    text: 'FirewallGroup Remote Desktop: Active = true, Profile = all',
  };
}
