import type { Place } from '../../shared/model/diagnostic.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { Found, VolumeFs, WindowsIdentity } from '../../shared/model/volume.ts';
import { CONTROL, CURRENT_VERSION, readNumber, readText, SETUP_STATE, surely, valueOrNull } from './lookup.ts';
import { kernelOfBuild } from './windowsVersions.ts';

/**
 * Product, edition, build and installation type. Of two builds the one that is a number counts: Windows XP has words in
 * CurrentBuild. Source: sysprep facts, section 10; the hive bkerley__hackfortress.
 */
export function readIdentity(registry: RegistryView): WindowsIdentity {
  const text = (name: string) => valueOrNull(readText(registry, CURRENT_VERSION, name));
  const builds = ['CurrentBuild', 'CurrentBuildNumber'].flatMap((name) => text(name) ?? []);
  const build = builds.find((each) => /^\d+$/.test(each)) ?? builds[0] ?? null;
  return {
    productName: text('ProductName'),
    editionId: text('EditionID'),
    build,
    installationType: text('InstallationType'),
    kernel: kernelOfBuild(build),
  };
}

/** The pending computer name, the one that survives a restart. Source: sysprep facts, section 6.4. */
export function readComputerName(registry: RegistryView): string | null {
  return valueOrNull(readText(registry, `${CONTROL}\\ComputerName\\ComputerName`, 'ComputerName'));
}

/** Number of the current control set; null without a readable SYSTEM hive. */
export function readControlSet(registry: RegistryView): number | null {
  return valueOrNull(readNumber(registry, 'HKLM\\SYSTEM\\Select', 'Current'));
}

/** Where Windows keeps the variables of all users. */
export const ENVIRONMENT = `${CONTROL}\\Session Manager\\Environment`;

/** The processor architecture of the installed Windows, in the words of an answer file. */
export function toldArchitecture(registry: RegistryView): Found<string> {
  const told = surely(registry, ENVIRONMENT, readText(registry, ENVIRONMENT, 'PROCESSOR_ARCHITECTURE'));
  return told.kind === 'found' ? { kind: 'found', value: told.value.toLowerCase() } : told;
}

/** The same, `amd64` where none is told. */
export function readArchitecture(registry: RegistryView): string {
  return valueOrNull(toldArchitecture(registry)) ?? 'amd64';
}

/** Where Windows keeps the image state beside the registry. Source: setup-logs.md, section 1. */
export const STATE_FILE = 'Windows/Setup/State/State.ini';

/**
 * The image state from the registry, else from State.ini, which holds it too (ASCII or UTF-16, with or without
 * quotation marks). Source: sysprep facts, section 4.1, and setup-logs facts, section 5.4.
 */
export function readImageState(registry: RegistryView, fs: VolumeFs): Found<string> {
  const fromRegistry = readText(registry, SETUP_STATE, 'ImageState');
  if (fromRegistry.kind === 'found') return fromRegistry;
  const fromFile = readStateFile(fs);
  return fromFile.kind !== 'found' && fromRegistry.kind === 'unreadable' ? fromRegistry : fromFile;
}

/** The image state in State.ini; `absent` where the file is not there or has none. */
export function readStateFile(fs: VolumeFs): Found<string> {
  const file = fs.read(STATE_FILE);
  if (file.kind !== 'found') return file;
  const utf16 = file.value[0] === 0xff && file.value[1] === 0xfe;
  const text = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(file.value);
  const state = /^\s*ImageState\s*=\s*"?([^"\r\n]+?)"?\s*$/im.exec(text)?.[1];
  return state === undefined ? { kind: 'absent' } : { kind: 'found', value: state };
}

/** Where the image state was read: State.ini where the registry does not tell it, else the registry value. */
export function imageStatePlace(registry: RegistryView, imageState: Found<string>): Place {
  const inRegistry = readText(registry, SETUP_STATE, 'ImageState').kind === 'found';
  return imageState.kind === 'found' && !inRegistry ? { file: STATE_FILE } : { key: SETUP_STATE, value: 'ImageState' };
}
