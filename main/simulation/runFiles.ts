import type { Place } from '../../shared/model/diagnostic.ts';
import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Found, VolumeFs } from '../../shared/model/volume.ts';
import type { ConfigSetting } from '../../shared/model/config.ts';
import type { AdministratorPassword } from '../config/administratorPassword.ts';
import { readAnswerFile } from '../config/answerFile.ts';
import { readBundleConfig, type SysprepBlock } from '../config/bundleConfig.ts';
import { readConfigXml } from '../config/configXml.ts';
import { openConfig, type ConfigDocument } from '../config/document.ts';
import { listSettings } from '../config/settings/read.ts';

/** A value with the line of the file that says so. */
export interface Located {
  readonly value: string;
  readonly place: Place;
}

export interface NamedLocated extends Located {
  readonly name: string;
}

/** A synchronous command; `willReboot` as written, null when absent. */
export interface RunCommand {
  readonly order: number;
  readonly path: string;
  readonly willReboot: string | null;
  readonly place: Place;
}

/** An answer file as a run uses it: every answer carries its place. */
export interface RunAnswerFile {
  readonly file: VolumePath;
  setting(pass: string, component: string, path: string): Located | null;
  /** Synchronous commands of a pass in the order in which Windows runs them. */
  commands(pass: string): readonly RunCommand[];
  components(pass: string): readonly { readonly name: string; readonly place: Place }[];
  /** Settings of a pass, secrets without their value. */
  settings(pass: string): readonly { readonly setting: string; readonly value: string | null; readonly place: Place }[];
  readonly administratorPassword: {
    readonly state: AdministratorPassword['state'];
    readonly blank: boolean;
    readonly place: Place;
  };
  /** Whether the file may be used for a pass: it contains the pass, and no mark says that it was processed. */
  usableFor(pass: string): boolean;
}

/** Reads an answer file of the volume for components of one architecture. */
export function openAnswerFile(fs: VolumeFs, path: VolumePath, architecture: string): Found<RunAnswerFile> {
  const opened = openFile(fs, path);
  return opened.kind === 'found' ? { kind: 'found', value: answerFileOf(opened.value, architecture) } : opened;
}

function openFile(fs: VolumeFs, path: VolumePath): Found<ConfigDocument> {
  const bytes = fs.read(path);
  if (bytes.kind !== 'found') return bytes;
  const stat = fs.stat(path);
  return { kind: 'found', value: openConfig(stat.kind === 'found' ? stat.value.path : path, bytes.value) };
}

function answerFileOf(config: ConfigDocument, architecture: string): RunAnswerFile {
  const answer = readAnswerFile(config, architecture);
  const at = placer(config.path);
  let listed: readonly ConfigSetting[] | null = null;
  const all = () => (listed ??= listSettings(config));
  return {
    file: config.path,
    setting: (pass, component, path) => located(answer.get(pass, component, path), at),
    commands: (pass) =>
      answer.runSynchronous(pass).map((command, index) => ({
        order: command.order ?? index + 1,
        path: command.path,
        willReboot: command.willReboot,
        place: at(command.line),
      })),
    components: (pass) =>
      answer.components
        .filter((component) => component.pass === pass)
        .map((component) => ({ name: component.name, place: at(component.line) })),
    settings: (pass) =>
      all()
        .filter((setting) => setting.setting.startsWith(`${pass}/`))
        .map((setting) => ({
          setting: setting.setting.slice(pass.length + 1),
          value: setting.secret ? null : setting.value,
          place: at(setting.line),
        })),
    administratorPassword: {
      state: answer.administratorPassword.state,
      blank: answer.administratorPassword.blank,
      place: at(answer.administratorPassword.line),
    },
    usableFor: (pass) => answer.passes.some(({ name, processed }) => name === pass && !processed),
  };
}

function placer(file: string) {
  return (line: number | null): Place => (line === null ? { file } : { file, line });
}

function located(
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
