import { REGISTRY_TYPES, type RegistryValue } from '../../../shared/model/registry.ts';
import type { ShownValue } from '../../../shared/model/hive.ts';
import { isSecretPath } from '../../config/secrets.ts';
import { printValue } from '../../registry/values.ts';

const TEXT_TYPES = new Set(['REG_SZ', 'REG_EXPAND_SZ', 'REG_MULTI_SZ']);

/** A value of a key for showing. A text that names call a secret is held back unless secrets are asked for. */
export function shownValue(value: RegistryValue, keyName: string, showSecrets: boolean): ShownValue {
  const secret = isSecretText(value, keyName);
  const { type, data } = printValue(value);
  return { name: value.name, type, data: secret && !showSecrets ? null : data, secret };
}

/**
 * Whether a value is a text that its name calls a secret, or that of its key: set-up stages a password as the value
 * `Value` of a key that is named after it. Numbers so named are switches; nor is an empty text one.
 */
export function isSecretText({ name, type, data }: RegistryValue, keyName: string): boolean {
  const isText = TEXT_TYPES.has(REGISTRY_TYPES[type] ?? '');
  return isText && isSecretPath(name === '' ? [keyName] : [keyName, name]) && data.some((byte) => byte !== 0);
}
