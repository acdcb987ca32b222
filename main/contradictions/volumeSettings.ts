import { sameName } from '../../shared/base/caseless.ts';
import { parseVolumePath, type VolumePath } from '../../shared/base/winPath.ts';
import type { Evidence } from '../../shared/model/diagnostic.ts';
import type { AgentKind } from '../../shared/model/volume.ts';
import { readAgentTasks, type AgentTask } from '../config/agentConfig.ts';
import { readAnswerFile, type AnswerFile, type AnswerValue } from '../config/answerFile.ts';
import { readBundleConfig, type BundleConfig, type SysprepBlock } from '../config/bundleConfig.ts';
import { readConfigXml, type ConfigXml } from '../config/configXml.ts';
import type { ConfigDocument } from '../config/document.ts';
import { readLaunchConfig, type LaunchConfig } from '../config/launchConfig.ts';
import { decodeText } from '../config/text/decode.ts';
import { BUNDLE_CONFIG, ec2ConfigAnswerFile, EC2CONFIG_FOLDER } from '../subject/answerFileSearch.ts';
import { readArchitecture } from '../subject/identity.ts';
import { valueOrNull } from '../subject/lookup.ts';
import { openedFile } from '../subject/openedFile.ts';
import type { Subject } from '../subject/subject.ts';

export const CONFIG_XML: VolumePath = `${EC2CONFIG_FOLDER}/Settings/Config.xml`;
export const LAUNCH_CONFIG: VolumePath = 'ProgramData/Amazon/EC2-Windows/Launch/Config/LaunchConfig.json';
export const AGENT_CONFIG: VolumePath = 'ProgramData/Amazon/EC2Launch/config/agent-config.yml';
const LAUNCH1_ANSWER: VolumePath = 'ProgramData/Amazon/EC2-Windows/Launch/Sysprep/Unattend.xml';
const LAUNCH2_ANSWER: VolumePath = 'ProgramData/Amazon/EC2Launch/sysprep/unattend.xml';

/** A setting that has a value, as one side of a contradiction. */
export interface Side {
  readonly value: string;
  readonly evidence: Evidence;
}

/** The answer file that an agent hands to Sysprep. */
export interface AgentAnswer {
  readonly config: ConfigDocument;
  readonly answer: AnswerFile;
}

export type LaunchAgent = Exclude<AgentKind, 'ssm'>;

/**
 * The settings of a volume that rules hold against each other, each file opened once. What is absent or cannot be read
 * is null: rules say nothing of it, since other findings do.
 */
export class VolumeSettings {
  readonly subject: Subject;
  private readonly opened = new Map<VolumePath, ConfigDocument | null>();

  constructor(subject: Subject) {
    this.subject = subject;
  }

  has(agent: LaunchAgent): boolean {
    return this.subject.report.agents.some(({ kind }) => kind === agent);
  }

  /** Whether a file is there for certain; null where that cannot be told. */
  isThere(path: VolumePath): boolean | null {
    const { kind } = this.subject.fs.stat(path);
    return kind === 'unreadable' ? null : kind === 'found';
  }

  document(path: VolumePath): ConfigDocument | null {
    const known = this.opened.get(path);
    if (known !== undefined) return known;
    const found = valueOrNull(openedFile(this.subject.fs, path));
    this.opened.set(path, found);
    return found;
  }

  /** The text of a script. */
  script(path: VolumePath): string | null {
    const bytes = valueOrNull(this.subject.fs.read(path));
    return bytes === null ? null : decodeText(bytes).text;
  }

  get config(): ConfigXml | null {
    const document = this.document(CONFIG_XML);
    return document === null ? null : readConfigXml(document);
  }

  get bundle(): BundleConfig | null {
    const document = this.document(BUNDLE_CONFIG);
    return document === null ? null : readBundleConfig(document);
  }

  get sysprep(): SysprepBlock | null {
    return this.bundle?.sysprepFor(this.subject.report.windows.kernel ?? '6.0') ?? null;
  }

  get launchConfig(): LaunchConfig | null {
    const document = this.document(LAUNCH_CONFIG);
    return document === null ? null : readLaunchConfig(document);
  }

  get tasks(): readonly AgentTask[] | null {
    const document = this.document(AGENT_CONFIG);
    return document === null ? null : readAgentTasks(document);
  }

  /** A plug-in of Config.xml. */
  plugin(name: string): Side | null {
    const plugin = this.config?.plugin(name) ?? null;
    if (plugin === null) return null;
    return side(CONFIG_XML, plugin.line, name, plugin.state);
  }

  globalSetting(name: string): Side | null {
    const found = this.config?.globalSetting(name) ?? null;
    return found === null ? null : side(CONFIG_XML, found.line, name, found.value);
  }

  /** A property of BundleConfig.xml. */
  property(name: string): Side | null {
    const found = this.bundle?.property(name) ?? null;
    return found === null ? null : side(BUNDLE_CONFIG, found.line, name, found.value);
  }

  /** A setting of LaunchConfig.json. */
  launch(key: string): Side | null {
    const found = this.launchConfig?.get(key) ?? null;
    return found === null ? null : side(LAUNCH_CONFIG, found.line, key, found.text);
  }

  /** The answer file of an agent's own sysprep call, with the components of this Windows. */
  answer(agent: LaunchAgent): AgentAnswer | null {
    const path = this.answerPath(agent);
    const config = path === null ? null : this.document(path);
    if (config === null || config.kind !== 'answerFile') return null;
    return { config, answer: readAnswerFile(config, readArchitecture(this.subject.registry)) };
  }

  answerPath(agent: LaunchAgent): VolumePath | null {
    if (agent === 'ec2launch1') return LAUNCH1_ANSWER;
    if (agent === 'ec2launch2') return LAUNCH2_ANSWER;
    return valueOrNull(ec2ConfigAnswerFile(this.subject.fs, this.subject.report.windows.kernel))?.path ?? null;
  }
}

export function side(file: VolumePath, line: number | undefined, name: string, value: string): Side {
  return {
    value: value.trim(),
    evidence: { where: { file, line }, text: `${name} = ${value.trim()}` },
  };
}

/** A setting of an answer file as a side. */
export function answerSide({ config }: AgentAnswer, name: string, { value, line }: AnswerValue): Side {
  return side(config.path, line, name, value);
}

/** Whether a setting has a word; one that is not there has none. */
export function says(found: Side | null, word: string): found is Side {
  return found !== null && sameName(found.value, word);
}

/** The file of this volume that a command line begins with, its program; null for one that only a search path finds. */
export function programOf(command: string): { readonly written: string; readonly path: VolumePath } | null {
  const [, quoted, bare] = /^\s*(?:"([^"]*)"|(\S+))/.exec(command) ?? [];
  const written = quoted ?? bare ?? '';
  if (!/^[A-Za-z]:[\\/]/.test(written)) return null;
  const parsed = parseVolumePath(written);
  return parsed.kind === 'path' ? { written, path: parsed.path } : null;
}
