import { isSecretName, isSecretPath } from '../config/secrets.ts';
import { parseSetting } from '../config/settings/notation.ts';
import { redactText } from './redact.ts';

/**
 * A state of the window as it may be stored, whatever the window sent: without edits of secret settings, edits whose
 * value holds a secret, and fields with a secret's name. They are left out whole, since a masked value would come back
 * as if somebody had typed it.
 */
export function withoutSecrets(state: unknown): unknown {
  if (Array.isArray(state)) return state.filter((item) => !isSecretEdit(item)).map((item) => withoutSecrets(item));
  if (!isObject(state)) return state;
  return Object.fromEntries(
    Object.entries(state)
      .filter(([name, value]) => !isSecretEdit(value) && !(isSecretName(name) && typeof value === 'string'))
      .map(([name, value]) => [name, withoutSecrets(value)]),
  );
}

function isSecretEdit(item: unknown): boolean {
  if (!isObject(item) || typeof item['setting'] !== 'string') return false;
  const { setting, value, secret } = item;
  if (secret === true || (typeof value === 'string' && redactText(value) !== value)) return true;
  const steps = parseSetting(setting);
  return !steps.ok || isSecretPath(steps.value.map(({ name }) => name));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
