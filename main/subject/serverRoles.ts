import type { Evidence } from '../../shared/model/diagnostic.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { Found } from '../../shared/model/volume.ts';
import { CONTROL, findNumber, readData, surely } from './lookup.ts';
import { SERVICES, serviceStart } from './serviceStart.ts';

/** Where Server Manager keeps what is installed. Source: sysprep facts, section 12. */
export const COMPONENT_CACHE = 'HKLM\\SOFTWARE\\Microsoft\\ServerManager\\ServicingStorage\\ServerComponentCache';

const INSTALLED = 1;

/** Whether a service is installed: many machines have a key of it without a start value, and not the service. */
export function hasService(registry: RegistryView, service: string): Found<boolean> {
  const control = surely(registry, CONTROL, registry.key(CONTROL));
  if (control.kind === 'unreadable') return control;
  const start = surely(registry, `${SERVICES}\\${service}`, readData(registry, `${SERVICES}\\${service}`, 'Start'));
  return start.kind === 'unreadable' ? start : { kind: 'found', value: start.kind === 'found' };
}

/**
 * What shows that a role is installed: an installed service, or a feature with InstallState 1. Empty where nothing shows it.
 */
export function roleEvidence(
  registry: RegistryView,
  services: readonly string[],
  features: readonly string[],
): Found<readonly Evidence[]> {
  const evidence: Evidence[] = [];
  for (const service of services) {
    const installed = hasService(registry, service);
    if (installed.kind === 'unreadable') return installed;
    const start = serviceStart(registry, service);
    if (installed.kind === 'found' && installed.value)
      evidence.push({ where: start.where, text: `${service}, ${start.found}` });
  }
  for (const feature of features) {
    const key = `${COMPONENT_CACHE}\\${feature}`;
    const state = findNumber(registry, key, 'InstallState');
    if (state.kind === 'unreadable') return state;
    if (state.kind === 'found' && state.value === INSTALLED)
      evidence.push({ where: { key, value: 'InstallState' }, text: `${feature}, InstallState = 1` });
  }
  return { kind: 'found', value: evidence };
}
