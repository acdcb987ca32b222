import type { RegistryWish } from './remedy.ts';

export function setNumber(key: string, name: string, value: number): RegistryWish {
  return { kind: 'setValue', key, name, type: 'REG_DWORD', data: String(value) };
}

export function setText(key: string, name: string, data: string): RegistryWish {
  return { kind: 'setValue', key, name, type: 'REG_SZ', data };
}

export function dropValue(key: string, name: string): RegistryWish {
  return { kind: 'deleteValue', key, name };
}
