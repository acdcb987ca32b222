import type { Place, Problem } from '../../shared/model/diagnostic.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import { findText } from './lookup.ts';

const PARAMETERS = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters';
const GROUP_POLICY = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\State\\Machine';

/** The secret of a machine account; the name is general knowledge (inferred). */
const ACCOUNT_SECRET = 'HKLM\\SECURITY\\Policy\\Secrets\\$MACHINE.ACC';

export interface DomainMembership {
  /** `suffix`: a DNS domain that no policy shows membership of; a domain that was left can leave it behind. */
  readonly kind: 'member' | 'suffix' | 'none' | 'unknown';
  readonly where: Place;
  /** The name found; for `unknown` why it is, as a sentence. */
  readonly text: string;
  /** What helps against that. */
  readonly fix?: string;
}

/** Whether the machine is in a domain. Source: failure modes FM-51; sysprep facts, section 6.4. */
export function domainMembership(registry: RegistryView): DomainMembership {
  const policyPlace = { key: GROUP_POLICY, value: 'Distinguished-Name' };
  const policy = findText(registry, policyPlace.key, policyPlace.value);
  if (policy.kind === 'found' && policy.value !== '') return { kind: 'member', where: policyPlace, text: policy.value };
  const names = ['Domain', 'NV Domain'].map((value) => ({
    where: { key: PARAMETERS, value },
    found: findText(registry, PARAMETERS, value),
  }));
  for (const { where, found } of names)
    if (found.kind === 'found' && found.value !== '') return withSuffix(registry, where, found.value);
  for (const { where, found } of [{ where: policyPlace, found: policy }, ...names])
    if (found.kind === 'unreadable') return { kind: 'unknown', where, ...whyUnread(found.problem) };
  const where = { key: PARAMETERS, value: 'Domain' };
  return { kind: 'none', where, text: names[0]?.found.kind === 'found' ? 'empty' : 'not present' };
}

/** A member has the secret of its machine account beside the name of the domain. Source: failure modes FM-51. */
function withSuffix(registry: RegistryView, where: Place, domain: string): DomainMembership {
  if (registry.key(ACCOUNT_SECRET).kind !== 'found') return { kind: 'suffix', where, text: domain };
  return {
    kind: 'member',
    where: { key: ACCOUNT_SECRET },
    text: `secret of the machine account; DNS domain ${domain}`,
  };
}

function whyUnread({ diagnostic: { summary, fix } }: Problem): Pick<DomainMembership, 'text' | 'fix'> {
  return fix === undefined ? { text: summary } : { text: summary, fix };
}
