import { inOneLine } from '../../shared/text/oneLine.ts';
import { MASK } from '../../shared/model/mask.ts';
import type { ShownChange } from '../../shared/model/proposal.ts';
import {
  REGISTRY_TYPES,
  type RegistryEdit,
  type RegistryKey,
  type RegistryValue,
} from '../../shared/model/registry.ts';
import type { Found } from '../../shared/model/volume.ts';
import { maskText } from '../config/maskText.ts';
import { isSecretName, isSecretPath } from '../config/secrets.ts';
import { encodeValue, printValue, typeNumber } from '../registry/values.ts';
import { isSecretText } from './hives/shownValue.ts';

/** Values of a deleted key that are listed; the rest is counted. */
const SHOWN_VALUES = 24;
/** Characters of a value's data that are shown. */
const SHOWN_DATA = 500;
const BINARY = REGISTRY_TYPES.indexOf('REG_BINARY');
const DWORD = REGISTRY_TYPES.indexOf('REG_DWORD');
/** Names of the registry alone: in XML, such names are those of public keys. */
const TOKEN = /(?:token|credential)s?$/i;
const UNREADABLE = 'The key could not be read.';

/**
 * An edit of a hive as people see it: what is there now, and what the edit makes of it; `key` is how the key is called,
 * `found` the key as it is. Secrets are masked.
 */
export function showRegistryChange(edit: RegistryEdit, key: string, found: Found<RegistryKey>): ShownChange {
  const now = found.kind === 'found' ? found.value : null;
  switch (edit.kind) {
    case 'setValue': {
      const before = found.kind === 'unreadable' ? UNREADABLE : valueNow(now, edit.name);
      return { key, value: edit.name, before, after: setText(edit, lastName(key)) };
    }
    case 'deleteValue':
      return { key, value: edit.name, before: now === null ? UNREADABLE : valueNow(now, edit.name), after: null };
    case 'addKey':
      if (found.kind === 'unreadable') return { key, before: UNREADABLE, after: 'the key' };
      return { key, before: now === null ? null : 'the key', after: 'the key' };
    case 'deleteKey':
      return { key, before: now === null ? UNREADABLE : keyText(now), after: null };
  }
}

function valueNow(key: RegistryKey | null, name: string): string | null {
  const value = key?.value(name) ?? null;
  return value === null || key === null ? null : valueText(value, key.name);
}

function lastName(key: string): string {
  return key.slice(key.lastIndexOf('\\') + 1);
}

function setText({ name, type, data }: Extract<RegistryEdit, { kind: 'setValue' }>, keyName: string): string {
  const encoded = encodeValue(typeNumber(type), data);
  if (encoded === null) return `${nameText(name)} = data that is none of the type ${type}`;
  return valueText({ name, type: typeNumber(type), data: encoded }, keyName);
}

function valueText(value: RegistryValue, keyName: string): string {
  const { type, data } = printValue(value);
  const text = Array.isArray(data) ? data.join(', ') : String(data);
  return `${nameText(value.name)} = ${isSecret(value, keyName) ? MASK : shown(text)} (${type})`;
}

function nameText(name: string): string {
  return name === '' ? '(default)' : inOneLine(name);
}

/** Data that its name, or that of its key, calls a secret; numbers so named are switches. */
function isSecret(value: RegistryValue, keyName: string): boolean {
  const { name, type, data } = value;
  if (isSecretText(value, keyName)) return true;
  if (data.length === 0) return false;
  if (type !== DWORD && isSecretPath(name === '' ? [keyName] : [keyName, name])) return true;
  return type === BINARY ? isSecretName(name) || /password/i.test(name) : data.length > 8 && TOKEN.test(name);
}

function shown(text: string): string {
  const masked = inOneLine(maskText('script', text).text);
  return masked.length > SHOWN_DATA ? `${masked.slice(0, SHOWN_DATA)}…` : masked;
}

function keyText(key: RegistryKey): string {
  const values = [...key.values()];
  const subkeys = [...key.subkeys()].length;
  return [
    `${inOneLine(key.name)}: ${counted(values.length, 'value')}${subkeys === 0 ? '' : `, ${counted(subkeys, 'subkey')}`}`,
    ...values.slice(0, SHOWN_VALUES).map((value) => valueText(value, key.name)),
    ...(values.length > SHOWN_VALUES ? [`and ${values.length - SHOWN_VALUES} more`] : []),
  ].join('\n');
}

function counted(many: number, one: string): string {
  return `${many} ${one}${many === 1 ? '' : 's'}`;
}
