import { sameName } from '../../shared/base/caseless.ts';
import type { ConfigDocument } from './document.ts';
import { childElement, childElements, ownText } from './xml/navigate.ts';
import type { XmlDocument, XmlElement } from './xml/nodes.ts';

/** A plug-in of EC2Config as Config.xml has it. */
export interface Plugin {
  readonly name: string;
  /** As written; `Enabled` and `Disabled` are the words that the agent knows. */
  readonly state: string;
  /** Whether the state is the word Enabled. */
  readonly enabled: boolean;
  readonly line: number;
}

export interface NamedValue {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** Config.xml. Names are compared without case: AWS's own pages spell one of them in two ways. */
export interface ConfigXml {
  /** In file order. */
  readonly plugins: readonly Plugin[];
  readonly globalSettings: readonly NamedValue[];
  plugin(name: string): Plugin | null;
  globalSetting(name: string): NamedValue | null;
}

/** Reads Config.xml of EC2Config; another file has no plug-ins. Source: EC2Config facts, section 3.1. */
export function readConfigXml(config: ConfigDocument): ConfigXml {
  const document = config.kind === 'ec2config' ? config.xml : null;
  const plugins = rows(document, 'Plugins', 'Plugin', 'State').map(({ name, value, line }) => ({
    name,
    state: value,
    enabled: sameName(value, 'Enabled'),
    line,
  }));
  const globals =
    document?.root === undefined || document.root === null ? null : childElement(document.root, 'GlobalSettings');
  const globalSettings =
    document === null || globals === null
      ? []
      : childElements(globals).map((element) => namedValue(document, element.local, element, element));
  return {
    plugins,
    globalSettings,
    plugin: (name) => plugins.find((candidate) => sameName(candidate.name, name)) ?? null,
    globalSetting: (name) => globalSettings.find((candidate) => sameName(candidate.name, name)) ?? null,
  };
}

function rows(document: XmlDocument | null, list: string, row: string, value: string): readonly NamedValue[] {
  const parent = document?.root === undefined || document.root === null ? null : childElement(document.root, list);
  return document === null || parent === null ? [] : readRows(document, parent, row, value);
}

/** Rows of a list of `Name` with another element, as both files of EC2Config have them; rows without name are left out. */
export function readRows(document: XmlDocument, parent: XmlElement, row: string, value: string): readonly NamedValue[] {
  return childElements(parent)
    .filter((element) => element.local === row)
    .flatMap((element) => {
      const name = childElement(element, 'Name');
      return name === null ? [] : [namedValue(document, ownText(name).trim(), childElement(element, value), element)];
    });
}

function namedValue(document: XmlDocument, name: string, holder: XmlElement | null, around: XmlElement): NamedValue {
  const value = holder === null ? '' : ownText(holder).trim();
  return { name, value, line: document.lines.at((holder ?? around).start).line };
}
