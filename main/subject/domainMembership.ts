import type { Place } from '../../shared/model/diagnostic.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import { hiveReadable, readText } from './lookup.ts';

const PARAMETERS = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters';
const GROUP_POLICY = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\State\\Machine';

export interface DomainMembership {
  /** `suffix`: a DNS domain that no policy shows membership of; a domain that was left can leave it behind. */
  readonly kind: 'member' | 'suffix' | 'none' | 'unknown';
  readonly where: Place;
  /** The name found; for `unknown` why it is, as a sentence. */
  readonly text: string;
}

/** Whether the machine is in a domain. Source: failure modes FM-51; sysprep facts, section 6.4. */
export function domainMembership(registry: RegistryView): DomainMembership {
  const policyPlace = { key: GROUP_POLICY, value: 'Distinguished-Name' };
  const policy = readText(registry, GROUP_POLICY, 'Distinguished-Name');
  if (policy.kind === 'found' && policy.value !== '') return { kind: 'member', where: policyPlace, text: policy.value };
  const where = { key: PARAMETERS, value: 'Domain' };
  const names = ['Domain', 'NV Domain'].map((name) => readText(registry, PARAMETERS, name));
  const suffix = names.find((name) => name.kind === 'found' && name.value !== '');
  if (suffix?.kind === 'found') return { kind: 'suffix', where, text: suffix.value };
  if (policy.kind === 'unreadable' || !hiveReadable(registry, 'HKLM\\SOFTWARE'))
    return unknown('SOFTWARE', policyPlace);
  const hidden = names.some((name) => name.kind === 'unreadable');
  if (hidden || !hiveReadable(registry, 'HKLM\\SYSTEM')) return unknown('SYSTEM', where);
  return { kind: 'none', where, text: names[0]?.kind === 'found' ? 'empty' : 'not present' };
}

function unknown(hive: string, where: Place): DomainMembership {
  return { kind: 'unknown', where, text: `The hive HKLM\\${hive} is missing or could not be read completely.` };
}
