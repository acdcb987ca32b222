import { sameName } from '../../shared/base/caseless.ts';
import type { ConfigDocument } from './document.ts';
import { findNamed, namedElement, namedRows, rootOf, type NamedValue } from './namedValues.ts';
import { childElement, childElements } from './xml/navigate.ts';

/** A plug-in of EC2Config as Config.xml has it. */
export interface Plugin {
  readonly name: string;
  /** As written; `Enabled` and `Disabled` are the words that the agent knows. */
  readonly state: string;
  /** Whether the state is the word Enabled. */
  readonly enabled: boolean;
  readonly line: number;
}

/** Config.xml. Names are compared without case. */
export interface ConfigXml {
  /** In file order. */
  readonly plugins: readonly Plugin[];
  readonly globalSettings: readonly NamedValue[];
  plugin(name: string): Plugin | null;
  globalSetting(name: string): NamedValue | null;
}

/** Reads Config.xml of EC2Config; another file has no plug-ins. Source: EC2Config facts, section 3.1. */
export function readConfigXml(config: ConfigDocument): ConfigXml {
  const file = rootOf(config, 'ec2config');
  const list = file === null ? null : childElement(file.root, 'Plugins');
  const globals = file === null ? null : childElement(file.root, 'GlobalSettings');
  const rows = file === null || list === null ? [] : namedRows(file.document, list, 'Plugin', 'State');
  const plugins = rows.map(({ name, value, line }) => ({
    name,
    state: value,
    enabled: sameName(value, 'Enabled'),
    line,
  }));
  const globalSettings =
    file === null || globals === null
      ? []
      : childElements(globals).map((element) => namedElement(file.document, element));
  return {
    plugins,
    globalSettings,
    plugin: (name) => findNamed(plugins, name),
    globalSetting: (name) => findNamed(globalSettings, name),
  };
}
