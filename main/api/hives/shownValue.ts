import { REGISTRY_TYPES, type RegistryValue } from '../../../shared/model/registry.ts';
import type { ShownValue } from '../../../shared/model/hive.ts';
import { isSecretName } from '../../config/secrets.ts';
import { printValue } from '../../registry/values.ts';

const TEXT_TYPES = new Set(['REG_SZ', 'REG_EXPAND_SZ', 'REG_MULTI_SZ']);

/** A value for showing. A text whose name says that it is a secret is held back unless secrets are asked for. */
export function shownValue(value: RegistryValue, showSecrets: boolean): ShownValue {
  const secret = isSecretText(value);
  const { type, data } = printValue(value);
  return { name: value.name, type, data: secret && !showSecrets ? null : data, secret };
}

/** Whether a value is a text that its name calls a secret. Numbers so named are switches; nor is an empty text one. */
export function isSecretText({ name, type, data }: RegistryValue): boolean {
  return TEXT_TYPES.has(REGISTRY_TYPES[type] ?? '') && isSecretName(name) && data.some((byte) => byte !== 0);
}
