import { ENVIRONMENT } from '../../subject/identity.ts';
import { decodeString } from '../../registry/values.ts';
import { UNKNOWN } from '../cmd/variables.ts';
import type { Machine } from '../machine.ts';

/** What a 64-bit Windows sets for every 64-bit process, and a 32-bit one not. Source: Microsoft, WOW64 documentation. */
const OF_64_BIT: ReadonlyMap<string, string> = new Map([
  ['programfiles(x86)', 'C:\\Program Files (x86)'],
  ['commonprogramfiles(x86)', 'C:\\Program Files (x86)\\Common Files'],
  ['programw6432', 'C:\\Program Files'],
  ['commonprogramw6432', 'C:\\Program Files\\Common Files'],
]);

/** A variable that the machine defines for every process: its value where that is known; null where it defines none. */
export function machineVariable(machine: Machine, name: string): string | null {
  const wide = OF_64_BIT.get(name.toLowerCase());
  if (wide === undefined) return machine.registry.value(ENVIRONMENT, name).kind === 'absent' ? null : UNKNOWN;
  const architecture = machine.registry.value(ENVIRONMENT, 'PROCESSOR_ARCHITECTURE');
  const is64 = architecture.kind === 'found' && /^amd64$/i.test(decodeString(architecture.value.data));
  return is64 ? wide : UNKNOWN;
}
