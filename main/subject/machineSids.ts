import { decodeSid } from '../../shared/base/sid.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { Found } from '../../shared/model/volume.ts';
import { decodeAliasMembers } from '../accounts/samDecode.ts';
import { ADMINISTRATORS, ALIASES, SECURITY_ACCOUNT_DOMAIN } from '../accounts/samLayout.ts';
import { surely } from './lookup.ts';

/** The key of the group Administrators. */
export const ADMINISTRATORS_ALIAS = `${ALIASES}\\${ADMINISTRATORS.toString(16).padStart(8, '0')}`;
/** Where the security policy keeps the machine SID once more. */
export const ACCOUNT_DOMAIN_POLICY = SECURITY_ACCOUNT_DOMAIN;

/** The machine SID in the security policy; `absent` where there is none or it is damaged. */
export function readPolicySid(registry: RegistryView): Found<string> {
  const found = surely(registry, ACCOUNT_DOMAIN_POLICY, registry.value(ACCOUNT_DOMAIN_POLICY, ''));
  if (found.kind !== 'found') return found;
  const sid = decodeSid(found.value.data);
  return sid === null ? { kind: 'absent' } : { kind: 'found', value: sid.text };
}

/** The SIDs in the group Administrators; `absent` where the list is damaged. Source: sysprep facts, section 6.3. */
export function readAdministratorSids(registry: RegistryView): Found<readonly string[]> {
  const found = surely(registry, ADMINISTRATORS_ALIAS, registry.value(ADMINISTRATORS_ALIAS, 'C'));
  if (found.kind !== 'found') return found;
  const alias = decodeAliasMembers(found.value.data);
  return alias?.complete === true ? { kind: 'found', value: alias.sids } : { kind: 'absent' };
}
