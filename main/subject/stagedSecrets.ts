import type { Found } from '../../shared/model/volume.ts';
import type { RegistryKey, RegistryView } from '../../shared/model/registry.ts';
import { isSecretPath } from '../config/secrets.ts';
import { CURRENT_VERSION } from './lookup.ts';

/** Where Windows Setup stages the settings of an answer file. Source: sysprep facts, section 4.5 (observed). */
export const UNATTEND_SETTINGS = `${CURRENT_VERSION}\\UnattendSettings`;
/** Keys that are looked at below it; real ones have some dozen. */
export const MAX_STAGED_KEYS = 5000;
/** Levels that are looked at. */
const MAX_DEPTH = 32;

export interface StagedSecrets {
  /** The values that hold a secret, never the secret. */
  readonly places: readonly { readonly key: string; readonly name: string }[];
  /** Whether there were more keys than are looked at. */
  readonly cut: boolean;
}

/** The passwords that Windows Setup left staged in the registry; `absent` where nothing is staged. */
export function stagedSecrets(registry: RegistryView): Found<StagedSecrets> {
  const root = registry.key(UNATTEND_SETTINGS);
  if (root.kind !== 'found') return root;
  const walk: Walk = { keys: 0, cut: false, places: [] };
  collect(root.value, [], walk);
  return { kind: 'found', value: { places: walk.places, cut: walk.cut } };
}

interface Walk {
  keys: number;
  cut: boolean;
  readonly places: { readonly key: string; readonly name: string }[];
}

/** Values that hold a secret by their own name or by the key around them. */
function collect(key: RegistryKey, names: readonly string[], walk: Walk): void {
  walk.keys += 1;
  walk.cut ||= walk.keys > MAX_STAGED_KEYS;
  if (walk.cut || names.length > MAX_DEPTH) return;
  for (const { name, data } of key.values()) {
    const isSecret = name === '' ? isSecretPath(names) : isSecretPath([...names, name]);
    if (isSecret && data.some((byte) => byte !== 0)) walk.places.push({ key: key.path, name });
  }
  for (const subkey of key.subkeys()) collect(subkey, [...names, subkey.name], walk);
}
