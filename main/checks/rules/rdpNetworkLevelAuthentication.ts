import { domainMembership } from '../../subject/domainMembership.ts';
import { findNumber } from '../../subject/lookup.ts';
import { POLICY, STATION } from '../../subject/remoteDesktop.ts';
import type { Subject } from '../../subject/subject.ts';
import type { Evidence } from '../../../shared/model/diagnostic.ts';
import { finding, unknownFinding, unreadableFinding, type CheckFinding, type CheckRule } from '../rule.ts';

/**
 * Network level authentication: on, so that nobody gets to the logon screen without a password. It asks for an account
 * that the machine itself knows, which after Sysprep is a local one. Source: EC2Rescue facts, section 1.5.
 */
export const rdpNetworkLevelAuthentication: CheckRule = {
  id: 'rdp-nla',
  area: 'remoteDesktop',
  grade: 'recommended',
  mayBreak: 'ready',
  question: 'Does Remote Desktop ask for network level authentication?',
  remedy: 'Set UserAuthentication of RDP-Tcp to 1 on the source machine.',
  source: [
    {
      document: 'AWS, AWSSupport-TroubleshootRDP (NLA); the documented value UserAuthentication',
      certainty: 'documented',
    },
    { document: 'What it means on a machine that Sysprep took out of its domain', certainty: 'inferred' },
  ],
  run(subject) {
    for (const key of [POLICY, STATION]) {
      const where = { key, value: VALUE };
      const found = findNumber(subject.registry, key, VALUE);
      if (found.kind === 'unreadable')
        return unreadableFinding(rdpNetworkLevelAuthentication, WHAT, found.problem, where);
      if (found.kind === 'found')
        return judge(subject, found.value, { where, text: `${VALUE} = ${found.value}` }, key === POLICY);
    }
    return unknownFinding(rdpNetworkLevelAuthentication, WHAT, `RDP-Tcp has no ${VALUE}.`, {
      key: STATION,
      value: VALUE,
    });
  },
};

const VALUE = 'UserAuthentication';
const WHAT = 'Whether Remote Desktop asks for network level authentication';

function judge({ registry }: Subject, value: number, found: Evidence, isPolicy: boolean): CheckFinding {
  const rule = rdpNetworkLevelAuthentication;
  const by = isPolicy ? ', by a policy' : '';
  if (value === 0)
    return finding(rule, 'warning', `Remote Desktop does not ask for network level authentication${by}`, {
      detail:
        'Whoever reaches the port gets to the logon screen. In the first boot after Sysprep there is a time in which the Administrator password is blank.',
      evidence: [found],
      fix: isPolicy
        ? 'Set the policy "Require user authentication for remote connections by using Network Level Authentication" to enabled.'
        : rdpNetworkLevelAuthentication.remedy,
      breaks: 'specialize',
      prediction: 'likely',
    });
  if (value !== 1) return unknownFinding(rule, WHAT, `${found.text} is no known value.`, found.where);
  const domain = domainMembership(registry);
  if (domain.kind === 'unknown') return unknownFinding(rule, WHAT, domain.text, domain.where);
  if (domain.kind !== 'member')
    return finding(rule, 'pass', `Remote Desktop asks for network level authentication${by}`, { evidence: [found] });
  return finding(rule, 'warning', 'Remote Desktop asks for authentication that accounts of the domain will not pass', {
    detail:
      'Generalize takes the machine out of its domain. Until a new instance has joined again only local accounts get through network level authentication.',
    evidence: [found, { where: domain.where, text: domain.text }],
    fix: 'Make sure that a local account with a known password is left, or let the answer file join the domain.',
    breaks: 'ready',
    prediction: 'likely',
  });
}
