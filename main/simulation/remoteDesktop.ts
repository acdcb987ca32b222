import type { RegistryView } from '../../shared/model/registry.ts';
import { readData } from '../subject/lookup.ts';

export const TERMINAL_SERVER = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server';
const POLICY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services';
const SERVICE = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermService';
const DISABLED = 4;

export interface RemoteDesktop {
  readonly state: 'open' | 'closed' | 'unknown';
  /** What keeps it closed or open besides the setting of the agent's scripts; null where nothing does. */
  readonly besides: string | null;
}

/**
 * Whether Remote Desktop accepts connections: by fDenyTSConnections (0 is open, 1 closed, anything else cannot be told),
 * unless the service cannot start. Where a policy says something else than that value, which of them counts on a new
 * instance is left open. Source: ec2config facts, section 8; EC2Rescue facts (service start 4 is disabled, copies of the
 * setting among the policies).
 */
export function remoteDesktop(registry: RegistryView): RemoteDesktop {
  const value = (key: string, name: string) => {
    const found = readData(registry, key, name);
    return found.kind === 'found' ? found.value : null;
  };
  if (value(SERVICE, 'Start') === DISABLED) return { state: 'closed', besides: 'the service TermService is disabled' };
  const setting = value(TERMINAL_SERVER, 'fDenyTSConnections');
  const policy = value(POLICY, 'fDenyTSConnections');
  if (policy !== null && policy !== setting)
    return { state: 'unknown', besides: `a policy sets fDenyTSConnections to ${String(policy)}` };
  return { state: setting === 0 ? 'open' : setting === 1 ? 'closed' : 'unknown', besides: null };
}
