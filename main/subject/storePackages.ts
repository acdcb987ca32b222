import type { RegistryKey, RegistryView } from '../../shared/model/registry.ts';
import type { Found } from '../../shared/model/volume.ts';
import { foldCase } from '../../shared/base/caseless.ts';
import { subkeysOf, surely } from './lookup.ts';

/** Where Windows lists the Store packages of all users. Source: sysprep facts, section 9. */
export const ALL_USER_STORE = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore';

/**
 * Why a user's package may not be provisioned: its family is not at all, only in another version, or only as a bundle,
 * whose version says nothing about that of the package in it.
 */
export type ProvisioningGap = 'notProvisioned' | 'otherVersion' | 'onlyBundle';

/** A package of a user that is not provisioned for all users in the same version. */
export interface UnfitPackage {
  readonly fullName: string;
  readonly family: string;
  /** The registry key that lists it. */
  readonly key: string;
  readonly gap: ProvisioningGap;
  /** A library of other packages (VCLibs, .NET.Native, UI.Xaml). */
  readonly isFramework: boolean;
  /** An administrator removed the provisioning of its family. */
  readonly isDeprovisioned: boolean;
}

export interface StorePackages {
  readonly users: number;
  /** Packages of all users. */
  readonly packages: number;
  readonly unfit: readonly UnfitPackage[];
}

interface PackageName {
  readonly family: string;
  readonly version: string;
  readonly isBundle: boolean;
}

interface Provisioned {
  readonly versions: Set<string>;
  readonly bundles: Set<string>;
}

const FRAMEWORK = /^Microsoft\.(VCLibs|NET\.Native|UI\.Xaml)\./i;
/** Keys of people; the services' own SIDs (S-1-5-18 to 20) are no users. */
const USER_SID = /^S-1-(?!5-(?:18|19|20)$)/i;
/** A package of languages or scales, which goes with its main package. */
const RESOURCE_PACK = /^split\./i;

/** The packages of every user, compared with the provisioned ones; `absent` where Windows keeps no such list. */
export function readStorePackages(registry: RegistryView): Found<StorePackages> {
  const store = subkeysOf(registry, ALL_USER_STORE);
  if (store.kind !== 'found') return store;
  const provisioned = readProvisioned(registry);
  const removed = subkeysOf(registry, `${ALL_USER_STORE}\\Deprovisioned`);
  const deprovisioned = new Set(removed.kind === 'found' ? removed.value.map(({ name }) => foldCase(name)) : []);
  const users = store.value.filter(({ name }) => USER_SID.test(name));
  const unfit: UnfitPackage[] = [];
  let packages = 0;
  for (const user of users) {
    const own = packagesOf(user);
    packages += own.length;
    unfit.push(...unfitOf(own, provisioned, deprovisioned));
  }
  return { kind: 'found', value: { users: users.length, packages, unfit } };
}

/** Packages that a user has and that wait to be removed, by their keys: `EndOfLife\<SID>\<PackageFullName>`. */
export function readEndOfLife(registry: RegistryView): Found<readonly RegistryKey[]> {
  const users = subkeysOf(registry, `${ALL_USER_STORE}\\EndOfLife`);
  if (users.kind !== 'found') return users;
  return { kind: 'found', value: users.value.flatMap((user) => [...user.subkeys()]) };
}

interface OwnPackage extends PackageName {
  readonly key: RegistryKey;
}

function packagesOf(user: RegistryKey): readonly OwnPackage[] {
  const own: OwnPackage[] = [];
  for (const key of user.subkeys()) {
    const name = parseFullName(key.name);
    if (name !== null) own.push({ ...name, key });
  }
  return own;
}

function unfitOf(
  own: readonly OwnPackage[],
  provisioned: ReadonlyMap<string, Provisioned>,
  deprovisioned: ReadonlySet<string>,
): readonly UnfitPackage[] {
  const bundled = new Set(own.flatMap(({ family, isBundle }) => (isBundle ? [family] : [])));
  return own.flatMap(({ key, ...name }) => {
    const gap = gapOf(name, provisioned.get(name.family), bundled.has(name.family));
    if (gap === null) return [];
    const fullName = key.name;
    const isDeprovisioned = deprovisioned.has(name.family);
    const isFramework = FRAMEWORK.test(fullName);
    return [{ fullName, family: name.family, key: key.path, gap, isFramework, isDeprovisioned }];
  });
}

/** A package of a bundle that the user has as a whole is judged with that bundle. */
function gapOf(
  { version, isBundle }: PackageName,
  provisioned: Provisioned | undefined,
  hasBundle: boolean,
): ProvisioningGap | null {
  if (provisioned === undefined) return 'notProvisioned';
  const { versions, bundles } = provisioned;
  if (isBundle ? bundles.has(version) : versions.has(version)) return null;
  if (!isBundle && versions.size === 0) return hasBundle || bundles.has(version) ? null : 'onlyBundle';
  return 'otherVersion';
}

function readProvisioned(registry: RegistryView): ReadonlyMap<string, Provisioned> {
  const families = new Map<string, Provisioned>();
  for (const list of ['Applications', 'InboxApplications']) {
    const path = `${ALL_USER_STORE}\\${list}`;
    const key = surely(registry, path, registry.key(path));
    if (key.kind !== 'found') continue;
    for (const { name } of key.value.subkeys()) {
      const parsed = parseFullName(name);
      if (parsed === null) continue;
      const family = families.get(parsed.family) ?? { versions: new Set(), bundles: new Set() };
      families.set(parsed.family, family);
      (parsed.isBundle ? family.bundles : family.versions).add(parsed.version);
    }
  }
  return families;
}

/** `Name_Version_Architecture_ResourceId_PublisherHash`; null for a resource pack and for what is no package name. */
function parseFullName(fullName: string): PackageName | null {
  const parts = fullName.split('_');
  const [publisher, resource, , version] = parts.toReversed();
  const name = parts.slice(0, -4).join('_');
  if (name === '' || publisher === undefined || resource === undefined || version === undefined) return null;
  if (RESOURCE_PACK.test(resource)) return null;
  return { family: foldCase(`${name}_${publisher}`), version, isBundle: resource === '~' };
}
