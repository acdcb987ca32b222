import { baseName } from '../../shared/base/winPath.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { Found } from '../../shared/model/volume.ts';
import { ACTION_FILES, type SysprepPhase } from './actionFiles.ts';
import { readText, surely } from './lookup.ts';

const SETUP = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Setup';

/** Providers of other makers on every Windows, and those of Windows itself up to Windows 7. Source: sysprep facts, section 3.5. */
export const PROVIDER_KEYS = ['SysPrepExternal', 'Sysprep'].map((name) => `${SETUP}\\${name}`);
const OLD_SCHEME = `${SETUP}\\Sysprep`;

/** A provider as the registry names it: `path.dll,EntryPoint`. */
export interface ExternalProvider {
  readonly phase: SysprepPhase;
  /** Of the scheme in which Windows itself registered providers up to Windows 7. */
  readonly ofOldScheme: boolean;
  readonly key: string;
  readonly value: string;
  /** The DLL as written; null where the data is not of that form. */
  readonly dll: string | null;
  readonly data: string;
}

const FORM = /^\s*"?([^",]+?)"?\s*,\s*\S+\s*$/;

/** Every provider that the registry lists, in the order of the phases. */
export function externalProviders(registry: RegistryView): Found<readonly ExternalProvider[]> {
  const providers: ExternalProvider[] = [];
  for (const scheme of PROVIDER_KEYS)
    for (const phase of ACTION_FILES) {
      const path = `${scheme}\\${phase}`;
      const key = surely(registry, path, registry.key(path));
      if (key.kind === 'unreadable') return key;
      if (key.kind === 'absent') continue;
      for (const { name } of key.value.values()) {
        const text = readText(registry, path, name);
        const data = text.kind === 'found' ? text.value : '';
        if (data === '') continue;
        const dll = FORM.exec(data)?.[1] ?? null;
        providers.push({ phase, ofOldScheme: scheme === OLD_SCHEME, key: path, value: name, dll, data });
      }
    }
  return { kind: 'found', value: providers };
}

/** Whether a provider's DLL has a name, such as `DscCore.dll`. */
export function isDll({ dll }: ExternalProvider, name: string): boolean {
  return dll !== null && baseName(dll).toLowerCase() === name.toLowerCase();
}
