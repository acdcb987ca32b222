import type { Evidence } from '../../shared/model/diagnostic.ts';
import type { RegistryData, RegistryView } from '../../shared/model/registry.ts';
import { CONTROL, readData, subkeysOf } from './lookup.ts';

export const SERVICES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';

/** The service of EC2Config. Source: ec2config facts, section 1. */
export const AGENT_SERVICE = 'Ec2Config';
/** The service of EC2Launch v2, as public scripts name it (observed). */
export const LAUNCH2_SERVICE = 'Amazon EC2Launch';
/** The service of the SSM Agent. Source: ec2launch facts, section A6. */
export const SSM_SERVICE = 'AmazonSSMAgent';

export interface ServiceStart {
  /** `unknown` where the value could not be read or is none that is known. */
  readonly kind: 'automatic' | 'manual' | 'disabled' | 'missing' | 'unknown';
  readonly where: { readonly key: string; readonly value: string };
  /** What was found, such as `Start = 4`. */
  readonly found: string;
}

const KINDS: ReadonlyMap<RegistryData, ServiceStart['kind']> = new Map([
  [0, 'automatic'],
  [1, 'automatic'],
  [2, 'automatic'],
  [3, 'manual'],
  [4, 'disabled'],
]);

/** How a service starts: `Start` is 2 for automatic, 3 manual, 4 disabled. Source: EC2Rescue facts, section 1.2. */
export function serviceStart(registry: RegistryView, service: string): ServiceStart {
  const where = { key: `${SERVICES}\\${service}`, value: 'Start' };
  const start = readData(registry, where.key, where.value);
  switch (start.kind) {
    case 'found':
      return { kind: KINDS.get(start.value) ?? 'unknown', where, found: `Start = ${String(start.value)}` };
    case 'unreadable':
      return { kind: 'unknown', where, found: 'could not be read' };
    case 'absent':
      return isGone(registry, where.key)
        ? { kind: 'missing', where, found: 'no such service' }
        : { kind: 'unknown', where, found: 'not found' };
  }
}

/**
 * Without a control set no service is missing for certain, nor in a hive whose damage shows only when the list of all
 * services is gone through.
 */
function isGone(registry: RegistryView, key: string): boolean {
  subkeysOf(registry, SERVICES);
  return registry.key(key).kind === 'absent' && registry.key(CONTROL).kind === 'found';
}

/** The start of a service as evidence. */
export function startEvidence({ where, found }: ServiceStart): Evidence {
  return { where, text: found };
}
