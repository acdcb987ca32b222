import { finding, unknownFinding, type CheckRule } from '../rule.ts';
import { hiveReadable, readText, valueOrNull } from '../../subject/lookup.ts';

const PARAMETERS = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters';
const GROUP_POLICY = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\State\\Machine';

/** Generalize takes a machine out of its domain. Source: failure modes FM-51; sysprep facts, sections 5 and 6.4. */
export const domainJoined: CheckRule = {
  id: 'domain-joined',
  area: 'identity',
  question: 'Is the machine outside of any domain?',
  source: [
    {
      document: 'AWS, Create a standard Amazon Machine Image Using Sysprep',
      certainty: 'stated',
      says: 'Sysprep removes the machine from its domain.',
    },
  ],
  run({ registry }) {
    const policy = readText(registry, GROUP_POLICY, 'Distinguished-Name');
    const domain =
      valueOrNull(readText(registry, PARAMETERS, 'Domain')) ?? valueOrNull(readText(registry, PARAMETERS, 'NV Domain'));
    if (policy.kind === 'found' && policy.value !== '')
      return finding(domainJoined, 'warning', 'The machine is a member of a domain', {
        detail:
          'Generalize takes the machine out of the domain: new instances are in none, and domain accounts cannot log on. Policies of the domain may stay.',
        evidence: [{ where: { key: GROUP_POLICY, value: 'Distinguished-Name' }, text: policy.value }],
        fix: 'Leave the domain before Sysprep, keep a local administrator, and join again on first boot (UnattendedJoin, user data or Systems Manager).',
        breaks: 'generalize',
      });
    if (domain !== null && domain !== '')
      return finding(
        domainJoined,
        'warning',
        `The machine has the DNS domain ${domain}, and no policy shows membership`,
        {
          detail: 'A DNS suffix alone is not membership; a domain that was left can leave it behind.',
          evidence: [{ where: { key: PARAMETERS, value: 'Domain' }, text: domain }],
          fix: 'Look at the system properties on the source machine; leave the domain there when it still is a member.',
          breaks: 'generalize',
          prediction: 'cannotTell',
        },
      );
    const closed = (['HKLM\\SYSTEM', 'HKLM\\SOFTWARE'] as const).find((hive) => !hiveReadable(registry, hive));
    if (closed !== undefined || policy.kind === 'unreadable')
      return unknownFinding(
        domainJoined,
        'Domain membership',
        `The hive ${closed ?? 'HKLM\\SOFTWARE'} is missing or could not be read.`,
        { key: closed === 'HKLM\\SYSTEM' ? PARAMETERS : GROUP_POLICY },
      );
    return finding(domainJoined, 'pass', 'The machine is in no domain', {
      evidence: [{ where: { key: PARAMETERS, value: 'Domain' }, text: domain === '' ? 'empty' : 'not present' }],
    });
  },
};
