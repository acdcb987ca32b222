import { decodeSid } from '../../shared/base/sid.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { Found } from '../../shared/model/volume.ts';
import { SECURITY_ACCOUNT_DOMAIN } from '../accounts/samLayout.ts';
import { surely } from './lookup.ts';

/** Where the security policy keeps the machine SID once more. */
export const ACCOUNT_DOMAIN_POLICY = SECURITY_ACCOUNT_DOMAIN;

/** The machine SID in the security policy; `absent` where there is none or it is damaged. */
export function readPolicySid(registry: RegistryView): Found<string> {
  const found = surely(registry, ACCOUNT_DOMAIN_POLICY, registry.value(ACCOUNT_DOMAIN_POLICY, ''));
  if (found.kind !== 'found') return found;
  const sid = decodeSid(found.value.data);
  return sid === null ? { kind: 'absent' } : { kind: 'found', value: sid.text };
}
