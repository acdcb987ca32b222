import { decodeSid } from '../../shared/base/sid.ts';
import { type Diagnostic, diagnostic } from '../../shared/model/diagnostic.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import { decodeMachineSid } from './samDecode.ts';
import { ACCOUNT_DOMAIN, SECURITY_ACCOUNT_DOMAIN } from './samLayout.ts';

export interface MachineSid {
  /** `S-1-5-21-X-Y-Z` as the SAM has it, else as SECURITY has it; null where neither does. */
  readonly sid: string | null;
  /** The two hives name different SIDs (`machine-sid-contradicts`). */
  readonly contradiction: readonly Diagnostic[];
}

/** Reads the machine SID from both hives that hold it. Source: section 6.1 of the Sysprep facts. */
export function readMachineSid(registry: RegistryView): MachineSid {
  const value = registry.value(ACCOUNT_DOMAIN, 'V');
  const sam = value.kind === 'found' ? decodeMachineSid(value.value.data) : null;
  const policy = registry.value(SECURITY_ACCOUNT_DOMAIN, '');
  const security = policy.kind === 'found' ? machineSidIn(policy.value.data) : null;
  const differ = sam !== null && security !== null && sam !== security;
  return { sid: sam ?? security, contradiction: differ ? [contradiction(sam, security)] : [] };
}

/** A SID of the form that machines have; null for any other, such as that of a damaged value. */
function machineSidIn(data: Uint8Array): string | null {
  const text = decodeSid(data)?.text ?? '';
  return /^S-1-5-21-\d+-\d+-\d+$/.test(text) ? text : null;
}

function contradiction(sam: string, security: string): Diagnostic {
  const places = [
    { key: ACCOUNT_DOMAIN, value: 'V' },
    { key: SECURITY_ACCOUNT_DOMAIN, value: '' },
  ];
  return diagnostic('machine-sid-contradicts', 'The hives SAM and SECURITY name different machine SIDs.', {
    severity: 'warning',
    detail:
      'Reading the local accounts: both hives hold the SID of the machine. They may come from different machines, or from before and after a change of the SID. The one of the SAM was taken.',
    where: places,
    evidence: [sam, security].map((text, index) => ({ where: places[index] ?? {}, text })),
    fix: 'Copy all hives of Windows\\System32\\config at the same moment and look again.',
  });
}
