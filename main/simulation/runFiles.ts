import type { Place } from '../../shared/model/diagnostic.ts';
import type { VolumePath } from '../../shared/base/winPath.ts';
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

/** Opens a settings file under the disk's own spelling of its name. */
export function openFile(fs: VolumeFs, path: VolumePath): Found<ConfigDocument> {
  const bytes = fs.read(path);
  if (bytes.kind !== 'found') return bytes;
  const stat = fs.stat(path);
  return { kind: 'found', value: openConfig(stat.kind === 'found' ? stat.value.path : path, bytes.value) };
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
  readonly answerFilePath: Located | null;
  readonly switches: Located | null;
}

export interface RunBundle {
  readonly file: VolumePath;
  /** Why the file cannot be used; null when it can. */
  readonly damage: string | null;
  readonly properties: readonly NamedLocated[];
  property(name: string): NamedLocated | null;
  sysprepFor(kernel: string): RunSysprepBlock | null;
}

/** Reads BundleConfig.xml of the volume. */
export function openBundle(fs: VolumeFs, path: VolumePath): Found<RunBundle> {
  const opened = openFile(fs, path);
  if (opened.kind !== 'found') return opened;
  const bundle = readBundleConfig(opened.value);
  const at = placer(opened.value.path);
  const named = (row: { name: string; value: string; line: number }): NamedLocated => ({
    name: row.name,
    value: row.value,
    place: at(row.line),
  });
  return {
    kind: 'found',
    value: {
      file: opened.value.path,
      damage: damageOf(opened.value, 'bundleConfig'),
      properties: bundle.properties.map(named),
      property: (name) => {
        const row = bundle.property(name);
        return row === null ? null : named(row);
      },
      sysprepFor: (kernel) => sysprepBlock(bundle.sysprepFor(kernel), at),
    },
  };
}

function sysprepBlock(block: SysprepBlock | null, at: (line: number) => Place): RunSysprepBlock | null {
  if (block === null) return null;
  return {
    place: at(block.line),
    preSysprepRunCmd: located(block.preSysprepRunCmd, at),
    answerFilePath: located(block.answerFilePath, at),
    switches: located(block.switches, at),
  };
}

export interface RunConfigXml {
  readonly file: VolumePath;
  /** Why the file cannot be used; null when it can. */
  readonly damage: string | null;
  readonly plugins: readonly NamedLocated[];
  plugin(name: string): NamedLocated | null;
  globalSetting(name: string): NamedLocated | null;
}

/** Reads Config.xml of the volume. */
export function openConfigXml(fs: VolumeFs, path: VolumePath): Found<RunConfigXml> {
  const opened = openFile(fs, path);
  if (opened.kind !== 'found') return opened;
  const config = readConfigXml(opened.value);
  const at = placer(opened.value.path);
  const plugin = (row: { name: string; state: string; line: number }): NamedLocated => ({
    name: row.name,
    value: row.state,
    place: at(row.line),
  });
  return {
    kind: 'found',
    value: {
      file: opened.value.path,
      damage: damageOf(opened.value, 'ec2config'),
      plugins: config.plugins.map(plugin),
      plugin: (name) => {
        const row = config.plugin(name);
        return row === null ? null : plugin(row);
      },
      globalSetting: (name) => {
        const row = config.globalSetting(name);
        return row === null ? null : { name: row.name, value: row.value, place: at(row.line) };
      },
    },
  };
}

/** Why a file is not what its name says, in one sentence; null when it is. */
function damageOf(config: ConfigDocument, kind: ConfigDocument['kind']): string | null {
  if (config.xml?.wellFormed === false) return config.xml.problems[0]?.summary ?? 'it is not well-formed.';
  return config.kind === kind ? null : 'it is not the settings file of EC2Config that its name says.';
}
