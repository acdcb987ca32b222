import { problem, type Place, type Problem } from '../../shared/model/diagnostic.ts';
import { toWindowsPath, type VolumePath } from '../../shared/base/winPath.ts';
import type { Found, VolumeFs } from '../../shared/model/volume.ts';
import { readBundleConfig, type SysprepBlock } from '../config/bundleConfig.ts';
import { readConfigXml } from '../config/configXml.ts';
import { openConfig, type ConfigDocument } from '../config/document.ts';

/** A value with the line of the file that says so. */
export interface Located {
  readonly value: string;
  readonly place: Place;
}

export interface NamedLocated extends Located {
  readonly name: string;
}

/** Opens a settings file under the disk's own spelling of its name. A folder in its place is unreadable. */
export function openFile(fs: VolumeFs, path: VolumePath): Found<ConfigDocument> {
  const bytes = fs.read(path);
  const stat = fs.stat(path);
  if (bytes.kind === 'absent' && stat.kind === 'found') return { kind: 'unreadable', problem: isFolder(path) };
  if (bytes.kind !== 'found') return bytes;
  return { kind: 'found', value: openConfig(stat.kind === 'found' ? stat.value.path : path, bytes.value) };
}

function isFolder(path: VolumePath): Problem {
  return problem('missing', 'not-a-file', `${toWindowsPath(path)} is a folder, not a file.`, {
    where: [{ file: path }],
    fix: 'Put the file in its place, or copy the volume again.',
  });
}

/** A settings file that is used where it can be: `trouble` says in one sentence why it cannot; null when it can. */
function openSettings(fs: VolumeFs, path: VolumePath, kind: ConfigDocument['kind']): Settings {
  const opened = openFile(fs, path);
  if (opened.kind === 'absent')
    return { file: path, document: null, trouble: `${toWindowsPath(path)} is not on the volume.` };
  if (opened.kind === 'unreadable') return { file: path, document: null, trouble: opened.problem.diagnostic.summary };
  const document = opened.value;
  const damage = damageOf(document, kind);
  if (damage === null) return { file: document.path, document, trouble: null };
  return { file: document.path, document: null, trouble: `${toWindowsPath(path)} cannot be used: ${damage}` };
}

interface Settings {
  readonly file: VolumePath;
  /** Null with a trouble. */
  readonly document: ConfigDocument | null;
  readonly trouble: string | null;
}

/** Makes the place of a line in a file. */
export function placer(file: string) {
  return (line: number | null): Place => (line === null ? { file } : { file, line });
}

/** A value with its place; null where there is none. */
export function located(
  value: { readonly value: string; readonly line: number } | null,
  at: (line: number) => Place,
): Located | null {
  return value === null ? null : { value: value.value, place: at(value.line) };
}

/** The Sysprep block of BundleConfig.xml that this Windows uses. */
export interface RunSysprepBlock {
  readonly place: Place;
  readonly preSysprepRunCmd: Located | null;
  readonly exePath: Located | null;
  readonly answerFilePath: Located | null;
  readonly switches: Located | null;
}

export interface RunBundle {
  readonly file: VolumePath;
  /** Why nothing of the file is known, in one sentence; null when it can be used. */
  readonly trouble: string | null;
  readonly properties: readonly NamedLocated[];
  property(name: string): NamedLocated | null;
  sysprepFor(kernel: string): RunSysprepBlock | null;
}

/** Reads BundleConfig.xml of the volume; one that cannot be used is empty, with its trouble. */
export function openBundle(fs: VolumeFs, path: VolumePath): RunBundle {
  const { file, document, trouble } = openSettings(fs, path, 'bundleConfig');
  const bundle = document === null ? null : readBundleConfig(document);
  const at = placer(file);
  const named = (row: { name: string; value: string; line: number }): NamedLocated => ({
    name: row.name,
    value: row.value,
    place: at(row.line),
  });
  return {
    file,
    trouble,
    properties: bundle?.properties.map(named) ?? [],
    property: (name) => {
      const row = bundle?.property(name) ?? null;
      return row === null ? null : named(row);
    },
    sysprepFor: (kernel) => sysprepBlock(bundle?.sysprepFor(kernel) ?? null, at),
  };
}

function sysprepBlock(block: SysprepBlock | null, at: (line: number) => Place): RunSysprepBlock | null {
  if (block === null) return null;
  return {
    place: at(block.line),
    preSysprepRunCmd: located(block.preSysprepRunCmd, at),
    exePath: located(block.exePath, at),
    answerFilePath: located(block.answerFilePath, at),
    switches: located(block.switches, at),
  };
}

export interface RunConfigXml {
  readonly file: VolumePath;
  /** Why nothing of the file is known, in one sentence; null when it can be used. */
  readonly trouble: string | null;
  readonly plugins: readonly NamedLocated[];
  plugin(name: string): NamedLocated | null;
  globalSetting(name: string): NamedLocated | null;
}

/** Reads Config.xml of the volume; one that cannot be used is empty, with its trouble. */
export function openConfigXml(fs: VolumeFs, path: VolumePath): RunConfigXml {
  const { file, document, trouble } = openSettings(fs, path, 'ec2config');
  const config = document === null ? null : readConfigXml(document);
  const at = placer(file);
  const plugin = (row: { name: string; state: string; line: number }): NamedLocated => ({
    name: row.name,
    value: row.state,
    place: at(row.line),
  });
  return {
    file,
    trouble,
    plugins: config?.plugins.map(plugin) ?? [],
    plugin: (name) => {
      const row = config?.plugin(name) ?? null;
      return row === null ? null : plugin(row);
    },
    globalSetting: (name) => {
      const row = config?.globalSetting(name) ?? null;
      return row === null ? null : { name: row.name, value: row.value, place: at(row.line) };
    },
  };
}

/** Why a file is not what its name says, in one sentence; null when it is. */
function damageOf(config: ConfigDocument, kind: ConfigDocument['kind']): string | null {
  if (config.xml?.wellFormed === false) return config.xml.problems[0]?.summary ?? 'it is not well-formed.';
  return config.kind === kind ? null : 'it is not the settings file of EC2Config that its name says.';
}
