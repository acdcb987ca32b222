import { domainMembership } from '../../subject/domainMembership.ts';
import { finding, unknownFinding, type CheckRule } from '../rule.ts';

/** Generalize takes a machine out of its domain. Source: failure modes FM-51; sysprep facts, sections 5 and 6.4. */
export const domainJoined: CheckRule = {
  id: 'domain-joined',
  area: 'identity',
  grade: 'recommended',
  mayBreak: 'generalize',
  question: 'Is the machine outside of any domain?',
  remedy:
    'Leave the domain before Sysprep, keep a local administrator, and join again on first boot (UnattendedJoin, user data or Systems Manager).',
  source: [
    {
      document: 'AWS, Create a standard Amazon Machine Image Using Sysprep',
      certainty: 'stated',
      says: 'Sysprep removes the machine from its domain.',
    },
    {
      document:
        'Distinguished-Name of group policy, or the secret $MACHINE.ACC beside a DNS domain, as the mark of a member',
      certainty: 'inferred',
    },
    { document: 'That a DNS domain without it is no membership', certainty: 'unconfirmed' },
  ],
  run({ registry }) {
    const { kind, where, text, fix } = domainMembership(registry);
    const evidence = [{ where, text }];
    switch (kind) {
      case 'member':
        return finding(domainJoined, 'fail', 'The machine is a member of a domain', {
          detail:
            'Generalize takes the machine out of the domain: new instances are in none, and domain accounts cannot log on. Policies of the domain may stay.',
          evidence,
          fix: domainJoined.remedy,
          breaks: 'generalize',
          prediction: 'likely',
        });
      case 'suffix':
        return finding(
          domainJoined,
          'warning',
          `The machine has the DNS domain ${text}, and nothing else shows membership`,
          {
            detail: 'A DNS suffix alone is not membership; a domain that was left can leave it behind.',
            evidence,
            fix: 'Look at the system properties on the source machine; leave the domain there when it still is a member.',
            breaks: 'generalize',
            prediction: 'cannotTell',
          },
        );
      case 'unknown':
        return unknownFinding(domainJoined, 'Domain membership', text, where, fix);
      case 'none':
        return finding(domainJoined, 'pass', 'The machine is in no domain', { evidence });
    }
  },
};
