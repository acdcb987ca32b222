import { sameName } from '../../shared/base/caseless.ts';
import { readRows, type NamedValue } from './configXml.ts';
import type { ConfigDocument } from './document.ts';
import { attribute, childElement, childElements, descend, ownText } from './xml/navigate.ts';
import type { XmlDocument, XmlElement } from './xml/nodes.ts';

/** How Sysprep is started on one generation of Windows. */
export interface SysprepBlock {
  /** `6.0` for Windows Server 2008 and later, `5.2` for 2003. */
  readonly version: string;
  readonly line: number;
  readonly preSysprepRunCmd: NamedValue | null;
  readonly exePath: NamedValue | null;
  readonly answerFilePath: NamedValue | null;
  readonly switches: NamedValue | null;
}

/** BundleConfig.xml. Names are compared without case. */
export interface BundleConfig {
  /** In file order. */
  readonly properties: readonly NamedValue[];
  readonly sysprep: readonly SysprepBlock[];
  property(name: string): NamedValue | null;
  /** The block that a Windows kernel such as `6.3` uses: 6.0 for all from 6.0 on, else the one of its number. */
  sysprepFor(kernel: string): SysprepBlock | null;
}

/** Reads BundleConfig.xml of EC2Config; another file has no properties. Source: EC2Config facts, sections 1 and 3.2. */
export function readBundleConfig(config: ConfigDocument): BundleConfig {
  const document = config.kind === 'bundleConfig' ? config.xml : null;
  const root = document?.root ?? null;
  const properties = document === null || root === null ? [] : readRows(document, root, 'Property', 'Value');
  const general = root === null ? null : descend(root, ['GeneralSettings']);
  const sysprep = document === null || general === null ? [] : sysprepBlocks(document, general);
  return {
    properties,
    sysprep,
    property: (name) => properties.find((candidate) => sameName(candidate.name, name)) ?? null,
    sysprepFor: (kernel) => {
      const version = Number.parseFloat(kernel) >= 6 ? '6.0' : kernel;
      return sysprep.find((block) => block.version === version) ?? null;
    },
  };
}

function sysprepBlocks(document: XmlDocument, general: XmlElement): readonly SysprepBlock[] {
  return childElements(general)
    .filter((element) => element.local === 'Sysprep')
    .map((block) => {
      const value = (name: string): NamedValue | null => {
        const element = childElement(block, name);
        if (element === null) return null;
        return { name, value: ownText(element).trim(), line: document.lines.at(element.start).line };
      };
      return {
        version: attribute(block, 'version')?.value ?? '',
        line: document.lines.at(block.start).line,
        preSysprepRunCmd: value('PreSysprepRunCmd'),
        exePath: value('ExePath'),
        answerFilePath: value('AnswerFilePath'),
        switches: value('Switches'),
      };
    });
}
