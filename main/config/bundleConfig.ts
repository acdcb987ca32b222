import type { ConfigDocument } from './document.ts';
import { findNamed, namedElement, namedRows, rootOf, type NamedValue } from './namedValues.ts';
import { attribute, childElement, childElements } from './xml/navigate.ts';
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
  const file = rootOf(config, 'bundleConfig');
  const properties = file === null ? [] : namedRows(file.document, file.root, 'Property', 'Value');
  const general = file === null ? null : childElement(file.root, 'GeneralSettings');
  const sysprep = file === null || general === null ? [] : sysprepBlocks(file.document, general);
  return {
    properties,
    sysprep,
    property: (name) => findNamed(properties, name),
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
        return element === null ? null : namedElement(document, element);
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
